import { Component, type ReactNode } from 'react';
import { Button } from '../ui';
import { appWords } from '../words/app';
import { downloadModel } from './files';
import { openNow } from './openModel';
import styles from './Sorry.module.css';

/** When a part of the page breaks its own law: the model is whole, for nothing drawn on screen can change it. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly broken: string | null }
> {
  override state: { readonly broken: string | null } = { broken: null };

  static getDerivedStateFromError(error: unknown): { readonly broken: string } {
    return { broken: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    return broken === null ? this.props.children : <Broken what={broken} />;
  }
}

function Broken({ what }: { readonly what: string }) {
  const model = openNow()?.editor.document.store.getState().model;
  return (
    <main className={styles['page']}>
      <div role="alert">
        <h1>{appWords.brokeTitle}</h1>
        <p>
          {appWords.brokeText} {model && appWords.brokeDownload}
        </p>
        <p className={styles['detail']}>{what}</p>
      </div>
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={() => window.location.reload()}>
          {appWords.reload}
        </Button>
        {model && <Button onPress={() => downloadModel(model)}>{appWords.downloadCopy}</Button>}
      </div>
    </main>
  );
}
