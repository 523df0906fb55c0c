import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Row } from '../engine/register/register';
import type { DocumentState } from './document';
import type { Editor } from './editor';
import { rowsOf } from './judgement';
import type { SessionState } from './session';

/** How React components read the editor: by small selectors, so that each renders only for what it shows. */

const Context = createContext<Editor | null>(null);

export function EditorProvider({
  editor,
  children,
}: {
  readonly editor: Editor;
  readonly children: ReactNode;
}) {
  return <Context value={editor}>{children}</Context>;
}

export function useEditor(): Editor {
  const editor = useContext(Context);
  if (!editor) throw new Error('useEditor: there is no EditorProvider above this component.');
  return editor;
}

/** Reads the open document. The selector must return a stored value or a primitive, never a new object. */
export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useEditor().document.store, selector);
}

/** Like `useDocument`, for selectors that build a list or record: equal members mean no render. */
export function useDocumentShallow<T>(selector: (state: DocumentState) => T): T {
  return useStore(useEditor().document.store, useShallow(selector));
}

/** Reads the session. The selector must return a stored value or a primitive. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useEditor().session, selector);
}

/** The rows of the register, in printed order. */
export function useRows(): readonly Row[] {
  const model = useDocument((state) => state.model);
  const verdict = useDocument((state) => state.verdict);
  return useMemo(() => rowsOf({ model, verdict }), [model, verdict]);
}
