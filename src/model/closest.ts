/** The known word that was probably meant: the one with the fewest letters changed, if they are few. */
export function closest(written: string, known: readonly string[]): string | undefined {
  const most = written.length < 4 ? 1 : Math.max(2, Math.floor(written.length / 3));
  let best: { word: string; changes: number } | undefined;
  for (const word of known) {
    if (Math.abs(word.length - written.length) > most) continue;
    const changes = distance(written.toLowerCase(), word.toLowerCase());
    if (changes <= most && (!best || changes < best.changes)) best = { word, changes };
  }
  return best?.word;
}

/** Letters to add, drop or replace to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
