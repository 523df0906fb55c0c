import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { isLocked } from '../../commands/stack';
import { LABEL_OFF_LINE, addBend, labelPlaceOf, moveBend, removeBend, slideLabel } from '../../commands/line';
import { measuresOf, measureThings } from '../../commands/measures';
import { routeFlow } from '../../commands/flows';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { GRID } from '../../model/geometry';
import type { FlowId, ThingId } from '../../model/id';
import { routeOf, type Box, type RouteStyle } from '../../model/place';
import { Button, Disclosure, IconButton, NumberField, PanelSection, Select } from '../../ui';
import { canvasWords } from '../../words/canvas';
import { DETAILS_WORDS } from '../../words/details';
import { does } from './menu';
import styles from './Details.module.css';

/**
 * Where things stand and how lines run, in numbers: whatever can be dragged on the canvas can be said here, by keyboard
 * or by pressing a button at a time. Numbers count squares of the grid, so a step lands where a drag would.
 */

const inSquares = (px: number): number => px / GRID;
const inPx = (squares: number): number => Math.round(squares * GRID);

/** The place of what is selected; of one thing its size, too. */
export function PlaceMeasures({ ids }: { readonly ids: readonly ThingId[] }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const diagram = useSession((session) => session.diagram);
  // All edits from one visit of these fields to one measure are one step.
  const gesture = useId();
  const free = ids.filter((id) => !isLocked(model, diagram, id));
  const box = measuresOf(model, diagram, free.length > 0 ? free : ids);
  if (!box) return null;
  const field = (measure: keyof Box, label: string, least?: number) => (
    <NumberField
      label={label}
      value={inSquares(box[measure])}
      least={least}
      isDisabled={free.length === 0}
      onChange={(next) =>
        void editor.run(measureThings, { diagram, ids, to: { [measure]: inPx(next) }, gesture })
      }
    />
  );
  return (
    <Measures title={DETAILS_WORDS.placeAndSize}>
      <div className={styles['numbers']}>
        {field('x', DETAILS_WORDS.left)}
        {field('y', DETAILS_WORDS.top)}
        {ids.length === 1 && field('width', DETAILS_WORDS.width, 1)}
        {ids.length === 1 && field('height', DETAILS_WORDS.height, 1)}
      </div>
      <p className={styles['hint']}>
        {free.length === 0 ? DETAILS_WORDS.lockedMeasures : DETAILS_WORDS.squares}
      </p>
    </Measures>
  );
}

const STYLES: readonly RouteStyle[] = ['curved', 'straight', 'right-angled'];

/** How the line of a flow runs on this diagram. */
export function LineMeasures({ flow }: { readonly flow: FlowId }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const diagram = useSession((session) => session.diagram);
  const gesture = useId();
  const route = routeOf(model, diagram, flow);
  const label = labelPlaceOf(model, diagram, flow);
  const on = { diagram, flow };
  const furthest = inSquares(LABEL_OFF_LINE);
  return (
    <Measures title={DETAILS_WORDS.lineMeasures}>
      <Select
        label={DETAILS_WORDS.lineStyle}
        layout="row"
        value={route?.style ?? model.settings.routes}
        options={STYLES.map((style) => ({ value: style, label: canvasWords.styles[style] }))}
        onChange={(style) =>
          void editor.run(routeFlow, { ...on, style: style === model.settings.routes ? null : style })
        }
      />
      {route?.points.map((point, index) => (
        <div key={index} role="group" aria-label={DETAILS_WORDS.bend(index + 1)} className={styles['bend']}>
          <NumberField
            label={DETAILS_WORDS.bendLeft(index + 1)}
            value={inSquares(point.x)}
            onChange={(x) => void editor.run(moveBend, { ...on, index, to: { x: inPx(x) }, gesture })}
          />
          <NumberField
            label={DETAILS_WORDS.bendTop(index + 1)}
            value={inSquares(point.y)}
            onChange={(y) => void editor.run(moveBend, { ...on, index, to: { y: inPx(y) }, gesture })}
          />
          <IconButton
            size="sm"
            label={DETAILS_WORDS.removeBend(index + 1)}
            icon={<X size={14} />}
            onPress={() => void editor.run(removeBend, { ...on, index })}
          />
        </div>
      ))}
      <div className={styles['buttons']}>
        <Button size="sm" onPress={() => void editor.run(addBend, on)}>
          {DETAILS_WORDS.addBend}
        </Button>
        <Button size="sm" isDisabled={(route?.points.length ?? 0) === 0} onPress={does(editor, 'straighten')}>
          {DETAILS_WORDS.straighten}
        </Button>
      </div>
      <div className={styles['numbers']}>
        <NumberField
          label={DETAILS_WORDS.labelAlong}
          value={Math.round(label.t * 100)}
          step={5}
          least={0}
          most={100}
          onChange={(share) => void editor.run(slideLabel, { ...on, to: { t: share / 100 }, gesture })}
        />
        <span />
        <NumberField
          label={DETAILS_WORDS.labelAcross}
          value={inSquares(label.dx)}
          least={-furthest}
          most={furthest}
          onChange={(dx) => void editor.run(slideLabel, { ...on, to: { dx: inPx(dx) }, gesture })}
        />
        <NumberField
          label={DETAILS_WORDS.labelDown}
          value={inSquares(label.dy)}
          least={-furthest}
          most={furthest}
          onChange={(dy) => void editor.run(slideLabel, { ...on, to: { dy: inPx(dy) }, gesture })}
        />
      </div>
      <div className={styles['buttons']}>
        <Button size="sm" isDisabled={!route?.label} onPress={does(editor, 'label back')}>
          {DETAILS_WORDS.labelBack}
        </Button>
      </div>
      <p className={styles['hint']}>{DETAILS_WORDS.squares}</p>
    </Measures>
  );
}

/** The fold around the numbers: open or shut for every selection alike. When it is asked for, its first field gets the keyboard. */
function Measures({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { session } = useEditor();
  const measures = useSession((state) => state.measures);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (measures !== 'wanted') return;
    session.setState({ measures: 'open' });
    // The buttons beside a number are for pointers.
    const fields = [...(body.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const first = fields.find((field) => field.tabIndex >= 0);
    first?.focus();
    first?.scrollIntoView({ block: 'nearest' });
  }, [measures, session]);
  const isOpen = measures !== 'folded';
  return (
    <PanelSection>
      <Disclosure
        title={title}
        isOpen={isOpen}
        onOpenChange={(open) => session.setState({ measures: open ? 'open' : 'folded' })}
      >
        <div ref={body}>{isOpen ? children : null}</div>
      </Disclosure>
    </PanelSection>
  );
}
