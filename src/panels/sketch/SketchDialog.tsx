import { CircleAlert, PenLine } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Editor } from '../../editor/editor';
import { deedsOf, drawSketch, idsForDrawing, whatIsNew } from '../../sketch/draw';
import { planSketch, type PlannedLine } from '../../sketch/plan';
import { Button, Disclosure } from '../../ui';
// Not the one that comes later: this has come already.
import { Dialog } from '../../ui/Dialog';
import { canvasWords } from '../../words/canvas';
import { sketchWords } from '../../words/sketch';
import { selectionOf, tellLines, type Told } from './preview';
import { SketchField } from './SketchField';
import styles from './Sketch.module.css';

/** What was typed when the dialog was closed without drawing, for each open model. */
const drafts = new WeakMap<Editor, string>();

export interface SketchProps {
  /** Lines that were pasted. */
  readonly text: string | undefined;
  readonly onClose: () => void;
}

/**
 * Type to draw: lines of text become elements, boundaries and flows. Opens with what was pasted, or with what was typed
 * when it was closed without drawing.
 */
export function SketchDialog({ text, onClose }: SketchProps) {
  const editor = useEditor();
  return (
    <Dialog
      title={sketchWords.dialog}
      size="md"
      placed="aside"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Body
        start={text ?? drafts.get(editor) ?? ''}
        onClose={onClose}
        onDraft={(draft) => drafts.set(editor, draft)}
      />
    </Dialog>
  );
}

interface BodyProps {
  readonly start: string;
  readonly onClose: () => void;
  /** What would be lost if the dialog were closed now. */
  readonly onDraft: (text: string) => void;
}

function Body({ start, onClose, onDraft }: BodyProps) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const diagram = useSession((session) => session.diagram);
  const [text, setText] = useState(start);
  const type = (next: string): void => {
    setSaid('');
    setText(next);
    onDraft(next);
  };
  const [said, setSaid] = useState('');
  const helpId = useId();
  const lines = useMemo(() => planSketch(model, diagram, text), [model, diagram, text]);
  const told = useMemo(() => tellLines(lines, model), [lines, model]);
  const deeds = deedsOf(lines);
  const wrong = lines.filter((line) => line.mistake);
  const what = whatIsNew(deeds);
  const outcome = useSettled(outcomeOf(lines, told));

  /** Enter goes on with an empty field, the button ends; what has a mistake stays to be put right. */
  const draw = (then: 'go on' | 'end'): void => {
    if (deeds.length === 0) return;
    const isDone = wrong.length === 0;
    type(wrong.map((line) => line.text).join('\n'));
    if (isDone && then === 'end') {
      onClose();
      // The dialog gives the keyboard back first, so that what is drawn can take it.
      setTimeout(() => drawNow(editor, lines), 0);
      return;
    }
    drawNow(editor, lines);
    setSaid(
      isDone ? sketchWords.drawn(what) : `${sketchWords.drawn(what)} ${sketchWords.left(wrong.length)}`,
    );
  };

  return (
    <div className={styles['body']}>
      <SketchField key={said} text={text} lines={lines} describedBy={helpId} onChange={type} onDraw={draw} />
      <p id={helpId} className={styles['keys']}>
        {sketchWords.keys}
      </p>
      <section className={styles['preview']} aria-label={sketchWords.preview}>
        {told.every((list, index) => list.length === 0 && !lines[index]?.mistake) ? (
          <p className={styles['nothing']}>{said === '' ? sketchWords.nothing : said}</p>
        ) : (
          // The list scrolls, so the keyboard must be able to reach it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <ol className={styles['lines']} tabIndex={0} aria-label={sketchWords.preview}>
            {lines.map((line, index) => (
              <Line key={line.number} line={line} told={told[index] ?? []} isAlone={lines.length === 1} />
            ))}
          </ol>
        )}
      </section>
      <span role="status" className="visually-hidden">
        {said === '' ? outcome : said}
      </span>
      <Disclosure title={sketchWords.help}>
        <dl className={styles['examples']}>
          {sketchWords.examples.map(([example, means]) => (
            <div key={example}>
              <dt>{example}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <div className={styles['foot']}>
        <Button onPress={onClose}>{sketchWords.cancel}</Button>
        <Button
          variant="primary"
          icon={<PenLine size={15} />}
          isDisabled={deeds.length === 0}
          onPress={() => draw('end')}
        >
          {sketchWords.draw}
        </Button>
      </div>
    </div>
  );
}

function Line({
  line,
  told,
  isAlone,
}: {
  readonly line: PlannedLine;
  readonly told: readonly Told[];
  readonly isAlone: boolean;
}) {
  if (told.length === 0 && !line.mistake) return null;
  return (
    <li className={styles['line']} value={line.number}>
      {isAlone ? null : (
        <span className={styles['number']} aria-hidden="true">
          {line.number}
        </span>
      )}
      <span className={styles['told']}>
        {line.mistake ? (
          <span className={styles['mistake']}>
            <CircleAlert size={14} aria-hidden="true" />
            {line.mistake.message}
          </span>
        ) : null}
        {told.map(({ icon, text }) => (
          <span key={text} className={styles['deed']}>
            {icon}
            {text}
          </span>
        ))}
      </span>
    </li>
  );
}

/** Mistakes first, then what will be new: what a person hears who does not see the list. */
function outcomeOf(lines: readonly PlannedLine[], told: readonly (readonly Told[])[]): string {
  const wrong = lines.flatMap((line) =>
    line.mistake ? [sketchWords.wrong(line.number, line.mistake.message)] : [],
  );
  const last = told.findLast((list) => list.length > 0) ?? [];
  return [...wrong, ...last.map((one) => one.text)].join('. ');
}

/** A text once it has stood still, so that a screen reader is not told every letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Draws the lines that can be, selects what is new and shows it. */
function drawNow(editor: Editor, lines: readonly PlannedLine[]): void {
  const { model } = editor.document.store.getState();
  const { diagram } = editor.session.getState();
  const deeds = deedsOf(lines);
  const ids = idsForDrawing(deeds, editor.newId);
  const selected = selectionOf(model, deeds, ids);
  const at = editor.canvas?.aim() ?? { x: 0, y: 0 };
  const outcome = editor.run(drawSketch, { deeds, diagram, at, ids }, selected);
  if (!outcome.ok) return;
  const { last } = editor.document.store.getState();
  const threats = outcome.changed
    ? canvasWords.threats(last?.raised.length ?? 0, last?.cleared.length ?? 0)
    : '';
  editor.announce(sketchWords.drawn(whatIsNew(deeds)) + threats);
  // The canvas draws them first.
  requestAnimationFrame(() => {
    for (const id of selected.toReversed()) editor.canvas?.reveal(id);
    if (editor.session.getState().dialog === null) editor.canvas?.focus(selected[0] ?? null);
  });
}
