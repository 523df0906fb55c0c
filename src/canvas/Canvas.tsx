import { ReactFlow, ReactFlowProvider, SelectionMode, ViewportPortal } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useDocument, useEditor, useRows, useSession } from '../editor/EditorContext';
import type { Viewport } from '../editor/session';
import type { CanvasPort, Editor } from '../editor/editor';
import type { ThingId } from '../model/id';
import { useStore } from 'zustand';
import { later } from '../ui';
import { canvasWords } from '../words/canvas';
import { BoundaryShape } from './BoundaryShape';
import { ZOOM } from './camera';
import './canvas.css';
import { Corner } from './Corner';
import { nameDiagram } from './describe';
import { ElementShape } from './ElementShape';
import { FlowLabels, Flows } from './FlowLine';
import { FoldLabels } from './FoldLabels';
import { Ground } from './Ground';
import { finishSiblings, pressKey, toggleFocused } from './keyboard';
import { NameField } from './NameField';
import { createNaming } from './naming';
import { NoteShape } from './NoteShape';
import { Overlay } from './Overlay';
import { Overview } from './Overview';
import { within } from './part';
import { portOf } from './port';
import type { Projection, ThingNode } from './drawn';
import { createProjection } from './project';
import { openCount, risksOf } from './risks';
import { createScene, SceneContext, useScene } from './scene';
import { type Stage } from './stage';
import { useCamera, useFlow } from './useCamera';
import { useClipboard } from './useClipboard';
import { useGestures } from './useGestures';
import { useKeptKeyboard } from './useKeptKeyboard';
import { useFirstLook, useLastLook, viewportOf } from './useLook';
import { usePart } from './usePart';
import { dropTidying, keepTidying, watchTidying } from './tidy/tidyLater';

/** The diagram on screen: draws what the model says, and turns what people do into commands. Fills its parent. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <OpenCanvas />
    </ReactFlowProvider>
  );
}

const CanvasMenu = later(() => import('./CanvasMenu').then((m) => m.CanvasMenu));
const Minimap = later(() => import('./Minimap').then((m) => m.Minimap));
const InsertMenu = later(() => import('./InsertMenu').then((m) => m.InsertMenu));
const TidyBar = later(() => import('./tidy/TidyBar').then((m) => m.TidyBar));

const nodeTypes = { element: ElementShape, boundary: BoundaryShape, note: NoteShape };
/** What stands around the diagram: always the same, so that it is not drawn again with the diagram. */
const CORNERS = (
  <>
    <Corner />
    <Small />
  </>
);
const MENUS = (
  <>
    <Insert />
    <Menu />
  </>
);
/** The menu that opens on a double-click. The keys that come before it has the keyboard are kept for it (`app/workspace/keysAhead.ts`). */
function Insert() {
  const isOpen = useSession((session) => session.insertAt !== null);
  return isOpen ? <InsertMenu /> : null;
}
function Small() {
  const isShown = useSession((session) => session.minimap);
  return isShown ? <Minimap /> : null;
}
function Menu() {
  const isOpen = useScene((scene) => scene.menuAt !== null);
  return isOpen ? <CanvasMenu /> : null;
}
const MIDDLE_BUTTON = [1];
const ANY_BUTTON = [0, 1];

