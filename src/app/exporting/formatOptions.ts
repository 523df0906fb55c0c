import { DEFAULT_OPTIONS, SECTIONS, type ExportOptions, type Writer } from '../../formats/report/format';
import { WRITERS } from '../../formats/formats';
import { hasPage } from '../../formats/html/preview';
import { NATIVE_WRITER } from '../../formats/native/native';
import { STATUSES } from '../../model/decision';
import { dialogWords } from '../../words/dialogs';
import '../../rules/advice';
import { remember, remembered } from '../browser/remembered';

/** What the Export dialog offers, and what was chosen in it the last time. */

export type Flag =
  'evidenceNotes' | 'coverage' | 'noLongerRaised' | 'issueText' | 'spreadsheetSafe' | 'badges' | 'steps';

/** A format of the dialog: a writer, or the picture that the browser makes of one. */
export interface Format {
  readonly id: string;
  readonly title: string;
  readonly group: Writer['group'];
  readonly writer: Writer;
  readonly extension: string;
  /** Made of the writer's SVG in the browser, made of all formats, or simply its text. */
  readonly as: 'text' | 'svg' | 'png' | 'zip';
}

export const FORMATS: readonly Format[] = [
  ...WRITERS.flatMap((writer): readonly Format[] => {
    const { id, title, group, extension } = writer;
    if (id !== 'svg') return [{ id, title, group, extension, writer, as: 'text' }];
    return [
      { id, title, group, extension, writer, as: 'svg' },
      { id: 'png', title: 'PNG', group, extension: 'png', writer, as: 'png' },
    ];
  }),
  {
    id: 'zip',
    title: dialogWords.zip,
    group: 'Documents',
    extension: 'zip',
    writer: NATIVE_WRITER,
    as: 'zip',
  },
];

/** The options that change what a format says; the others are not shown. */
export interface Matters {
  readonly flavour: boolean;
  readonly detail: boolean;
  readonly columns: boolean;
  readonly theme: boolean;
  readonly sections: boolean;
  /** Which threats: from which risk upwards, with which decisions. */
  readonly choice: boolean;
  readonly flags: readonly Flag[];
}

const NOTHING: Matters = {
  flavour: false,
  detail: false,
  columns: false,
  theme: false,
  sections: false,
  choice: false,
  flags: [],
};
const PICTURE: Partial<Matters> = { theme: true, flags: ['steps', 'badges'] };
const MATTERS: Readonly<Record<string, Partial<Matters>>> = {
  'markdown-report': {
    flavour: true,
    detail: true,
    sections: true,
    choice: true,
    flags: ['evidenceNotes', 'coverage', 'noLongerRaised', 'issueText'],
  },
  html: {
    detail: true,
    theme: true,
    sections: true,
    choice: true,
    flags: ['evidenceNotes', 'coverage', 'noLongerRaised', 'steps', 'badges'],
  },
  zip: {
    flavour: true,
    detail: true,
    theme: true,
    sections: true,
    choice: true,
    flags: ['evidenceNotes', 'coverage', 'noLongerRaised', 'spreadsheetSafe', 'steps', 'badges'],
  },
  'markdown-quick': { flavour: true, choice: true, flags: ['noLongerRaised', 'issueText'] },
  'markdown-register': { flavour: true, choice: true, flags: ['noLongerRaised', 'issueText'] },
  'yaml-register': { choice: true, flags: ['noLongerRaised'] },
  csv: { columns: true, choice: true, flags: ['spreadsheetSafe', 'noLongerRaised'] },
  mermaid: { flavour: true },
  svg: PICTURE,
  png: PICTURE,
};

export function whatMatters(format: Format): Matters {
  return { ...NOTHING, ...MATTERS[format.id] };
}

/** How the preview shows a file: as its readers will see it, or its text. */
export type View = 'page' | 'source';

/** Whether the preview can show the file as a page. */
export function isDocument({ as, writer }: Format): boolean {
  return as === 'text' && hasPage(writer);
}

/** Text that is pasted somewhere is looked at as text; what nobody reads as text is looked at as what it is. */
export function usualView({ extension }: Format): View {
  return extension === 'md' ? 'source' : 'page';
}

export interface Choices {
  readonly format: string;
  /** Null until somebody chose. */
  readonly view: View | null;
  readonly options: ExportOptions;
}

const KEY = 'drawbridge.export';

export function rememberedChoices(): Choices {
  return remembered(KEY, (stored) => {
    const given = fields(stored);
    const format = FORMATS.find(({ id }) => id === given['format']) ?? FORMATS[0];
    const view = given['view'] === 'source' || given['view'] === 'page' ? given['view'] : null;
    return { format: format?.id ?? '', view, options: readOptions(fields(given['options'])) };
  });
}

/** What is not among the choices any more becomes the usual choice. */
function readOptions(given: Readonly<Record<string, unknown>>): ExportOptions {
  const flag = (name: Flag): boolean => {
    const value = given[name];
    return typeof value === 'boolean' ? value : DEFAULT_OPTIONS[name];
  };
  const one = <T extends string>(name: string, labels: Readonly<Record<T, string>>, usual: T): T =>
    (Object.keys(labels) as T[]).find((value) => value === given[name]) ?? usual;
  const several = <T extends string>(name: string, all: readonly T[], usual: readonly T[]): readonly T[] => {
    const value = given[name];
    return Array.isArray(value) ? all.filter((one) => value.includes(one)) : usual;
  };
  return {
    flavour: one('flavour', dialogWords.flavours, DEFAULT_OPTIONS.flavour),
    detail: one('detail', dialogWords.details, DEFAULT_OPTIONS.detail),
    columns: one('columns', dialogWords.columns, DEFAULT_OPTIONS.columns),
    theme: one('theme', dialogWords.exportThemes, DEFAULT_OPTIONS.theme),
    riskFloor: one('riskFloor', dialogWords.riskFloors, DEFAULT_OPTIONS.riskFloor),
    sections: several('sections', SECTIONS, DEFAULT_OPTIONS.sections),
    statuses: several('statuses', STATUSES, DEFAULT_OPTIONS.statuses),
    evidenceNotes: flag('evidenceNotes'),
    coverage: flag('coverage'),
    noLongerRaised: flag('noLongerRaised'),
    issueText: flag('issueText'),
    spreadsheetSafe: flag('spreadsheetSafe'),
    badges: flag('badges'),
    steps: flag('steps'),
  };
}

export function rememberChoices(choices: Choices): void {
  remember(KEY, choices);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
