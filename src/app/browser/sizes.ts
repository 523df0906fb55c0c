const KILO = 1_000;

/** “512 B”, “1.4 kB”, “3.0 MB”, “1.2 GB”. */
export function sizeInWords(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO ** 2) return `${(bytes / KILO).toFixed(1)} kB`;
  if (bytes < KILO ** 3) return `${(bytes / KILO ** 2).toFixed(1)} MB`;
  return `${(bytes / KILO ** 3).toFixed(1)} GB`;
}
