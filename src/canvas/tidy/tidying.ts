import { takeLayout, type TakenLayout } from '../../commands/layout';
import { tidy, type Layout, type Scope } from '../../layout/tidy';
import type { FlowId } from '../../model/id';
import { around, placesOn, type Box } from '../../model/place';
import type { Model } from '../../model/model';
import { canvasWords } from '../../words/canvas';
import { fit, viewOf } from '../camera';
import { contains, extentOf } from '../../model/geometry';
import { dataOf, labelOf } from '../labels';
import { courseOf, drawn } from '../../model/course';
import type { Tidying } from '../scene';
import { diagramOf, modelOf, type Stage } from '../stage';
import { startKernel, type Kernel } from './kernel';

/** The kernel at work or at rest; at most one for the page. */
let kernel: Promise<Kernel> | null = null;
/** Counts the runs, so that the outcome of one given up is not shown. */
let run = 0;
/** How lines were last wished for. */
let lastLines: TakenLayout['lines'] = 'around';

/** Works out a layout and shows it. Nothing is changed until it is kept. */
export function startTidying(stage: Stage, scope: Scope): void {
  const model = modelOf(stage);
  const { direction } = model.settings;
  void workOut(stage, { scope, direction, lines: lastLines, before: model, view: stage.view.getState() });
}

/** The same again, with lines or a direction chosen otherwise. */
export function tidyOtherwise(stage: Stage, wish: Partial<Pick<Tidying, 'direction' | 'lines'>>): void {
  const { tidying } = stage.scene.getState();
  if (!tidying) return;
  const next = { ...tidying, ...wish };
  lastLines = next.lines;
  if (next.direction === tidying.direction && next.offer) show(stage, next, next.offer.layout);
  else void workOut(stage, next);
}

/** Takes the layout over, as one step. */
export function keepTidying(stage: Stage): void {
  const { tidying } = stage.scene.getState();
  if (!tidying?.offer) return;
  stage.scene.setState({ tidying: null });
  const { layout } = tidying.offer;
  const outcome = stage.editor.run(takeLayout, argsOf(stage, tidying, layout));
  if (outcome.ok) stage.editor.announce(canvasWords.tidied(layout.boxes.size));
  stage.root.focus({ preventScroll: true });
}

/** Leaves everything as it was, the view too. */
export function dropTidying(stage: Stage): void {
  const { tidying } = stage.scene.getState();
  if (!tidying) return;
  run += 1;
  if (!tidying.offer) stopKernel();
  stage.scene.setState({ tidying: null });
  void stage.flow.setViewport(tidying.view);
  stage.editor.announce(canvasWords.tidyDropped);
  stage.root.focus({ preventScroll: true });
}

async function workOut(stage: Stage, wish: Tidying): Promise<void> {
  const mine = (run += 1);
  const { offer: _, ...waiting } = wish;
  stage.scene.setState({ tidying: waiting });
  stage.editor.announce(canvasWords.tidying);
  const model = wish.before;
  try {
    kernel ??= startKernel();
    const { run: layOut } = await kernel;
    const layout = await tidy(
      model,
      {
        diagram: diagramOf(stage),
        scope: wish.scope,
        direction: wish.direction,
        labelOf: (flow) => labelSize(model, flow),
        onProgress: (part) => {
          const share = Math.round(part * 100) / 100;
          const before = stage.scene.getState().tidying?.share;
          if (mine === run && share !== before) stage.scene.setState({ tidying: { ...waiting, share } });
        },
        pause: restingWhile(() => mine === run),
      },
      layOut,
    );
    if (mine === run) show(stage, waiting, layout);
  } catch {
    // Given up, and perhaps another is at work in the kernel.
    if (mine !== run) return;
    stopKernel();
    stage.scene.setState({ tidying: null });
    stage.editor.toast({ text: canvasWords.tidyFailed, tone: 'error' });
  }
}

/** So long the page may be kept from painting, ms. */
const TURN = 10;

/** Lets the page paint when it has not for a turn; throws when nobody wants the outcome any more. */
function restingWhile(isWanted: () => boolean): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (!isWanted()) throw new Error('Given up.');
    if (performance.now() - since < TURN) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}

function stopKernel(): void {
  void kernel?.then(
    ({ stop }) => stop(),
    () => undefined,
  );
  kernel = null;
}

function labelSize(model: Model, id: FlowId): { width: number; height: number } | undefined {
  const flow = model.flows[id];
  if (!flow) return undefined;
  const { width, height } = labelOf(flow, dataOf(model, flow), null);
  return width === 0 ? undefined : { width, height };
}

function argsOf(stage: Stage, { lines, direction }: Tidying, { boxes, bends }: Layout): TakenLayout {
  return { diagram: diagramOf(stage), boxes, bends, lines, direction };
}

function show(stage: Stage, tidying: Tidying, layout: Layout): void {
  const next = takeLayout.run(tidying.before, argsOf(stage, tidying, layout));
  if ('ok' in next || next === tidying.before) {
    stage.scene.setState({ tidying: null });
    stage.editor.announce(canvasWords.tidyAlready);
    stage.editor.toast({ text: canvasWords.tidyAlready, tone: 'plain' });
    return;
  }
  stage.scene.setState({ tidying: { ...tidying, offer: { layout, next } } });
  lookAt(stage, next, layout);
  stage.editor.announce(canvasWords.tidyOffered(layout.boxes.size));
}

/** Brings all of the offer into view, unless it is there already. */
function lookAt(stage: Stage, next: Model, layout: Layout): void {
  const moved = around([
    ...layout.boxes.values(),
    ...[...layout.bends.keys()].flatMap((id): readonly Box[] => {
      const flow = next.flows[id];
      const course = flow && courseOf(next, diagramOf(stage), flow);
      return course ? [extentOf(drawn(course).line.points)] : [];
    }),
  ]);
  const { x, y, zoom } = stage.view.getState();
  const { width, height } = stage.root.getBoundingClientRect();
  const screen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  if (!moved || contains(screen, moved)) return;
  const all = around(placesOn(next, diagramOf(stage)));
  if (all) void stage.flow.setViewport(viewOf(all, { width, height }));
  else fit(stage, 'all', 'jump');
}
