import { useEffect, useRef } from 'react';
import { appWords } from '../words/app';
import styles from './ExportDialog.module.css';
import type { Format } from './formatOptions';
import type { Exported } from './useExported';

/** Exactly what will be in the file. */
export function ExportPreview(props: {
  readonly format: Format;
  readonly exported: Exported;
  readonly name: string;
  readonly modelName: string;
}) {
  const { format, exported, name, modelName } = props;
  const { text, shown, blob, trouble } = exported;
  const isText = format.as === 'text' || format.as === 'zip';
  const lines =
    text === null || format.as !== 'text' ? null : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return (
    <section className={styles['preview']} aria-label={appWords.preview}>
      <div className={styles['file']}>
        <span>{name}</span>
        <span>{blob && appWords.fileSize(lines, sizeOf(blob.size))}</span>
      </div>
      {trouble !== null && <p className={styles['trouble']}>{trouble}</p>}
      {isText ? (
        // A long file is read with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0} aria-label={appWords.fileText}>
          {format.extension === 'md' && text !== null ? <Markdown text={text} /> : (shown ?? text)}
        </pre>
      ) : (
        blob !== null && <Picture blob={blob} name={modelName} />
      )}
    </section>
  );
}

/** The text as it is, its headings set bold so that one can find one's way. */
function Markdown({ text }: { readonly text: string }) {
  // Split by a pattern with a group, every second part is a heading.
  const parts = text.split(/^(#{1,6} .*)$/m);
  return parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
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
      <img ref={image} alt={appWords.pictureOf(name)} />
    </div>
  );
}

const KILO = 1_000;

function sizeOf(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO * KILO) return `${(bytes / KILO).toFixed(1)} kB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
