import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { CountPill } from './Chip';
import styles from './Tabs.module.css';

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly selected: T;
  readonly onSelect: (id: T) => void;
  readonly tabs: readonly {
    readonly id: T;
    readonly label: string;
    readonly count?: number | undefined;
    readonly panel: ReactNode;
  }[];
  /** Controls at the right end of the row. */
  readonly actions?: ReactNode;
  /** The row alone: what it belongs to is folded away. */
  readonly collapsed?: boolean | undefined;
}

/** A row of tabs above one panel. */
export function Tabs<T extends string>({
  label,
  selected,
  onSelect,
  tabs,
  actions,
  collapsed = false,
}: TabsProps<T>) {
  return (
    <AriaTabs
      className={styles['tabs']!}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key) as T)}
    >
      <div className={styles['head']}>
        <TabList aria-label={label} className={styles['list']!}>
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className={styles['tab']!}
              aria-label={tab.count === undefined ? tab.label : `${tab.label}, ${tab.count}`}
            >
              <span className={styles['word']} data-word={tab.label}>
                {tab.label}
              </span>
              {tab.count === undefined || tab.count === 0 ? null : <CountPill count={tab.count} />}
            </Tab>
          ))}
        </TabList>
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </div>
      {collapsed
        ? null
        : tabs.map((tab) => (
            <TabPanel key={tab.id} id={tab.id} className={styles['panel']!}>
              {tab.panel}
            </TabPanel>
          ))}
    </AriaTabs>
  );
}
