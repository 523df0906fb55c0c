import { useEffect, useState } from 'react';
import type { LastChange } from '../../editor/document';
import { useEditor } from '../../editor/EditorContext';

/** The latest thing worth a line: threats that came or went, or a sentence that was announced. */
export type News =
  | { readonly is: 'threats'; readonly last: LastChange; readonly at: number }
  | { readonly is: 'sentence'; readonly text: string; readonly urgent: boolean; readonly at: number };

/** What an edit does to the threats outranks the sentence that the same edit announces, ms. */
const SAME_MOMENT = 300;

export function useNews(): News | null {
  const editor = useEditor();
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => {
    const stopDocument = editor.document.store.subscribe(({ last }, before) => {
      if (last === before.last || last === null) return;
      setNews(last.raised.length + last.cleared.length > 0 ? { is: 'threats', last, at: Date.now() } : null);
    });
    const stopSession = editor.session.subscribe(({ announcement }, before) => {
      if (announcement.count === before.announcement.count) return;
      const { text, urgent } = announcement;
      const at = Date.now();
      setNews((old) =>
        old?.is === 'threats' && at - old.at < SAME_MOMENT ? old : { is: 'sentence', text, urgent, at },
      );
    });
    return () => {
      stopDocument();
      stopSession();
    };
  }, [editor]);
  return news;
}
