import { useRef } from 'react';
import { Search, X } from 'lucide-react';
import { KeyCaps } from './KeyCaps';
import { Pressable } from './Pressable';
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
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles['search']}>
      <Search size={14} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        className={styles['searchInput']}
        placeholder={placeholder ?? label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoFocus={autoFocus}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && onLeave) onLeave();
          else if (event.key === 'Escape' && value !== '') onChange('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {value === '' && shortcut !== undefined ? <KeyCaps keys={shortcut} /> : null}
      {value === '' ? null : (
        // The keyboard has Escape for it.
        <Pressable
          className={styles['clear']}
          aria-label="Clear search"
          tabIndex={-1}
          onPress={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </Pressable>
      )}
    </div>
  );
}
