import { useEffect, useState } from 'react';
import { useEditor } from '../../editor/EditorContext';
import type { Editor } from '../../editor/editor';
import { STATUS_WORDS } from '../../words/bars';

/** Messages come no closer than this, ms: a screen reader drops what it is interrupted in. */
const BETWEEN = 1000;

/** The live regions of the page: what is announced, and what happened to the threats. Never seen. */
export function Speaker() {
  const editor = useEditor();
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  useEffect(() => listen(editor, setPolite, setUrgent), [editor]);
  return (
    <>
      <span className="visually-hidden" role="status">
        {polite}
      </span>
      <span className="visually-hidden" aria-live="assertive">
        {urgent}
      </span>
    </>
  );
}

/** Gathers messages for up to a second and says them as one. */
function listen(editor: Editor, say: (text: string) => void, sayNow: (text: string) => void): () => void {
  let waiting: string[] = [];
  let counts = { raised: 0, cleared: 0 };
  let spokenAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The same sentence twice is said twice only when its text differs.
  let again = false;
  const varied = (text: string): string => {
    again = !again;
    return again ? text : `${text}\u00a0`;
  };

  const flush = (): void => {
    timer = undefined;
    spokenAt = Date.now();
    const threats = STATUS_WORDS.spoken(counts.raised, counts.cleared);
    const text = [...new Set(waiting), ...(threats === '' ? [] : [`${threats}.`])].join(' ');
    waiting = [];
    counts = { raised: 0, cleared: 0 };
    if (text !== '') say(varied(text));
  };
  const soon = (): void => {
    timer ??= setTimeout(flush, Math.max(0, spokenAt + BETWEEN - Date.now()));
  };

  const stopDocument = editor.document.store.subscribe(({ last }, before) => {
    if (last === before.last || last === null) return;
    if (last.raised.length + last.cleared.length === 0) return;
    counts = { raised: counts.raised + last.raised.length, cleared: counts.cleared + last.cleared.length };
    soon();
  });
  const stopSession = editor.session.subscribe(({ announcement }, before) => {
    if (announcement.count === before.announcement.count || announcement.text === '') return;
    if (announcement.urgent) return sayNow(varied(announcement.text));
    waiting.push(announcement.text);
    soon();
  });
  return () => {
    stopDocument();
    stopSession();
    clearTimeout(timer);
  };
}
