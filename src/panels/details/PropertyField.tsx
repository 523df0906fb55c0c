import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { ThingId } from '../../model/id';
import {
  DOES_NOT_APPLY,
  property,
  saidNotToApply,
  valueInWords,
  type Property,
  type PropertyName,
  type Value,
} from '../../model/property';
import { Chip, ComboBox, LabelledRow, Select, TriState, type YesNo } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { ChoiceChips } from './ChoiceChips';
import styles from './Details.module.css';

/** Stands for “unknown” among the options of a list; no property has it as a value. */
const UNKNOWN = '?';

export interface PropertyFieldProps {
  readonly name: PropertyName;
  /** The elements and flows that an answer is for. */
  readonly ids: readonly ThingId[];
  /** Absent: unknown. */
  readonly value: Value | undefined;
  /** They do not agree; nothing is shown as chosen. */
  readonly mixed?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What the technology suggests; outlined until someone confirms it. */
  readonly suggested?: Value | undefined;
}

/**
 * The field for one property, in the form its type asks for. Unknown is an answer like the others. Drawn again only when the
 * answer, or what is said beside it, is another: give it the same list of ids.
 */
export const PropertyField = memo(function PropertyField({
  name,
  ids,
  value,
  mixed = false,
  hint,
  suggested,
}: PropertyFieldProps) {
  const editor = useEditor();
  const entry = property(name);
  // A person may have said that the question makes no sense here.
  const away = useDocument(({ model }) =>
    ids.every((id) => saidNotToApply((model.elements[id] ?? model.flows[id])?.properties ?? {}, name)),
  );
  const set = (next: Value | null): void => {
    editor.run(setProperties, { ids, values: { [name]: next } });
  };
  const latest = useRef(set);
  useLayoutEffect(() => {
    latest.current = set;
  });
  const answer = useCallback((next: YesNo) => latest.current(next === 'unknown' ? null : next === 'yes'), []);
  if (away)
    return (
      <LabelledRow label={entry.label}>
        <Chip onRemove={() => set(null)} removeLabel={DETAILS_WORDS.unset(entry.label)}>
          {valueInWords(name, DOES_NOT_APPLY)}
        </Chip>
      </LabelledRow>
    );
  if (entry.type === 'yesno') {
    const note = mixed ? DETAILS_WORDS.mixed : hint;
    return (
      <div className={note === undefined ? undefined : styles['noted']}>
        <TriState
          label={entry.label}
          value={yesNo(value, mixed)}
          onChange={answer}
          hint={note}
          suggested={
            typeof suggested === 'boolean' && value === undefined ? yesNo(suggested, false) : undefined
          }
        />
      </div>
    );
  }
  const open = value === undefined && !mixed && suggested !== undefined;
  const notes = [hint, open ? DETAILS_WORDS.suggested(valueInWords(name, suggested)) : undefined];
  const description = notes.filter((note) => note !== undefined).join('. ');
  const shared = {
    label: entry.label,
    layout: 'row' as const,
    ...(description === '' ? {} : { description }),
  };
  return (
    // What may be half filled in belongs to what it was filled in for.
    <div key={ids.join()} className={open ? styles['suggested'] : undefined}>
      {entry.type === 'set' ? (
        <ChoiceChips
          label={entry.label}
          options={entry.options}
          chosen={Array.isArray(value) ? (value as readonly string[]) : []}
          hint={mixed ? DETAILS_WORDS.mixed : value === undefined ? DETAILS_WORDS.unknown : undefined}
          onChange={(chosen) => set(chosen.length === 0 ? null : chosen)}
        />
      ) : entry.open === true ? (
        <ComboBox
          {...shared}
          value={typeof value === 'string' ? value : ''}
          options={entry.options}
          placeholder={mixed ? DETAILS_WORDS.mixed : DETAILS_WORDS.unknown}
          onCommit={(next) => set(isUnknown(next) ? null : next)}
        />
      ) : (
        <Select
          {...shared}
          value={mixed ? '' : typeof value === 'string' ? value : UNKNOWN}
          options={optionsOf(entry)}
          placeholder={DETAILS_WORDS.mixed}
          onChange={(next) => set(next === UNKNOWN ? null : next)}
        />
      )}
    </div>
  );
});

function yesNo(value: Value | undefined, mixed: boolean): YesNo {
  // With no such option, none is shown as chosen.
  if (mixed) return '' as YesNo;
  return value === undefined ? 'unknown' : value === true ? 'yes' : 'no';
}

function isUnknown(typed: string): boolean {
  return typed === '' || typed.toLowerCase() === DETAILS_WORDS.unknown.toLowerCase();
}

function optionsOf(entry: Exclude<Property, { readonly type: 'yesno' }>) {
  return [{ value: UNKNOWN, label: DETAILS_WORDS.unknown }, ...entry.options];
}
