import { useId, type ChangeEvent } from 'react';
import { CircleAlert } from 'lucide-react';
import { dateProblem } from './date';
import { useDraft, type DraftOptions } from './useDraft';
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

/** A date as 2026-02-28, or empty. A wrong one is not handed over: it stays, and the reason stands below. */
export function DateField({ onCommit, ...rest }: Omit<TextFieldProps, 'error' | 'onChange'>) {
  return (
    <DraftField
      {...rest}
      placeholder={rest.placeholder ?? 'YYYY-MM-DD'}
      commitOn="Enter"
      problemWith={(text) => dateProblem(text.trim())}
      onCommit={(text) => onCommit(text.trim())}
    />
  );
}

type DraftFieldProps = TextFieldProps &
  Pick<DraftOptions, 'commitOn' | 'problemWith'> & { readonly rows?: number | undefined };

function DraftField(props: DraftFieldProps) {
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
    problemWith,
  } = props;
  const draft = useDraft({ value, onCommit, commitOn, problemWith });
  const id = useId();
  const wrong = draft.problem ?? error;
  const ids = { input: id, description: `${id}description`, error: `${id}error` };
  const describedBy = [
    ...(description === undefined ? [] : [ids.description]),
    ...(wrong === undefined ? [] : [ids.error]),
  ].join(' ');
  const shared = {
    id: ids.input,
    className: `${styles['input']} ${mono ? styles['mono'] : ''} ${quiet ? styles['quiet'] : ''}`,
    value: draft.text,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
      draft.setText(target.value);
      onChange?.(target.value);
    },
    onFocus: draft.onFocus,
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
    disabled: isDisabled,
    placeholder,
    autoFocus,
    'aria-label': hideLabel ? label : undefined,
    'aria-invalid': wrong === undefined ? undefined : true,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
  } as const;
  return (
    <div className={`${styles['field']} ${styles[layout]}`}>
      {hideLabel ? null : (
        <label htmlFor={ids.input} className={styles['label']}>
          {label}
        </label>
      )}
      {commitOn === 'Enter' ? <input type="text" {...shared} /> : <textarea {...shared} rows={rows ?? 2} />}
      {description === undefined ? null : (
        <span id={ids.description} className={styles['description']}>
          {description}
        </span>
      )}
      {wrong === undefined ? null : (
        <span id={ids.error} className={styles['error']}>
          <CircleAlert size={13} aria-hidden="true" />
          {wrong}
        </span>
      )}
    </div>
  );
}
