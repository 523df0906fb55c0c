/** Text in a picture: as wide as it will be, in lines that fit, and safe inside XML. */

/** The system's own face: nothing is loaded, and a viewer without one of these has another. */
export const FACE = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/** How wide text is likely to be, px. Without a page nothing can be measured, so this leans to the wide side. */
export function widthOf(text: string, size: number, strong = false): number {
  let ems = 0;
  for (const character of text) ems += widthOfCharacter(character);
  return ems * size * (strong ? 1.06 : 1);
}

function widthOfCharacter(character: string): number {
  if (/[\p{M}\u200b-\u200f]/u.test(character)) return 0;
  if (/[iljtfrI.,:;'’|!()[\] ]/.test(character)) return 0.34;
  if (/[mwMW@%—…]/.test(character)) return 0.9;
  if (/[A-Z&]/.test(character)) return 0.7;
  // Scripts of full-width signs, and pictures.
  if (/[\u1100-\u11ff\u2e80-\uffdc]|[\u{1f000}-\u{3ffff}]/u.test(character)) return 1.05;
  return 0.54;
}

/** Text in lines of a width; the last line ends in “…” when there is more. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  most: number,
  strong = false,
): readonly string[] {
  const fits = (line: string): boolean => widthOf(line, size, strong) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines.map((one) => cut(one, fits));
  return [...lines.slice(0, most - 1), `${lines.slice(most - 1).join(' ')}…`].map((one) => cut(one, fits));
}

/** One line, cut short with “…” where it does not fit. */
export function cut(line: string, fits: (line: string) => boolean): string {
  if (fits(line)) return line;
  const letters = Array.from(line.replace(/…$/, ''));
  while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Text and attribute values in XML. What XML cannot hold is shown as the sign for that. */
export function xml(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate: one digit after the point at most, so that bytes do not depend on rounding elsewhere. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
