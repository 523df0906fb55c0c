import { closest } from '../../model/closest';
import type { Tree } from './yaml-read';

/** What is found while a file is read, and where it stood: shared by all readers of YAML. */

export interface Findings {
  /** Things that make the file unreadable as a model. */
  readonly problems: Finding[];
  /** Things that were kept, changed or left out, in sentences. */
  readonly warnings: string[];
  /** Where each part of the model stood, by `spot(path)`. */
  readonly spots: Map<string, Spot>;
}
export interface Spot {
  readonly line: number;
  /** As a person would point at it: `flows[3].to`. */
  readonly path: string;
}
export interface Finding extends Spot {
  readonly message: string;
}

/** One place in the file that is being read. */
export interface At extends Spot {
  readonly found: Findings;
  /** The path in the model. */
  readonly inModel: readonly (string | number)[];
  /** Where keys are kept that have no other home, and under what name. */
  readonly keep: { readonly in: Record<string, unknown>; readonly path: string };
}

export function spot(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}

export function problem(at: At, message: string): undefined {
  at.found.problems.push({ line: at.line, path: at.path, message });
  return undefined;
}

export function warn(at: Spot & { readonly found: Findings }, message: string): void {
  at.found.warnings.push(`${placeOf(at)}: ${message}`);
}

/** “Line 42, flows[3].to”. */
export function placeOf({ line, path }: Spot): string {
  return path === '' ? `Line ${line}` : `Line ${line}, ${path}`;
}

/** The same place, one step further in. */
export function inside(
  at: At,
  step: { readonly key: string; readonly model: string | number; readonly line: number },
): At {
  const next: At = {
    found: at.found,
    line: step.line,
    path:
      at.path === '' ? step.key : step.key.startsWith('[') ? at.path + step.key : `${at.path}.${step.key}`,
    inModel: [...at.inModel, step.model],
    keep: {
      in: at.keep.in,
      path:
        at.keep.path === ''
          ? step.key
          : step.key.startsWith('[')
            ? at.keep.path + step.key
            : `${at.keep.path}.${step.key}`,
    },
  };
  at.found.spots.set(spot(next.inModel), { line: next.line, path: next.path });
  return next;
}

/** “ Did you mean “api”?”, or nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = closest(written, known);
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

export function isNothing(tree: Tree): boolean {
  return tree.is === 'scalar' && tree.value === null;
}

/** Where a path of the model stood in the file, or the nearest part around it that is known. */
export function spotOf(found: Findings, path: readonly (string | number)[]): Spot {
  for (let length = path.length; length > 0; length--) {
    const where = found.spots.get(spot(path.slice(0, length)));
    if (where) return where;
  }
  return { line: 1, path: '' };
}

/** The first of several problems, with its place, and how many came after it. */
export function failure(problems: readonly Finding[]): {
  readonly ok: false;
  readonly reason: string;
  readonly place: string;
} {
  const [first, ...others] = problems.toSorted((a, b) => a.line - b.line);
  if (!first) throw new Error('failure: there is no problem.');
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'problem was' : 'problems were'} found after it.`;
  return { ok: false, reason: `${first.message}${more}`, place: placeOf(first) };
}
