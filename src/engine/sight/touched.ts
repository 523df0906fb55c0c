import type { Boundary } from '../../model/boundary';
import type { ChangeSet } from '../../model/change';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { ThingId } from '../../model/id';
import type { Properties } from '../../model/property';
import type { Dossier } from './dossier';
import type { Sight } from './sight';

/** The sights that a change set makes others, of those that somebody has looked at. */
export function touchedBy(
  changes: ChangeSet,
  dossiers: ReadonlyMap<ThingId, Dossier>,
  settings: Sight,
): ReadonlySet<Sight> {
  const touched = new Set<Sight>();
  const touch = (sight: Sight | null | undefined): void => {
    if (sight) touched.add(sight);
  };
  const touchProperties = (id: ThingId, one: Properties, other: Properties): void => {
    const dossier = one === other ? undefined : dossiers.get(id);
    if (!dossier) return;
    const names = Object.keys({ ...one, ...other }).filter((name) => one[name] !== other[name]);
    for (const aspect of dossier.aspects) if (names.some((name) => aspect.names.has(name))) touch(aspect);
  };
  for (const { table, id, before, after } of changes) {
    switch (table) {
      case 'elements': {
        const [one, other] = [before, after] as (Element | undefined)[];
        touchProperties(id, one?.properties ?? NONE, other?.properties ?? NONE);
        if (isDrawnAlike(one, other)) break;
        touch(dossiers.get(id)?.record);
        for (const side of [one, other])
          if (side && side.boundary !== null) touch(dossiers.get(side.boundary)?.inside);
        break;
      }
      case 'flows': {
        const [one, other] = [before, after] as (Flow | undefined)[];
        touchProperties(id, one?.properties ?? NONE, other?.properties ?? NONE);
        if (isDrawnAlike(one, other)) break;
        touch(dossiers.get(id)?.record);
        for (const side of [one, other])
          if (side) for (const end of [side.from, side.to]) touch(dossiers.get(end)?.flows);
        break;
      }
      case 'boundaries': {
        const [one, other] = [before, after] as (Boundary | undefined)[];
        touch(dossiers.get(id)?.record);
        if (one && other && one.parent === other.parent) break;
        for (const side of [one, other]) if (side) touch(dossiers.get(side.parent ?? '')?.inside);
        break;
      }
      case 'dataClasses':
        touch(dossiers.get(id)?.record);
        break;
      case 'model':
        if (id === 'settings') touch(settings);
        break;
      default:
        break;
    }
  }
  return touched;
}

const NONE: Properties = {};

/** Whether two records of one thing are the same but for their properties. */
function isDrawnAlike(one: Element | Flow | undefined, other: Element | Flow | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one, other] as unknown as Readonly<Record<string, unknown>>[];
  return Object.keys({ ...a, ...b }).every((field) => field === 'properties' || a![field] === b![field]);
}
