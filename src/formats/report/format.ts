import type { Impact, Status, Stride } from '../../model/decision';
import type { DiagramId, NewId } from '../../model/id';
import type { Model } from '../../model/model';
import type { Row } from '../../engine/register/register';
import type { Settled } from '../../engine/register/suppress';
import type { Addressed } from '../../engine/threat';

/** What a format is: a writer turns what is known into text, a reader turns text into a model. Both are pure. */

/** Everything that a writer may write down. */
export interface Report {
  readonly model: Model;
  /** The risk register in the order in which it is printed. */
  readonly rows: readonly Row[];
  /** What is covered by design, without a threat. */
  readonly addressed: readonly Addressed[];
  /** What people set aside, with the causes: not among the rows. */
  readonly setAside: Settled['setAside'];
  readonly prompts: readonly Prompt[];
  /** The diagram to draw. */
  readonly diagram: DiagramId;
}

/** A question of one STRIDE category, and the evidence to look for. */
export interface Prompt {
  readonly id: string;
  readonly category: Stride;
  readonly question: string;
  readonly evidence: string;
}

/** Where Markdown is going to be read. */
export type Flavour = 'github' | 'gitlab' | 'azure' | 'mdx' | 'plain';

export interface ExportOptions {
  readonly flavour: Flavour;
  /** A section for each threat below the register, or the register alone. */
  readonly detail: 'sections' | 'table';
  /** The parts of the report that are left in. */
  readonly sections: readonly Section[];
  /** Only threats with these decisions are listed; none named means all. */
  readonly statuses: readonly Status[];
  /** Threats of a lower risk are not listed. */
  readonly riskFloor: Impact;
  /** For comments and issues: “@name” tells nobody and “#12” leads nowhere. */
  readonly issueText: boolean;
  readonly evidenceNotes: boolean;
  /** The analysis of every component and crossing flow by all six categories. */
  readonly coverage: boolean;
  /** Decided threats that nothing raises any more. */
  readonly noLongerRaised: boolean;
  /** Keeps spreadsheets from running a cell as a formula. */
  readonly spreadsheetSafe: boolean;
  /** Who reads the CSV: a spreadsheet, or a ticket tracker that makes a ticket of each line. */
  readonly columns: 'register' | 'jira';
  /** Colours of a picture; 'auto' follows the reader's system. */
  readonly theme: 'light' | 'dark' | 'auto';
  /** The number of open threats on each thing of a picture. */
  readonly badges: boolean;
  /** The numbers of the steps on the flows of a picture. */
  readonly steps: boolean;
}

/** The parts of the report, in their order. */
export const SECTIONS = [
  'scope',
  'diagram',
  'inventory',
  'analysis',
  'register',
  'actions',
  'accepted',
  'aside',
  'review',
] as const;
export type Section = (typeof SECTIONS)[number];

export const DEFAULT_OPTIONS: ExportOptions = {
  flavour: 'github',
  detail: 'sections',
  sections: SECTIONS,
  statuses: [],
  riskFloor: 'low',
  issueText: false,
  evidenceNotes: true,
  coverage: true,
  noLongerRaised: false,
  spreadsheetSafe: true,
  columns: 'register',
  theme: 'auto',
  badges: false,
  steps: true,
};

/**
 * Writes a report down, in a stable order and without anything that is not in the model, so that one edit shows as few
 * lines of difference. A move changes the line of the place in the YAML model and pictures, and nothing else. A new name
 * changes the lines that print it. A new thing adds lines, and changes only those that count or list everything; no number
 * is given anew. A property or a decision changes lines about its thing or threat, and those that count. `diffs.test.ts`
 * holds this.
 */
export interface Writer {
  readonly id: string;
  /** Its name in the Export dialog. */
  readonly title: string;
  readonly group: 'Documents' | 'Data' | 'Diagram';
  /** Without the dot. */
  readonly extension: string;
  /** Ends the name of the file where another format has the same extension. */
  readonly suffix?: string;
  readonly mediaType: string;
  readonly write: (report: Report, options: ExportOptions) => string;
  /** The same text in pieces, for writers with much to say: see `pieces.ts`. */
  readonly pieces?: (report: Report, options: ExportOptions) => Iterable<string>;
}

export interface Reader {
  readonly id: string;
  readonly title: string;
  /** Recognises the content; the name of a file says nothing. */
  readonly looksLikeIt: (text: string) => boolean;
  /** Never throws, never drops silently. `newId` names what comes without an id. */
  readonly read: (text: string, newId: NewId, watch?: Watch) => ReadResult;
}

/** Told now and then how much of a text has been gone through: 0 to 1. What is left then is checking. */
export type Watch = (share: number) => void;

export type ReadResult =
  | { readonly ok: true; readonly model: Model; readonly warnings: readonly string[] }
  | {
      readonly ok: false;
      /** What is wrong and what to do, in sentences. */
      readonly reason: string;
      /** “Line 42, flows[3].to”. */
      readonly place?: string;
    };
