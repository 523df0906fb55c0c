import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiagramId, FlowId, ThingId, ThreatKey } from '../model/id';
import type { Comparing } from './comparison';
import type { Point } from '../model/place';
import { FIRST_VIEW, type RegisterView } from '../model/register-view';

/** What one person is doing at the moment: never saved with the model, never a step to undo. */
export interface SessionState {
  readonly diagram: DiagramId;
  readonly selection: readonly ThingId[];
  /** The thing that has the keyboard on the canvas. */
  readonly focus: ThingId | null;
  readonly tool: Tool;
  /** The tool stays after use. */
  readonly toolLocked: boolean;
  /** The tool being dragged from the toolbar; the canvas places it where it is let go. */
  readonly toolDrag: Tool | null;
  /** Flow tool: the element that the flow will start from. */
  readonly connectFrom: ThingId | null;
  /** The thing whose name is being typed on the canvas. */
  readonly naming: ThingId | null;
  /** Things lit up because a row of the register, a question or a reason points at them. */
  readonly spotlight: readonly ThingId[];
  /** The threat open in the details panel. */
  readonly openThreat: ThreatKey | null;
  /** The rules, open in the place of the details: the list, one rule, or what is set aside. */
  readonly rules: RulesState | null;
  readonly registerTab: RegisterTab;
  /** A row of the register that shall get the keyboard as soon as it is drawn. */
  readonly rowToFocus: ThreatKey | null;
  readonly filter: RegisterFilter;
  readonly folds: RegisterFolds;
  readonly panels: { readonly details: boolean; readonly register: boolean; readonly outline: boolean };
  /** Where things stand and how lines run, in numbers, in the details panel; 'wanted' asks for the keyboard as well. */
  readonly measures: 'folded' | 'open' | 'wanted';
  readonly dialog: DialogState | null;
  /** A dialog has closed upon a choice that is done next and may ask for the keyboard; keys wait for it. */
  readonly handover: boolean;
  /** Two states of the model that are being compared. */
  readonly comparison: Comparing | null;
  /** Insert menu open at a point of the canvas; with `from`, the chosen element is connected to it; with `into`, it splits that flow. */
  readonly insertAt: {
    readonly page: Point;
    readonly client: Point;
    readonly from?: ThingId;
    readonly into?: FlowId;
  } | null;
  readonly toasts: readonly Toast[];
  /** Last sentence for screen readers and the status bar. */
  readonly announcement: { readonly text: string; readonly urgent: boolean; readonly count: number };
  readonly snap: boolean;
  /** Single letters, digits and signs act as keys; a person may switch them off. */
  readonly letters: boolean;
  /** The mouse wheel zooms instead of scrolling. */
  readonly wheelZooms: boolean;
  /** The small map in the corner of the canvas. */
  readonly minimap: boolean;
  /** Where each diagram was left. One that is not here has not been looked at. */
  readonly viewports: Readonly<Record<DiagramId, Viewport>>;
}

export type Tool = 'select' | 'hand' | 'external' | 'process' | 'store' | 'boundary' | 'flow' | 'note';
export type RegisterTab = 'threats' | 'questions' | 'coverage' | 'mitigations' | 'lints' | 'scope';

export interface RegisterFilter extends RegisterView {
  /** Only threats of what is selected on the canvas. */
  readonly followSelection: boolean;
}

/** What somebody has opened and closed in the register: kept while filters and tabs change, forgotten with the page. */
export interface RegisterFolds {
  /** All rows, not the first few. */
  readonly all: boolean;
  /** By group: folded, or not, where that differs from what is usual. */
  readonly groups: ReadonlyMap<string, boolean>;
  /** Rows under which those with the same cause are shown. */
  readonly unfolded: ReadonlySet<ThreatKey>;
}

export type RulesState =
  { readonly is: 'list' } | { readonly is: 'rule'; readonly id: string } | { readonly is: 'set aside' };

export type DialogState =
  /** The palette; with `choose`, it lists only what can be chosen for the selection. */
  | { readonly is: 'commands'; readonly choose?: 'thing' | 'boundary' | 'elsewhere' | 'target' }
  | { readonly is: 'rename diagram'; readonly id: DiagramId }
  | { readonly is: 'shortcuts' }
  | { readonly is: 'export' }
  /** The model as a link. */
  | { readonly is: 'share' }
  | { readonly is: 'compare' }
  | { readonly is: 'versions' }
  | { readonly is: 'data classes' }
  /** Type to draw, with the lines that were pasted. */
  | { readonly is: 'sketch'; readonly text?: string }
  /** Asks why a rule is switched off and where; `subject` is the thing it was raised on. */
  | { readonly is: 'switch rule off'; readonly rule: string; readonly subject?: ThingId }
  /** Asks which assumption covers a threat. */
  | { readonly is: 'cover'; readonly rule: string; readonly subject: ThingId };

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'ok' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Pan in screen px and zoom, as the canvas shows it. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export type Session = StoreApi<SessionState>;

export function createSession(start: {
  readonly diagram: DiagramId;
  readonly viewports?: SessionState['viewports'];
}): Session {
  return createStore<SessionState>(() => ({
    diagram: start.diagram,
    selection: [],
    focus: null,
    tool: 'select',
    toolLocked: false,
    toolDrag: null,
    connectFrom: null,
    naming: null,
    spotlight: [],
    openThreat: null,
    rules: null,
    registerTab: 'threats',
    rowToFocus: null,
    filter: { ...FIRST_VIEW, followSelection: true },
    folds: { all: false, groups: new Map(), unfolded: new Set() },
    panels: { details: true, register: true, outline: false },
    measures: 'folded',
    dialog: null,
    handover: false,
    comparison: null,
    insertAt: null,
    toasts: [],
    announcement: { text: '', urgent: false, count: 0 },
    snap: true,
    letters: true,
    wheelZooms: false,
    minimap: false,
    viewports: start.viewports ?? {},
  }));
}
