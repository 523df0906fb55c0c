import type { SubjectId } from '../../model/id';
import { endsOf } from './reach';
import type { View } from '../sight/view';

/** What things are called in sentences. */

/** What a thing is called: its name, or for a flow without one its two ends. */
export function nameIn(view: View, id: SubjectId): string {
  const name = view.element(id)?.name ?? view.flow(id)?.name;
  if (name !== undefined && (name !== '' || !view.flow(id))) return name;
  const ends = endsOf(view, id);
  return ends ? `${ends.source.name} → ${ends.target.name}` : '';
}

/** “A”, “A and B”, “A, B and 3 more”. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length === 2) return `${names[0]} and ${names[1]}`;
  return names.length === 3
    ? `${names[0]}, ${names[1]} and ${names[2]}`
    : `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}
