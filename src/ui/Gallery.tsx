import type { ReactNode } from 'react';
import { Segmented } from './Choice';
import { ChoiceSamples, FieldSamples, ListSamples } from './gallery/ControlSamples';
import {
  ChangeSamples,
  NotationSamples,
  RiskSamples,
  StatusSamples,
  StrideSamples,
} from './gallery/MarkSamples';
import { DialogSamples, MenuSamples, NoticeSamples, ToastSamples } from './gallery/OverlaySamples';
import { PanelSamples, TabSamples, TreeSamples } from './gallery/PanelSamples';
import { useTheme } from './useTheme';
import styles from './Gallery.module.css';

const BLOCKS: readonly (readonly [title: string, samples: ReactNode])[] = [
  ['Risk', <RiskSamples key="risk" />],
  ['STRIDE', <StrideSamples key="stride" />],
  ['Status and mitigation', <StatusSamples key="status" />],
  ['What changed', <ChangeSamples key="changed" />],
  ['Notation, trust, keys', <NotationSamples key="notation" />],
  ['Buttons and fields', <FieldSamples key="fields" />],
  ['Yes, no, unknown', <ChoiceSamples key="choices" />],
  ['Lists', <ListSamples key="lists" />],
  ['Menus and tooltips', <MenuSamples key="menus" />],
  ['Dialogs', <DialogSamples key="dialogs" />],
  ['Toasts', <ToastSamples key="toasts" />],
  ['Notices and empty states', <NoticeSamples key="notices" />],
  ['Tree', <TreeSamples key="tree" />],
  ['Panel', <PanelSamples key="panel" />],
];

/** Every building block in its states, on one page: for looking, while developing. */
export function Gallery() {
  const { theme, setTheme } = useTheme();
  return (
    <main className={styles['page']}>
      <header className={styles['header']}>
        <h1>Gallery</h1>
        <p>Every building block in its states. Same tokens in both themes.</p>
        <Segmented
          label="Theme"
          hideLabel
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </header>
      <Block title="Tabs and splitters">
        <TabSamples />
      </Block>
      <div className={styles['columns']}>
        {BLOCKS.map(([title, samples]) => (
          <Block key={title} title={title}>
            {samples}
          </Block>
        ))}
      </div>
    </main>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['block']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
