import { useEffect, useState } from 'react';
import { looksLikePack } from '../../formats/native/looks-like-pack';
import { useImports } from './Imports';

/** Files dropped anywhere on the page are imported, and so is what is pasted outside text fields. */
export function useDropAndPaste({ pastedText }: { readonly pastedText: 'import' | 'ignore' }): {
  readonly isOver: boolean;
} {
  const { take, takeText } = useImports();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // Without this the browser would open the file in place of the app.
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer?.files ?? []);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || inText(event.target)) return;
      const files = event.clipboardData?.files;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files && files.length > 0) take(files);
      else if ((pastedText === 'import' && text.trim() !== '') || looksLikePack(text)) takeText(text);
      else return;
      event.preventDefault();
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [take, takeText, pastedText]);

  return { isOver };
}

function inText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
