import { FORMAT } from './values';

/**
 * Lifts saved models of older formats, one numbered step each, to the present one. Takes and gives unknown data:
 * the schema judges the result. A format newer than ours is left as it is, and the schema refuses it.
 */
export function migrate(value: unknown): unknown {
  let data = value;
  for (let format = formatOf(data); format !== undefined && format < FORMAT; format = formatOf(data)) {
    const step = STEPS[format];
    if (!step) return data;
    data = step(data);
  }
  return data;
}

/** Step n lifts format n to n + 1. Format 1 is the first, so there is none yet. */
const STEPS: Readonly<Record<number, (data: unknown) => unknown>> = {};

/** The format that a value claims, or undefined when it claims none. */
export function formatOf(value: unknown): number | undefined {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  return typeof format === 'number' ? format : undefined;
}
