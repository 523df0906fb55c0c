/** Small choices that stay in this browser. Losing one is no harm, so storage that refuses is passed over. */

export function remembered<T>(key: string, read: (stored: unknown) => T): T {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    stored = null;
  }
  return read(stored);
}

/** False when the browser did not keep it. */
export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
