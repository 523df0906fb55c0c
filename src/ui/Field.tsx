import { useId, useState, type ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { Search } from 'lucide-react';
import { dateProblem } from './date';
import { KeyCaps } from './KeyCaps';
import { useDraft } from './useDraft';
import styles from './Field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called once typing is over: on blur or Enter, and only when the text has changed. */
  readonly onCommit: (value: string) => void;
  /** Called on every key. */
  readonly onChange?: ((value: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly hideLabel?: boolean | undefined;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly mono?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly layout?: 'row' | 'stack' | undefined;
}

export function TextField(props: TextFieldProps) {
  return <DraftField {...props} commitOn="Enter" />;
}

/** Several lines: Enter is a new line, Mod+Enter or leaving the field hands the text over. */
export function TextArea(props: TextFieldProps & { readonly rows?: number | undefined }) {
  return <DraftField {...props} commitOn="Mod+Enter" />;
}

function DraftField(
  props: TextFieldProps & { readonly rows?: number | undefined; readonly commitOn: 'Enter' | 'Mod+Enter' },
) {
  const {
    label,
    value,
    onCommit,
    onChange,
    placeholder,
    hideLabel,
    error,
    description,
    mono,
    quiet,
    autoFocus,
    isDisabled,
    layout = 'stack',
    rows,
    commitOn,
  } = props;
  const draft = useDraft({ value, onCommit, commitOn });
  const shared = {
    className: `${styles['input']} ${mono ? styles['mono'] : ''} ${quiet ? styles['quiet'] : ''}`,
    onFocus: draft.onFocus,
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return (
    <AriaTextField
      className={`${styles['field']} ${styles[layout]}`}
      value={draft.text}
      onChange={(text) => {
        draft.setText(text);
        onChange?.(text);
      }}
      isInvalid={error !== undefined}
      isDisabled={isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(autoFocus ? { autoFocus } : {})}
    >
      {hideLabel ? null : <Label className={styles['label']}>{label}</Label>}
      {commitOn === 'Enter' ? <Input {...shared} /> : <AriaTextArea {...shared} rows={rows ?? 2} />}
      {description === undefined ? null : (
        <Text slot="description" className={styles['description']}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error']!}>{error}</FieldError>
    </AriaTextField>
  );
}

/** A date as 2026-02-28, or empty. A wrong one is not taken, and the reason stands below. */
export function DateField({ onCommit, ...rest }: Omit<TextFieldProps, 'error' | 'onChange'>) {
  const [problem, setProblem] = useState<string | null>(null);
  const commit = (text: string): void => {
    const found = dateProblem(text.trim());
    setProblem(found);
    if (found === null) onCommit(text.trim());
  };
  return (
    <TextField
      {...rest}
      placeholder={rest.placeholder ?? 'YYYY-MM-DD'}
      error={problem ?? undefined}
      onCommit={commit}
    />
  );
}

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Filters while typing; Escape empties it. */
export function SearchField({ label, value, onChange, placeholder, shortcut, autoFocus }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={styles['search']!}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Search size={14} aria-hidden="true" />
      <Input className={styles['searchInput']!} placeholder={placeholder ?? label} />
      {shortcut === undefined || value !== '' ? null : <KeyCaps keys={shortcut} />}
    </AriaSearchField>
  );
}

/** A label on the left and a control on the right, as in the details panel. */
export function LabelledRow({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (labelId: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles['labelled']}>
      <div className={styles['labelled-words']}>
        <span id={id}>{label}</span>
        {hint === undefined ? null : <span className={styles['description']}>{hint}</span>}
      </div>
      {children(id)}
    </div>
  );
}
