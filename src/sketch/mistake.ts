/** Where in a line something stands, and what is wrong there. */

/** A stretch of a line: columns from 0, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is wrong in a line, where, and what to do about it. */
export interface Mistake extends Span {
  readonly message: string;
}

/** A word of the line and where it stands. */
export interface Word extends Span {
  readonly text: string;
}

/** Thrown while a line is read, and caught where the line ends. */
export class Misread extends Error {
  constructor(readonly mistake: Mistake) {
    super(mistake.message);
  }
}

export function misread({ from, to }: Span, message: string): never {
  throw new Misread({ from, to: Math.max(to, from + 1), message });
}
