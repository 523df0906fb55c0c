import { useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import { around, placesOn, type Box } from '../model/place';
import { canvasWords } from '../words/canvas';
import { useView } from './scene';
import { useFlow } from './useCamera';

/** Largest size on screen, px. */
const MOST = { width: 200, height: 132 };

/** The whole diagram in small, and what part of it is in view. Pressing or dragging there moves the view. */
export function Minimap() {
  const editor = useEditor();
  const { setViewport } = useFlow();
  const diagram = useSession((session) => session.diagram);
  const places = useDocument(({ model }) => model.places);
  const { x, y, zoom } = useView((now) => now);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const drawn = useMemo(() => {
    const { model } = editor.document.store.getState();
    const on = placesOn({ ...model, places }, diagram);
    const path = (boxes: readonly Box[]): string =>
      boxes.map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`).join('');
    return {
      all: around(on),
      boundaries: path(on.filter(({ thing }) => model.boundaries[thing])),
      elements: path(on.filter(({ thing }) => model.elements[thing])),
      notes: path(on.filter(({ thing }) => model.notes[thing])),
    };
  }, [editor, places, diagram]);

  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const whole = around([...(drawn.all ? [drawn.all] : []), view])!;
  const scale = Math.min(MOST.width / whole.width, MOST.height / whole.height);

  // A press may come in the middle of a glide: what counts is what is drawn then.
  const now = useRef({ whole, scale, zoom, width, height });
  useEffect(() => {
    now.current = { whole, scale, zoom, width, height };
  });
  const map = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const svg = map.current;
    if (!svg) return undefined;
    const go = (event: PointerEvent): void => {
      if (event.type === 'pointermove' && !svg.hasPointerCapture(event.pointerId)) return;
      if (event.type === 'pointerdown') svg.setPointerCapture(event.pointerId);
      const { whole: area, scale: by, zoom: at, width: across, height: down } = now.current;
      const { left, top } = svg.getBoundingClientRect();
      const page = { x: area.x + (event.clientX - left) / by, y: area.y + (event.clientY - top) / by };
      void setViewport({ x: across / 2 - page.x * at, y: down / 2 - page.y * at, zoom: at });
    };
    svg.addEventListener('pointerdown', go);
    svg.addEventListener('pointermove', go);
    return () => {
      svg.removeEventListener('pointerdown', go);
      svg.removeEventListener('pointermove', go);
    };
  }, [setViewport]);

  return (
    <svg
      ref={map}
      className="minimap"
      role="img"
      aria-label={canvasWords.minimap}
      width={whole.width * scale}
      height={whole.height * scale}
      viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
    >
      <path className="minimap-boundaries" d={drawn.boundaries} />
      <path className="minimap-elements" d={drawn.elements} />
      <path className="minimap-notes" d={drawn.notes} />
      <rect className="minimap-view" {...view} />
    </svg>
  );
}
