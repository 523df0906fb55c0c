import type { LastChange } from '../../editor/document';
import type { Change } from '../../model/change';
import { isPropertyName, property, valueInWords, valueOf, type Properties } from '../../model/property';
import { STATUS_WORDS } from '../../words/bars';

/** What the last change was, as the status bar tells it after the counts: “after “Validates input” was set to No on API server”. */
export function causeOf(last: LastChange): string {
  if (last.origin === 'undo') return STATUS_WORDS.afterUndo(last.label);
  if (last.origin === 'redo') return STATUS_WORDS.afterRedo(last.label);
  if (last.origin === 'outside') return STATUS_WORDS.afterOutside;
  return propertySet(last) ?? STATUS_WORDS.after(last.label);
}

/** The sentence for one property set on one thing; undefined when the change was anything else. */
function propertySet({ changes }: LastChange): string | undefined {
  const edits = changes.filter((change) => change.table !== 'numbers');
  const [edit, ...more] = edits;
  if (!edit || more.length > 0 || (edit.table !== 'elements' && edit.table !== 'flows')) return undefined;
  const names = changedProperties(edit);
  const [name] = names;
  if (name === undefined || names.length > 1 || !isPropertyName(name)) return undefined;
  const after = edit.after as Described;
  return STATUS_WORDS.afterProperty(
    property(name).label,
    valueInWords(name, valueOf(after.properties, name)),
    after.name === '' ? null : after.name,
  );
}

// Records of the tables “elements” and “flows” both have these.
interface Described {
  readonly name: string;
  readonly properties: Properties;
}

function changedProperties({ before, after }: Change): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const was = (before as Described).properties;
  const is = (after as Described).properties;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
}
