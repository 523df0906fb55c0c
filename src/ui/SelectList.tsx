import type { RefObject } from 'react';
import { Popover } from 'react-aria-components/Popover';
import { Options, type SelectOption } from './Options';
import styles from './Select.module.css';

export interface SelectListProps {
  /** The id of what names it. */
  readonly labelledBy: string;
  readonly options: readonly SelectOption[];
  readonly chosen: string | undefined;
  readonly anchor: RefObject<Element | null>;
  /** The option that has the keyboard first. */
  readonly first: 'first' | 'last' | 'chosen';
  readonly onChoose: (value: string) => void;
  readonly onClose: () => void;
}

/** The list of a select, open. */
export function SelectList({
  labelledBy,
  options,
  chosen,
  anchor,
  first,
  onChoose,
  onClose,
}: SelectListProps) {
  return (
    <Popover
      className={styles['popover']!}
      triggerRef={anchor}
      trigger="Select"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
    >
      <Options
        options={options}
        aria-labelledby={labelledBy}
        selectionMode="single"
        selectedKeys={chosen === undefined ? [] : [chosen]}
        autoFocus={first === 'chosen' ? true : first}
        shouldSelectOnPressUp
        shouldFocusOnHover
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined && key !== chosen) onChoose(String(key));
          onClose();
        }}
      />
    </Popover>
  );
}
