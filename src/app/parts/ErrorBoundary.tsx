import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../../ui';
import { appWords } from '../../words/app';
import { copyText } from '../browser/download';
import { downloadModel } from '../files/files';
import { openNow } from '../models/openNow';
import styles from './Sorry.module.css';

/** Parts of the page that may break without taking the others along. */
export type BreakablePart = keyof typeof appWords.brokenParts;

/**
 * When a part of the page breaks its own law: the model is whole, for nothing drawn on screen can change it, and it
 * goes on being saved. With `part`, only that part is replaced by an apology; the others stay as they are.
 */
export class ErrorBoundary extends Component<
  { readonly part?: BreakablePart; readonly children: ReactNode },
  { readonly broken: Broken | null }
> {
  override state: { readonly broken: Broken | null } = { broken: null };

  static getDerivedStateFromError(error: unknown): { readonly broken: Broken } {
    return { broken: { error, where: '' } };
  }

  /** One fault often brings others along while React clears away; the first is the one to mend. */
  #first: Broken | null = null;

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.#first ??= { error, where: componentStack ?? '' };
    this.setState({ broken: this.#first });
  }

  readonly #retry = (): void => {
    this.#first = null;
    this.setState({ broken: null });
  };

  override render(): ReactNode {
    const { broken } = this.state;
    const { part, children } = this.props;
    if (broken === null) return children;
    if (part === undefined) return <BrokenPage broken={broken} />;
    return <BrokenPart part={part} broken={broken} onRetry={this.#retry} />;
  }
}

interface Broken {
  readonly error: unknown;
  /** The components around the place, innermost first. */
  readonly where: string;
}

function BrokenPage({ broken }: { readonly broken: Broken }) {
  const model = openNow()?.editor.document.store.getState().model;
  return (
    <main className={styles['page']}>
      <div role="alert">
        <h1>{appWords.brokeTitle}</h1>
        <p>
          {appWords.brokeText} {model && appWords.brokeDownload}
        </p>
        <p className={styles['detail']}>{messageOf(broken)}</p>
      </div>
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={() => window.location.reload()}>
          {appWords.reload}
        </Button>
        <WaysOut broken={broken} />
      </div>
    </main>
  );
}

function BrokenPart(props: {
  readonly part: BreakablePart;
  readonly broken: Broken;
  readonly onRetry: () => void;
}) {
  const { part, broken, onRetry } = props;
  return (
    <section className={styles['part']} aria-label={appWords.brokenParts[part]}>
      <div role="alert">
        <h2>{appWords.brokenParts[part]}</h2>
        <p>{appWords.brokePartText}</p>
        <p className={styles['detail']}>{messageOf(broken)}</p>
      </div>
      <div className={styles['buttons']}>
        <Button size="sm" variant="primary" onPress={onRetry}>
          {appWords.showAgain}
        </Button>
        <WaysOut broken={broken} size="sm" />
      </div>
    </section>
  );
}

function WaysOut({ broken, size = 'md' }: { readonly broken: Broken; readonly size?: 'sm' | 'md' }) {
  const model = openNow()?.editor.document.store.getState().model;
  return (
    <>
      {model && (
        <Button size={size} onPress={() => void downloadModel(model)}>
          {appWords.downloadCopy}
        </Button>
      )}
      <Button size={size} onPress={() => void copyText(detailsOf(broken))}>
        {appWords.copyDetails}
      </Button>
    </>
  );
}

function messageOf({ error }: Broken): string {
  return error instanceof Error ? error.message : String(error);
}

/** What somebody who mends it needs to know. Nothing of the model is in it but what the message itself says. */
function detailsOf(broken: Broken): string {
  const { error, where } = broken;
  return [
    `${appWords.product}: ${messageOf(broken)}`,
    new Date().toISOString(),
    navigator.userAgent,
    error instanceof Error ? error.stack : undefined,
    where.trim(),
  ]
    .filter(Boolean)
    .join('\n');
}
