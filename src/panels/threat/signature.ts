const KEY = 'drawbridge.signature';

/** The name under which decisions are written down; kept in this browser, and empty until somebody gives one. */
export function signature(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // A browser that keeps nothing signs nothing.
    return '';
  }
}

export function signAs(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Losing a signature is no harm: decisions are then written down without one.
  }
}
