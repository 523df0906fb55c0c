import { misread } from './mistake';

/** Names in double quotes, which may hold any sign of the grammar. */

/** A text in quotes without them, its escapes undone; any other text as it is. */
export function unquoted(text: string): string {
  if (!/^".*"$/.test(text) || quoteCloses(text, 0) !== text.length) return text;
  return text.slice(1, -1).replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', r: '\r' })[sign] ?? sign);
}

/** A text in quotes, on one line. */
export function quote(text: string): string {
  const safe = text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
  return `"${safe.replaceAll('\r', String.raw`\r`)}"`;
}

/** Behind the second quotation mark; where there is none, the line is misread. */
export function quoteEnd(line: string, open: number): number {
  const end = quoteCloses(line, open);
  return end > 0 ? end : misread({ from: open, to: line.length }, 'The quotation mark has no second one.');
}

/** The same; -1 when there is none. */
export function quoteCloses(line: string, open: number): number {
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at + 1;
  }
  return -1;
}
