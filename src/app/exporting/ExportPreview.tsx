import { useEffect, useMemo, useRef } from 'react';
import { Button, Segmented } from '../../ui';
import { dialogWords } from '../../words/dialogs';
import styles from './ExportDialog.module.css';
import { isDocument, type Format, type View } from './formatOptions';
import { sizeInWords } from '../browser/sizes';
import type { Exported } from './useExported';

/** What will be in the file: as its readers will see it, and to the letter. */
export function ExportPreview(props: {
  readonly format: Format;
  readonly exported: Exported;
  /** The document as a page; null for what is no document, and until there is one. */
  readonly page: string | null;
  readonly name: string;
  readonly modelName: string;
  readonly view: View;
  readonly onView: (view: View) => void;
}) {
  const { format, exported, page, name, modelName, view, onView } = props;
  const { text, shown, blob, trouble, making, again } = exported;
  const hasPicture = format.as === 'svg' || format.as === 'png';
  const hasBoth = text !== null && (isDocument(format) || hasPicture);
  const showsText = text !== null && (!hasBoth || view === 'source');
  const lines = useMemo(() => (text !== null && format.as === 'text' ? linesIn(text) : null), [text, format]);
  return (
    <section
      className={styles['preview']}
      aria-label={dialogWords.preview}
      aria-busy={blob === null && again === null}
    >
      <div className={styles['file']}>
        <span>{name}</span>
        <span>
          {blob
            ? dialogWords.fileSize(lines, sizeInWords(blob.size))
            : again
              ? dialogWords.notMade
              : trouble === null && `${dialogWords.making}… ${making?.soFar ?? ''}`}
        </span>
        {(making ?? again) && (
          // One button, so that whoever stops keeps the keyboard on the way back.
          <Button size="sm" onPress={making?.stop ?? again ?? undefined}>
            {making ? dialogWords.stopMaking : dialogWords.makeIt}
          </Button>
        )}
        {hasBoth && (
          <Segmented
            label={dialogWords.view}
            hideLabel
            value={view}
            options={[
              { value: 'page', label: dialogWords.preview },
              { value: 'source', label: dialogWords.source },
            ]}
            onChange={onView}
          />
        )}
      </div>
      {trouble !== null && <p className={styles['trouble']}>{trouble}</p>}
      {shown !== undefined || showsText ? (
        <Source text={shown ?? text ?? ''} isMarkdown={format.extension === 'md'} />
      ) : page !== null ? (
        // Its own policy lets no script run, nor anything load. Checkers such as axe, which come in from outside, may look.
        <iframe
          className={styles['page']}
          title={dialogWords.pageOf(name)}
          sandbox="allow-scripts"
          srcDoc={page}
        />
      ) : (
        hasPicture && blob !== null && <Picture blob={blob} name={modelName} />
      )}
    </section>
  );
}

/** Letters that are shown of a text; a browser takes seconds for millions. */
const MOST_SHOWN = 200_000;

/** The text as it is; headings of Markdown are bold so that one can find one's way. */
function Source({ text, isMarkdown }: { readonly text: string; readonly isMarkdown: boolean }) {
  const end = text.length > MOST_SHOWN ? text.lastIndexOf('\n', MOST_SHOWN) + 1 || MOST_SHOWN : text.length;
  const shown = text.slice(0, end);
  // Split by a pattern with a group, every second part is a heading.
  const parts = isMarkdown ? shown.split(/^(#{1,6} .*)$/m) : [shown];
  return (
    // A long file is read with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} aria-label={dialogWords.fileText}>
      {parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}
      {end < text.length && <em>{dialogWords.sourceGoesOn}</em>}
    </pre>
  );
}

function Picture({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(blob);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return (
    <div className={styles['picture']}>
      <img ref={image} alt={dialogWords.pictureOf(name)} />
    </div>
  );
}

function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
