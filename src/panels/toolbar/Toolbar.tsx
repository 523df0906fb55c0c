import { Hand, ListTree, Lock, MousePointer2, StickyNote } from 'lucide-react';
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { actionById, labelOf, perform } from '../../editor/actions';
import { takeTool, TOOLS } from '../../editor/actions-tools';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Tool } from '../../editor/session';
import { kindIcon, Pressable, Toolbar as Tools, useTip } from '../../ui';
import { TOOLBAR_WORDS } from '../../words/bars';
import styles from './Toolbar.module.css';

/** Pixels that the pointer travels on a button before a click becomes a drag. */
const DRAG_AFTER = 4;

const ICONS: Readonly<Record<Tool, ReactNode>> = {
  select: <MousePointer2 size={18} />,
  hand: <Hand size={18} />,
  external: kindIcon('external', 18),
  process: kindIcon('process', 18),
  store: kindIcon('store', 18),
  boundary: kindIcon('boundary', 18),
  flow: kindIcon('flow', 18),
  note: <StickyNote size={18} />,
};

/** The drawing tools. A click picks one up; a button dragged onto the canvas places its thing there. */
export function Toolbar() {
  const editor = useEditor();
  const outline = useSession((session) => session.panels.outline);
  const drag = useToolDrag();
  const { tipped, tip } = useTip(TOOLBAR_WORDS.outline, actionById('panel outline')?.keys?.[0]);
  return (
    <div data-part="tools" className={styles['card']} onPointerDownCapture={drag}>
      <Tools label={TOOLBAR_WORDS.toolbar} orientation="vertical" className={styles['tools']}>
        {TOOLS.map((tool) => (
          <ToolButton key={tool} tool={tool} />
        ))}
        <hr className={styles['line']} />
        <Pressable
          {...tipped}
          aria-label={TOOLBAR_WORDS.outline}
          aria-pressed={outline}
          className={`${styles['tool']} ${styles['quiet']}`}
          onPress={() => perform(editor, 'panel outline')}
        >
          <ListTree size={18} />
        </Pressable>
        {tip}
      </Tools>
    </div>
  );
}

function ToolButton({ tool }: { readonly tool: Tool }) {
  const editor = useEditor();
  const inHand = useSession((session) => session.tool === tool);
  const kept = useSession(
    (session) => session.tool === tool && session.toolLocked && tool !== 'select' && tool !== 'hand',
  );
  const readOnly = useDocument((document) => document.readOnly);
  const action = actionById(`tool.${tool}`);
  const name = action ? labelOf(action, editor) : '';
  const { tipped, tip } = useTip(kept ? `${name}, ${TOOLBAR_WORDS.kept}` : name, action?.keys?.[0]);
  if (!action) return null;
  return (
    <>
      <Pressable
        {...tipped}
        aria-label={name}
        aria-pressed={inHand}
        className={styles['tool']}
        isDisabled={readOnly && tool !== 'select' && tool !== 'hand'}
        // A click always starts afresh; only the key F goes on from the selection.
        onPress={() => takeTool(editor, tool)}
        data-tool={tool}
      >
        {ICONS[tool]}
        {kept ? <Lock size={10} className={styles['kept']} /> : null}
      </Pressable>
      {tip}
      {tool === 'hand' ? <hr className={styles['line']} /> : null}
    </>
  );
}

/** Tells the canvas when a tool is dragged off its button; from then on the gesture is the canvas's. */
function useToolDrag(): (event: PointerEvent<HTMLElement>) => void {
  const editor = useEditor();
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  return (event) => {
    const tool = toolUnder(event.target);
    if (tool === undefined || tool === 'select' || tool === 'hand' || event.button !== 0) return;
    const { clientX, clientY } = event;
    const follow = (moved: globalThis.PointerEvent): void => {
      if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) <= DRAG_AFTER) return;
      stop.current();
      editor.session.setState({ toolDrag: tool });
    };
    stop.current();
    const end = new AbortController();
    stop.current = () => end.abort();
    window.addEventListener('pointermove', follow, { signal: end.signal });
    window.addEventListener('pointerup', stop.current, { signal: end.signal });
    window.addEventListener('pointercancel', stop.current, { signal: end.signal });
  };
}

function toolUnder(target: EventTarget): Tool | undefined {
  const name = target instanceof Element ? target.closest('[data-tool]')?.getAttribute('data-tool') : null;
  return TOOLS.find((tool) => tool === name);
}
