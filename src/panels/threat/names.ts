import type { ThingId } from '../../model/id';

export interface Part {
  readonly text: string;
  /** The thing that the text names. */
  readonly id: ThingId | null;
  /** Where it begins. */
  readonly at: number;
}

/** Cuts a sentence where it names things. Of two names that begin at one place, the longer is meant. */
export function cutAtNames(
  text: string,
  things: readonly { readonly id: ThingId; readonly name: string }[],
): readonly Part[] {
  const longestFirst = things
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  const parts: Part[] = [];
  let plainFrom = 0;
  const plainUpTo = (end: number): void => {
    if (end > plainFrom) parts.push({ text: text.slice(plainFrom, end), id: null, at: plainFrom });
  };
  for (let at = 0; at < text.length;) {
    const found = longestFirst.find(({ name }) => text.startsWith(name, at) && standsAlone(text, at, name));
    if (found) {
      plainUpTo(at);
      parts.push({ text: found.name, id: found.id, at });
      plainFrom = at + found.name.length;
    }
    at += found?.name.length ?? 1;
  }
  plainUpTo(text.length);
  return parts;
}

/** A name inside a longer word is not that name. */
function standsAlone(text: string, at: number, name: string): boolean {
  const isLetter = (index: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(index));
  return !isLetter(at - 1) && !isLetter(at + name.length);
}
