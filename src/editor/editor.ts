import type { Command } from '../commands/command';
import type { BoundaryId, FlowId, NewId, ThingId } from '../model/id';
import { firstDiagram, thing, type Model } from '../model/model';
import type { Point } from '../model/place';
import { createDocument, type Document, type Outcome } from './document';
import { createSession, type Session, type Toast, type Tool, type SessionState } from './session';

/** What the canvas lets the rest of the workbench ask for. It registers itself when it is on screen. */
export interface CanvasPort {
  fit(what: 'all' | 'selection'): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** Brings a thing into view with the smallest move; null when it is not on this diagram. */
  reveal(id: ThingId): void;
  /** Remembers what part of the page is in view. Gives back how to return to it. */
  keepView(): () => void;
  /** Gives the keyboard to a thing on the canvas. */
  focus(id: ThingId | null): void;
  /** Where new things go: the pointer if it is over the canvas, else the middle of the view; page coordinates. */
  aim(): Point;
  /** Page coordinates to client coordinates. */
  toClient(point: Point): Point;
  /**
   * Places what the tool draws at the keyboard's place: right of the thing that has it, inside its boundary. The name is
   * asked for on the canvas, unless it is left to whoever asked. Gives the id of what is new.
   */
  placeWithKeyboard(tool: Tool, naming?: 'name it' | 'leave it'): ThingId | null;
  /** Offers what could stand in the middle of a flow, to split it in two. */
  offerSplit(flow: FlowId): void;
  /** Works out a tidy layout of the diagram, of what a boundary contains or of some things, and shows it to be kept or left. */
  tidy(what: 'all' | { readonly boundary: BoundaryId } | { readonly things: readonly ThingId[] }): void;
}

/** The workbench: the open model, what the person is doing, and the ways to act on both. */
export interface Editor {
  readonly document: Document;
  readonly session: Session;
  readonly newId: NewId;
  /** Time now, ISO 8601. */
  readonly now: () => string;
  canvas: CanvasPort | null;
  /** Runs a command. A refusal goes on screen as a sentence. `select` becomes the selection when it succeeds. */
  run<Args>(command: Command<Args>, args: Args, select?: readonly ThingId[]): Outcome;
  undo(): void;
  redo(): void;
  select(ids: readonly ThingId[]): void;
  announce(text: string, urgency?: 'polite' | 'urgent'): void;
  toast(toast: Omit<Toast, 'id'>): void;
  dismiss(id: string): void;
}

export interface Surroundings {
  readonly newId: NewId;
  readonly clock: () => number;
  readonly view?: { readonly diagram?: string; readonly viewports?: SessionState['viewports'] };
}

export function createEditor(model: Model, { newId, clock, view }: Surroundings): Editor {
  const diagram =
    view?.diagram !== undefined && model.diagrams[view.diagram] ? view.diagram : firstDiagram(model);
  const session = createSession({ diagram, ...(view?.viewports ? { viewports: view.viewports } : {}) });
  const document = createDocument(model, { now: clock, selection: () => session.getState().selection });

  const select = (ids: readonly ThingId[]): void => {
    const { model } = document.store.getState();
    const there = ids.filter((id) => thing(model, id) !== undefined);
    session.setState({ selection: there, focus: there[0] ?? session.getState().focus });
  };
  let toasts = 0;
  const announce: Editor['announce'] = (text, urgency = 'polite') => {
    const count = session.getState().announcement.count + 1;
    session.setState({ announcement: { text, urgent: urgency === 'urgent', count } });
  };

  // What is gone from the model cannot stay selected, named or open.
  document.store.subscribe(({ model }) => {
    const { selection, naming, focus, connectFrom, spotlight, diagram: at } = session.getState();
    const there = (id: ThingId): boolean => thing(model, id) !== undefined;
    if (!selection.every(there)) session.setState({ selection: selection.filter(there) });
    if (!spotlight.every(there)) session.setState({ spotlight: spotlight.filter(there) });
    if (naming !== null && !there(naming)) session.setState({ naming: null });
    if (focus !== null && !there(focus)) session.setState({ focus: null });
    if (connectFrom !== null && !there(connectFrom)) session.setState({ connectFrom: null });
    if (!model.diagrams[at]) session.setState({ diagram: firstDiagram(model) });
  });

  const editor: Editor = {
    document,
    session,
    newId,
    now: () => new Date(clock()).toISOString(),
    canvas: null,
    run(command, args, selectAfter) {
      const outcome = document.run(command, args, selectAfter);
      if (!outcome.ok) announce(outcome.reason, 'urgent');
      else if (selectAfter) select(selectAfter);
      return outcome;
    },
    undo() {
      const step = document.undo();
      if (!step) return;
      select(step.selectedBefore);
      show();
      announce(`Undid: ${step.label}.`);
    },
    redo() {
      const step = document.redo();
      if (!step) return;
      select(step.selectedAfter);
      show();
      announce(`Redid: ${step.label}.`);
    },
    select,
    announce,
    toast(toast) {
      toasts += 1;
      session.setState({
        toasts: [...session.getState().toasts.slice(-2), { ...toast, id: String(toasts) }],
      });
    },
    dismiss(id) {
      session.setState({ toasts: session.getState().toasts.filter((toast) => toast.id !== id) });
    },
  };
  /** What a step was about comes into view. */
  function show(): void {
    const [id] = session.getState().selection;
    if (id !== undefined) editor.canvas?.reveal(id);
  }
  return editor;
}
