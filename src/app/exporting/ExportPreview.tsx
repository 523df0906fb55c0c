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
  const { shown, lines, blob, trouble, making, again } = exported;
  const hasPicture = format.as === 'svg' || format.as === 'png';
  const hasBoth = shown !== null && (isDocument(format) || hasPicture);
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
      {shown !== null && (!hasBoth || view === 'source') ? (
        <Source {...shown} isMarkdown={format.extension === 'md'} />
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

/** Lines that are laid out together, once they come into view. */
const LINES = 100;

/** The text as it is; headings of Markdown are bold so that one can find one's way. */
function Source(props: {
  readonly beginning: string;
  readonly goesOn: boolean;
  readonly isMarkdown: boolean;
}) {
  const { beginning, goesOn, isMarkdown } = props;
  const blocks = useMemo(() => blocksOf(beginning), [beginning]);
  return (
    // A long file is read with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} aria-label={dialogWords.fileText}>
      {blocks.map(({ text, size }, i) => (
        <code key={i} style={{ containIntrinsicSize: size }}>
          {isMarkdown ? withHeadings(text) : text}
        </code>
      ))}
      {goesOn && <em>{dialogWords.sourceGoesOn}</em>}
    </pre>
  );
}

/** A text in parts of whole lines, each with the size that it will have. */
function blocksOf(text: string): readonly { readonly text: string; readonly size: string }[] {
  const lines = text.split(/(?<=\n)/);
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) => {
    const part = lines.slice(i * LINES, (i + 1) * LINES);
    const longest = part.reduce((most, line) => Math.max(most, line.length), 0);
    return { text: part.join(''), size: `${longest}ch ${part.length}lh` };
  });
}

/** Split by a pattern with a group, every second part is a heading. */
function withHeadings(text: string) {
  return text.split(/^(#{1,6} .*)$/m).map((part, i) => (i % 2 === 1 ? <b key={i}>{part}</b> : part));
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
