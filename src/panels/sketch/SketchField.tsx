import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useEditor } from '../../editor/EditorContext';
import { completionsAt, type Choice } from '../../sketch/complete';
import type { PlannedLine } from '../../sketch/plan';
import { sketchWords } from '../../words/sketch';
import styles from './Sketch.module.css';

export interface SketchFieldProps {
  readonly text: string;
  readonly lines: readonly PlannedLine[];
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  /** Enter: everything typed is drawn and the next lines can be typed. Mod+Enter: that is all. */
  readonly onDraw: (then: 'go on' | 'end') => void;
}

/**
 * The field in which a sketch is typed: mistakes are underlined where they stand, and names and chips are offered
 * below the caret. Enter draws; Shift+Enter is a new line; the arrows and Tab choose among what is offered.
 */
export function SketchField({ text, lines, describedBy, onChange, onDraw }: SketchFieldProps) {
  const editor = useEditor();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(text.length);
  const [moveTo, setMoveTo] = useState<number | null>(null);
  /** The text for which the offers were sent away, or stand closed because nothing has been typed yet. */
  const [closedFor, setClosedFor] = useState<string | null>(text);
  const [active, setActive] = useState(-1);
  const [scroll, setScroll] = useState({ left: 0, top: 0 });

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
    // Once, when the dialog opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // What was chosen is in the text now: the caret goes behind it.
  useLayoutEffect(() => {
    if (moveTo === null) return;
    field.current?.setSelectionRange(moveTo, moveTo);
    setMoveTo(null);
  }, [moveTo]);

  const { model } = editor.document.store.getState();
  const { diagram } = editor.session.getState();
  const offers =
    closedFor === text
      ? { from: 0, to: 0, choices: [] }
      : completionsAt(text, Math.min(caret, text.length), model, diagram);
  const { choices } = offers;
  const isOpen = choices.length > 0;
  const at = placeOfCaret(text, offers.from);

  const type = (next: string, at: number): void => {
    onChange(next);
    setCaret(at);
    setActive(-1);
  };
  const take = (choice: Choice): void => {
    const next = text.slice(0, offers.from) + choice.text + text.slice(offers.to);
    type(next, offers.from + choice.text.length);
    setMoveTo(offers.from + choice.text.length);
    setClosedFor(next);
    field.current?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const chosen = choices[active];
    const does: Record<string, (() => void) | undefined> = {
      ArrowDown: isOpen ? () => setActive((active + 1) % choices.length) : undefined,
      ArrowUp: isOpen ? () => setActive(active <= 0 ? choices.length - 1 : active - 1) : undefined,
      Tab: isOpen && !event.shiftKey ? () => take(chosen ?? choices[0]!) : undefined,
      Escape: isOpen ? () => setClosedFor(text) : undefined,
      Enter: event.shiftKey
        ? undefined
        : () => (chosen ? take(chosen) : onDraw(event.ctrlKey || event.metaKey ? 'end' : 'go on')),
    };
    const act = does[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles['paper']}>
      <div className={styles['layer']} aria-hidden="true">
        <pre
          className={styles['marks']}
          style={{ transform: `translate(${-scroll.left}px, ${-scroll.top}px)` }}
        >
          {lines.map((line) => (
            <Marked key={line.number} line={line} />
          ))}
        </pre>
      </div>
      {/* A list is pointed at from here; a text box may do that without being a combo box. */}
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={sketchWords.field}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId} ${active}` : undefined}
        aria-invalid={lines.some((line) => line.mistake) || undefined}
        rows={6}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder={sketchWords.placeholder}
        value={text}
        onChange={(event) => type(event.target.value, event.target.selectionStart)}
        onSelect={(event) => {
          setCaret(event.currentTarget.selectionStart);
        }}
        onScroll={(event) => {
          const { scrollLeft, scrollTop } = event.currentTarget;
          setScroll({ left: scrollLeft, top: scrollTop });
        }}
        onKeyDown={key}
      />
      {isOpen && (
        <div
          id={listId}
          role="listbox"
          aria-label={sketchWords.choices}
          className={styles['choices']}
          style={{
            left: `min(calc(${at.column}ch + 10px - ${scroll.left}px), calc(100% - 240px))`,
            top: `calc(${at.line + 1} * 20px + 10px - ${scroll.top}px)`,
          }}
        >
          {choices.map((choice, index) => (
            // Keys are the field's; the list is pointed at.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={choice.text}
              id={`${listId} ${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles['choice']}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              {choice.text}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** One line of the layer behind the field: the mistake underlined, all letters unseen. */
function Marked({ line: { text, mistake } }: { readonly line: PlannedLine }) {
  if (!mistake) return <>{`${text}\n`}</>;
  return (
    <>
      {text.slice(0, mistake.from)}
      <mark className={styles['wrong']}>{text.slice(mistake.from, mistake.to) || ' '}</mark>
      {`${text.slice(mistake.to)}\n`}
    </>
  );
}

function placeOfCaret(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}
