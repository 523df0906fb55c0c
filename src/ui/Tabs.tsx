import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
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

/** A row of tabs above one panel: one stop of the Tab key; arrows, Home and End choose. */
export function Tabs<T extends string>({
  label,
  selected,
  onSelect,
  tabs,
  actions,
  collapsed = false,
}: TabsProps<T>) {
  const name = useId();
  const panel = tabs.find((tab) => tab.id === selected)?.panel;
  const go = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = tabs.findIndex((tab) => tab.id === selected);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = target === undefined ? undefined : tabs.at(target % tabs.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.id}"]`)?.focus();
  };
  return (
    <div className={styles['tabs']}>
      <div className={styles['head']}>
        {/* The tabs take the keys. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div role="tablist" aria-label={label} className={styles['list']} onKeyDown={go}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${name}${tab.id}`}
              data-key={tab.id}
              className={styles['tab']}
              aria-selected={tab.id === selected}
              aria-controls={tab.id === selected && !collapsed ? `${name}panel` : undefined}
              aria-label={tab.count === undefined ? tab.label : `${tab.label}, ${tab.count}`}
              tabIndex={tab.id === selected ? 0 : -1}
              onClick={() => onSelect(tab.id)}
            >
              <span className={styles['word']} data-word={tab.label}>
                {tab.label}
              </span>
              {tab.count === undefined || tab.count === 0 ? null : <CountPill count={tab.count} />}
            </button>
          ))}
        </div>
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </div>
      {collapsed ? null : (
        <Panel key={selected} id={`${name}panel`} labelledBy={`${name}${selected}`}>
          {panel}
        </Panel>
      )}
    </div>
  );
}

const TAKES_KEYS = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';

/** Takes the keyboard itself while nothing in it can: else nobody could scroll it without a mouse. */
function Panel({
  id,
  labelledBy,
  children,
}: {
  readonly id: string;
  readonly labelledBy: string;
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const [isStop, setStop] = useState(false);
  useEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    const look = (): void => setStop(element.querySelector(TAKES_KEYS) === null);
    look();
    const watch = new MutationObserver(look);
    watch.observe(element, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={id}
      aria-labelledby={labelledBy}
      className={styles['panel']}
      tabIndex={isStop ? 0 : undefined}
    >
      {children}
    </div>
  );
}
