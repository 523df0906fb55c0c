import { useStore } from '@xyflow/react';
import { LocateFixed, Maximize, Minus, Plus } from 'lucide-react';
import { useDocument, useEditor, useSession } from '../editor/EditorContext';
import { placesOn } from '../model/place';
import { Button, IconButton } from '../ui';
import { canvasWords } from '../words/canvas';
import { isLost } from './camera';
import { useView } from './scene';

/** Bottom left: zoom, legend, and a way back for people who are lost. */
export function Corner() {
  return (
    <div className="corner">
      <ZoomControl />
      <Lost />
      <Legend />
    </div>
  );
}

function ZoomControl() {
  const editor = useEditor();
  const percent = useView(({ zoom }) => Math.round(zoom * 100));
  return (
    <div className="zoom-control" role="group" aria-label={canvasWords.zoom}>
      <IconButton
        size="sm"
        label={canvasWords.zoomOut}
        icon={<Minus size={14} />}
        onPress={() => editor.canvas?.zoomBy(1 / 1.2)}
      />
      <button
        type="button"
        className="zoom-value"
        aria-label={canvasWords.zoomReset(percent)}
        onClick={() => editor.canvas?.zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton
        size="sm"
        label={canvasWords.zoomIn}
        icon={<Plus size={14} />}
        onPress={() => editor.canvas?.zoomBy(1.2)}
      />
      <IconButton
        size="sm"
        label={canvasWords.fit}
        shortcut="Shift+1"
        icon={<Maximize size={14} />}
        onPress={() => editor.canvas?.fit('all')}
      />
    </div>
  );
}

function Lost() {
  const editor = useEditor();
  const diagram = useSession((session) => session.diagram);
  const places = useDocument((state) => state.model.places);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const lost = useView((view) => isLost(placesOn({ places }, diagram), view, { width, height }));
  if (!lost) return null;
  return (
    <Button
      size="sm"
      icon={<LocateFixed size={14} />}
      aria-description={canvasWords.lostHint}
      onPress={() => editor.canvas?.fit('all')}
    >
      {canvasWords.lost}
    </Button>
  );
}

function Legend() {
  const isEmpty = useDocument(({ model }) => Object.keys(model.flows).length === 0);
  if (isEmpty) return null;
  return (
    <ul className="legend" aria-label={canvasWords.legend}>
      <li>
        <svg width="22" height="14" aria-hidden="true">
          <path className="flow-line" d="M0 7H22" />
          <rect className="gate" x="8" y="1" width="6" height="12" rx="2" />
        </svg>
        {canvasWords.crossesABoundary}
      </li>
      <li>
        <svg width="22" height="14" aria-hidden="true">
          <path className="flow-line plain" d="M0 7H22" />
        </svg>
        {canvasWords.notEncrypted}
      </li>
      <li>
        <svg width="22" height="14" aria-hidden="true">
          <path className="flow-line unknown" d="M0 7H20" />
          <path className="flow-arrow unknown" d="M13 3L21 7L13 11" />
        </svg>
        {canvasWords.notKnownYet}
      </li>
    </ul>
  );
}
