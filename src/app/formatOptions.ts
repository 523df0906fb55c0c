import { DEFAULT_OPTIONS, type ExportOptions, type Writer } from '../formats/format';
import { WRITERS } from '../formats/formats';
import { appWords } from '../words/app';
import { remember, remembered } from './remembered';

/** What the Export dialog offers, and what was chosen in it the last time. */

export type Include = 'acceptedRisks' | 'evidenceNotes' | 'coverage' | 'noLongerRaised';

/** A format of the dialog: a writer, or the picture that the browser makes of one. */
export interface Format {
  readonly id: string;
  readonly title: string;
  readonly group: Writer['group'];
  readonly writer: Writer;
  readonly extension: string;
  /** Made of the writer's SVG in the browser, or simply its text. */
  readonly as: 'text' | 'svg' | 'png';
}

export const FORMATS: readonly Format[] = WRITERS.flatMap((writer): readonly Format[] => {
  const { id, title, group, extension } = writer;
  if (id !== 'svg') return [{ id, title, group, extension, writer, as: 'text' }];
  return [
    { id, title, group, extension, writer, as: 'svg' },
    { id: 'png', title: 'PNG', group, extension: 'png', writer, as: 'png' },
  ];
});

/** The options that change what a format says; the others are not shown. */
export interface Matters {
  readonly flavour: boolean;
  readonly detail: boolean;
  readonly theme: boolean;
  readonly spreadsheetSafe: boolean;
  readonly include: readonly Include[];
}

const NOTHING: Matters = { flavour: false, detail: false, theme: false, spreadsheetSafe: false, include: [] };
const MATTERS: Readonly<Record<string, Partial<Matters>>> = {
  'markdown-report': {
    flavour: true,
    detail: true,
    include: ['acceptedRisks', 'evidenceNotes', 'coverage', 'noLongerRaised'],
  },
  'markdown-quick': { flavour: true, include: ['noLongerRaised'] },
  'markdown-register': { flavour: true, include: ['noLongerRaised'] },
  'yaml-register': { include: ['noLongerRaised'] },
  csv: { spreadsheetSafe: true, include: ['noLongerRaised'] },
  svg: { theme: true },
  png: { theme: true },
};

export function whatMatters(format: Format): Matters {
  return { ...NOTHING, ...MATTERS[format.id] };
}

export interface Choices {
  readonly format: string;
  readonly options: ExportOptions;
}

const KEY = 'drawbridge.export';

export function rememberedChoices(): Choices {
  return remembered(KEY, (stored) => {
    const given = fields(stored);
    const format = FORMATS.find(({ id }) => id === given['format']) ?? FORMATS[0];
    return { format: format?.id ?? '', options: readOptions(fields(given['options'])) };
  });
}

/** What is not among the choices any more becomes the usual choice. */
function readOptions(given: Readonly<Record<string, unknown>>): ExportOptions {
  const flag = (name: Include | 'spreadsheetSafe'): boolean => {
    const value = given[name];
    return typeof value === 'boolean' ? value : DEFAULT_OPTIONS[name];
  };
  const one = <T extends string>(name: string, labels: Readonly<Record<T, string>>, usual: T): T =>
    (Object.keys(labels) as T[]).find((value) => value === given[name]) ?? usual;
  return {
    flavour: one('flavour', appWords.flavours, DEFAULT_OPTIONS.flavour),
    detail: one('detail', appWords.details, DEFAULT_OPTIONS.detail),
    theme: one('theme', appWords.exportThemes, DEFAULT_OPTIONS.theme),
    acceptedRisks: flag('acceptedRisks'),
    evidenceNotes: flag('evidenceNotes'),
    coverage: flag('coverage'),
    noLongerRaised: flag('noLongerRaised'),
    spreadsheetSafe: flag('spreadsheetSafe'),
  };
}

export function rememberChoices(choices: Choices): void {
  remember(KEY, choices);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
