import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { KIND_NAMES } from '../../model/element';
import { nameOf, thing, type Model } from '../../model/model';
import { chipInWords } from '../../sketch/chips';
import { isNew, type Ref } from '../../sketch/cast';
import type { Deed, PlannedLine } from '../../sketch/plan';
import { kindIcon } from '../../ui';
import { sketchWords } from '../../words/sketch';
import { iconOf } from '../details/ThingButton';

/** What one line will make, told before it is made. */
export interface Told {
  readonly icon: ReactNode;
  readonly text: string;
}

/** Each line's deeds in words; a line that changes nothing says so. */
export function tellLines(lines: readonly PlannedLine[], model: Model): readonly (readonly Told[])[] {
  const added = new Map<Ref, { readonly name: string; readonly icon: ReactNode }>();
  const nameFor = (ref: Ref): string => (isNew(ref) ? (added.get(ref)?.name ?? '') : nameOf(model, ref));
  const iconFor = (ref: Ref): ReactNode => (isNew(ref) ? added.get(ref)?.icon : iconOf(model, ref, 15));
  const homeName = (ref: Ref | null): string | undefined => (ref === null ? undefined : nameFor(ref));

  const tell = (deed: Deed): Told => {
    switch (deed.does) {
      case 'add element': {
        const icon = kindIcon(deed.kind, 15);
        added.set(deed.ref, { name: deed.name, icon });
        return { icon, text: sketchWords.newElement(KIND_NAMES[deed.kind], deed.name, homeName(deed.home)) };
      }
      case 'add boundary': {
        const icon = kindIcon('boundary', 15);
        added.set(deed.ref, { name: deed.name, icon });
        return { icon, text: sketchWords.newBoundary(deed.name, homeName(deed.home)) };
      }
      case 'connect': {
        const icon = kindIcon('flow', 15);
        const [from, to] = [nameFor(deed.from), nameFor(deed.to)];
        added.set(deed.ref, { name: deed.name === '' ? `${from} → ${to}` : deed.name, icon });
        return { icon, text: sketchWords.newFlow(deed.name, from, to) };
      }
      case 'set': {
        return { icon: iconFor(deed.of), text: sketchWords.with(nameFor(deed.of), chipsOf(deed)) };
      }
      case 'nest':
        return { icon: iconFor(deed.of), text: sketchWords.nest(nameFor(deed.of), nameFor(deed.home)) };
      case 'show':
        return { icon: iconFor(deed.of), text: sketchWords.show(nameFor(deed.of)) };
      case 'add note':
        return { icon: <StickyNote size={15} />, text: sketchWords.newNote(deed.text) };
    }
  };

  return lines.map((line) => {
    const told: Told[] = [];
    line.deeds.forEach((deed, index) => {
      const before = line.deeds[index - 1];
      const last = told.at(-1);
      // What is said of a thing just added is said in one breath with it.
      if (deed.does === 'set' && last && before && 'ref' in before && before.ref === deed.of)
        told[told.length - 1] = { ...last, text: sketchWords.with(last.text, chipsOf(deed)) };
      else told.push(tell(deed));
    });
    return told.length === 0 && line.statement && !line.mistake
      ? [{ icon: null, text: sketchWords.there }]
      : told;
  });
}

function chipsOf({ settings, on }: Extract<Deed, { does: 'set' }>): readonly string[] {
  return settings.map((setting) => chipInWords(setting, on));
}

/** The things that are new and can be selected, by the ids they will have. */
export function selectionOf(
  model: Model,
  deeds: readonly Deed[],
  ids: ReadonlyMap<string, string>,
): readonly string[] {
  const refs = deeds.flatMap((deed) => ('ref' in deed ? [deed.ref] : [deed.of]));
  const named = [...new Set(refs)].map((ref) => ids.get(ref) ?? ref);
  const fresh = named.filter((id) => [...ids.values()].includes(id));
  return fresh.length > 0 ? fresh : named.filter((id) => thing(model, id));
}