function OpenCanvas() {
  const editor = useEditor();
  const flow = useFlow();
  const rows = useRows();
  const model = useDocument((state) => state.model);
  const diagram = useSession((session) => session.diagram);
  const selection = useSession((session) => session.selection);
  const spotlight = useSession((session) => session.spotlight);
  const focus = useSession((session) => session.focus);
  const tool = useSession((session) => session.tool);
  const wheelZooms = useSession((session) => session.wheelZooms);
  const [project] = useState(createProjection);
  const [name] = useState(createNaming);
  const [start] = useState(() => viewportOf(editor.session.getState()) ?? AT_ORIGIN);
  const [scene] = useState(() => createScene(start));
  const tidying = useStore(scene.scene, (state) => state.tidying);
  const [isSpaceDown, setSpaceDown] = useState(false);

  const risks = risksOf(rows);
  const shownModel = tidying?.offer?.next ?? model;
  const shown = useMemo(
    () => project({ model: shownModel, diagram, risks, selection, spotlight, focus }),
    [project, shownModel, diagram, risks, selection, spotlight, focus],
  );
  const part = usePart(scene.view, shown.nodes.length + shown.edges.length);
  const kept = useMemo(
    () => keptInPage(selection, spotlight, focus, part.isFar),
    [selection, spotlight, focus, part.isFar],
  );
  const inPage = useMemo(
    () => name(shownModel, risks, within(shown, part, kept)),
    [name, shownModel, risks, shown, part, kept],
  );
  const title = useMemo(() => nameDiagram(model, diagram, openCount(rows)), [model, diagram, rows]);

  const root = useRef<HTMLDivElement>(null);
  const follow = useCamera(root, scene.view);
  const latest = useRef<Projection>(shown);
  const stage = useRef<Stage | null>(null);
  useLayoutEffect(() => {
    latest.current = shown;
  }, [shown]);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const now: Stage = { editor, flow, root: element, shown: () => latest.current, ...scene };
    stage.current = now;
    const leave = register(editor, portOf(now));
    const stopWatching = watchTidying(now);
    return () => {
      stopWatching();
      leave();
    };
  }, [editor, flow, scene]);

  const isPanning = tool === 'hand' || isSpaceDown;
  const panning = useRef(isPanning);
  useLayoutEffect(() => {
    panning.current = isPanning;
  }, [isPanning]);
  const pans = useCallback(() => panning.current, []);
  useGestures(stage, pans);
  useKeptKeyboard(stage);
  useClipboard(stage);
  useFirstLook(stage, diagram);
  useLastLook(scene.view, diagram);

  // A tool put away takes its preview along.
  useEffect(() => {
    scene.scene.setState({ ghost: null, wire: null, dropInto: null, dropOn: null, busy: false });
  }, [scene, tool]);

  /** Space pans while it is held, and selects when it is only tapped. */
  const space = useRef<'up' | 'held' | 'used'>('up');
  const releaseSpace = (): void => {
    space.current = 'up';
    setSpaceDown(false);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const now = stage.current;
    if (!now || isField(event.target)) return;
    if (tidying && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') keepTidying(now);
      else dropTidying(now);
    } else if (event.key === ' ') {
      event.preventDefault();
      if (space.current === 'up') space.current = 'held';
      setSpaceDown(true);
    } else if (pressKey(now, event.nativeEvent)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const keyUp = (event: KeyboardEvent): void => {
    if (stage.current && (event.key === 'Control' || event.key === 'Meta')) finishSiblings(stage.current);
    if (event.key !== ' ' || isField(event.target)) return;
    if (space.current === 'held' && stage.current)
      toggleFocused(stage.current, event.shiftKey || event.ctrlKey || event.metaKey);
    releaseSpace();
  };

  const isEmpty = shown.nodes.length === 0;
  return (
    <SceneContext value={scene}>
      <div
        className={`canvas tool-${tool}${isPanning ? ' pans' : ''}`}
        data-tidying={tidying?.offer !== undefined || undefined}
        data-spotlight={spotlight.length > 0 || undefined}
      >
        <ReactFlow<ThingNode>
          ref={root}
          aria-label={title}
          tabIndex={focus === null ? 0 : -1}
          onKeyDown={keyDown}
          onKeyUp={keyUp}
          onBlur={releaseSpace}
          onFocus={(event) => {
            const id = event.target.closest('[data-id]')?.getAttribute('data-id') ?? null;
            if (id !== null && editor.session.getState().focus !== id) editor.session.setState({ focus: id });
          }}
          onPointerDownCapture={() => {
            if (space.current === 'held') space.current = 'used';
          }}
          nodes={inPage.nodes as ThingNode[]}
          nodeTypes={nodeTypes}
          defaultViewport={start}
          viewport={start}
          onViewportChange={follow}
          minZoom={ZOOM.least}
          maxZoom={ZOOM.most}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          selectionMode={SelectionMode.Partial}
          panOnDrag={isPanning ? ANY_BUTTON : MIDDLE_BUTTON}
          panOnScroll={!wheelZooms}
          zoomOnScroll={wheelZooms}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          disableKeyboardA11y
          connectOnClick={false}
          autoPanOnNodeFocus={false}
          noPanClassName="pans-everywhere"
          noDragClassName="drags-everywhere"
          proOptions={{ hideAttribution: true }}
        >
          <Ground />
          <ViewportPortal>
            {part.isFar && part.area && (
              <Overview whole={shown} inPage={inPage} area={part.area} isSpotlit={spotlight.length > 0} />
            )}
            <Flows flows={inPage.edges} />
            <FlowLabels flows={inPage.edges} />
            <div className="flow-labels">
              <FoldLabels edges={shown.edges} />
            </div>
            <Overlay edges={shown.edges} />
            <NameField edges={shown.edges} />
          </ViewportPortal>
        </ReactFlow>
        {isEmpty && <p className="canvas-empty">{canvasWords.empty}</p>}
        {CORNERS}
        {tidying && <TidyBar stage={stage} />}
        {MENUS}
      </div>
    </SceneContext>
  );
}

/** The rest of the workbench reaches the canvas while it is on screen. Gives back how to leave again. */
function register(editor: Editor, port: CanvasPort): () => void {
  editor.canvas = port;
  return () => {
    if (editor.canvas === port) editor.canvas = null;
  };
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

const AT_ORIGIN: Viewport = { x: 0, y: 0, zoom: 1 };

/** Of what somebody works with, so much is in the page; of more, the picture shows where it is. */
const MOST_KEPT = 60;

/** What is in the page of a big diagram wherever it stands: what has the keyboard, and from far away what is selected or lit up. */
function keptInPage(
  selection: readonly ThingId[],
  spotlight: readonly ThingId[],
  focus: ThingId | null,
  isFar: boolean,
): ReadonlySet<ThingId> {
  const kept = new Set(focus === null ? [] : [focus]);
  if (!isFar) return kept;
  for (const ids of [selection, spotlight]) if (ids.length <= MOST_KEPT) for (const id of ids) kept.add(id);
  return kept;
}
