/** What the tabs that have the same model open say to each other; see `tabs.ts`. */
export type Message =
  | { readonly say: 'may I'; readonly from: string }
  | { readonly say: 'yours'; readonly to: string }
  | { readonly say: 'not now'; readonly to: string; readonly why: string }
  | { readonly say: 'mine'; readonly from: string }
  | { readonly say: 'saved'; readonly revision: number };

/** Reads what was heard; null when it is none of these: another tab may run another version of this app. */
export function readMessage(heard: unknown): Message | null {
  if (typeof heard !== 'object' || heard === null || !('say' in heard)) return null;
  const message = heard as Record<string, unknown>;
  const has = (key: string, type: 'string' | 'number'): boolean => typeof message[key] === type;
  switch (message['say']) {
    case 'may I':
    case 'mine':
      return has('from', 'string') ? (message as Message) : null;
    case 'yours':
      return has('to', 'string') ? (message as Message) : null;
    case 'not now':
      return has('to', 'string') && has('why', 'string') ? (message as Message) : null;
    case 'saved':
      return has('revision', 'number') ? (message as Message) : null;
    default:
      return null;
  }
}
