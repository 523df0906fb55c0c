import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Search, X } from 'lucide-react';
import { KeyCaps } from './KeyCaps';
import styles from './Field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Goes on from the field to what it has found: the arrow down. */
  readonly onLeave?: (() => void) | undefined;
}

/** Filters while typing; Escape or its button empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  shortcut,
  autoFocus,
  onLeave,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') onLeave?.();
        else event.continuePropagation();
      }}
      className={styles['search']!}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Search size={14} aria-hidden="true" />
      <Input className={styles['searchInput']!} placeholder={placeholder ?? label} />
      {value === '' && shortcut !== undefined ? <KeyCaps keys={shortcut} /> : null}
      {value === '' ? null : (
        <Button className={styles['clear']!}>
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </AriaSearchField>
  );
}
