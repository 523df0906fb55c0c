import { KIND_NAMES, type ElementKind } from '../model/element';
import { PRESETS, type Preset } from '../model/preset';
import { plain } from './chips';

/** What kind of thing a name or a hint in parentheses speaks of. */

export type Hint =
  | { readonly is: 'kind'; readonly kind: ElementKind }
  | { readonly is: 'technology'; readonly preset: Preset }
  | { readonly is: 'boundary' };

const KIND_WORDS: Readonly<Record<string, ElementKind>> = {
  external: 'external',
  entity: 'external',
  actor: 'external',
  user: 'external',
  system: 'external',
  process: 'process',
  service: 'process',
  app: 'process',
  store: 'store',
  database: 'store',
  db: 'store',
  cache: 'store',
  queue: 'store',
  bucket: 'store',
};
const BOUNDARY_WORDS = new Set(['boundary', 'trust boundary', 'zone', 'network']);

/** What a hint means: a kind, a boundary, or a technology that the insert menu knows. */
export function hintCalled(text: string): Hint | undefined {
  const typed = plain(text);
  if (BOUNDARY_WORDS.has(typed)) return { is: 'boundary' };
  const kind = (Object.keys(KIND_NAMES) as ElementKind[]).find(
    (one) => plain(KIND_NAMES[one]) === typed || one === typed,
  );
  if (kind) return { is: 'kind', kind };
  const named =
    PRESETS.find((one) => plain(one.label) === typed || plain(one.id) === typed) ??
    only(PRESETS.filter((one) => one.also.some((word) => plain(word) === typed)));
  if (named) return { is: 'technology', preset: named };
  const word = Object.hasOwn(KIND_WORDS, typed) ? KIND_WORDS[typed] : undefined;
  return word && { is: 'kind', kind: word };
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Hints to offer, most general first. */
export function allHints(): readonly string[] {
  return [
    ...Object.values(KIND_NAMES).map((name) => name.toLowerCase()),
    'boundary',
    ...PRESETS.map((preset) => preset.label),
  ];
}

/** Last words of names: “Browser user” is a person, “User service” is not. */
const EXTERNAL_WORDS = new Set(
  'user customer client browser visitor person people admin administrator operator developer employee attacker partner supplier vendor provider actor guest internet'.split(
    ' ',
  ),
);
const STORE_WORDS = new Set(
  'db database store storage table cache queue topic bucket blob file disk log vault registry repo repository warehouse lake ledger archive backup s3'.split(
    ' ',
  ),
);
/** Products that are stores whatever stands beside them. */
const STORE_PRODUCTS =
  /\b(redis|postgres(ql)?|mysql|mariadb|mongo(db)?|kafka|rabbitmq|elasticsearch|dynamodb|sqlite)\b/i;

/** The kind that a name sounds like; a process when it says nothing. */
export function kindByName(name: string): ElementKind {
  const words = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s_/-]+/);
  const last = words.findLast((word) => word !== '') ?? '';
  const one = last.replace(/ies$/, 'y').replace(/s$/, '');
  if (STORE_WORDS.has(last) || STORE_WORDS.has(one) || STORE_PRODUCTS.test(name)) return 'store';
  return EXTERNAL_WORDS.has(last) || EXTERNAL_WORDS.has(one) || /\bthird[- ]party\b/i.test(name)
    ? 'external'
    : 'process';
}
