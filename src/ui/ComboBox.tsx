import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { ChevronDown } from 'lucide-react';
import { Options, type SelectOption } from './Options';
import { useDraft } from './useDraft';
import field from './Field.module.css';
import styles from './Select.module.css';

export interface ComboBoxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (SelectOption | string)[];
  /** Gets the value of an option, or whatever else was typed. */
  readonly onCommit: (value: string) => void;
  readonly hideLabel?: boolean | undefined;
  readonly layout?: 'row' | 'stack' | undefined;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
}

const SHOW_SUGGESTIONS = 'Show suggestions';

/** Free text with suggestions. */
export function ComboBox({
  label,
  value,
  options,
  onCommit,
  hideLabel,
  layout = 'stack',
  placeholder,
  description,
}: ComboBoxProps) {
  const opensId = useId();
  const all = options.map((option): SelectOption =>
    typeof option === 'string' ? { value: option, label: option } : option,
  );
  const shown = all.find((option) => option.value === value)?.label ?? value;
  const commit = (text: string): void => {
    const typed = text.trim();
    const option = all.find(({ label: name }) => name.toLowerCase() === typed.toLowerCase());
    const next = option?.value ?? typed;
    if (next !== value) onCommit(next);
  };
  const draft = useDraft({ value: shown, onCommit: commit, commitOn: 'Enter' });
  const pick = (option: string): void => {
    draft.forget();
    if (option !== value) onCommit(option);
  };
  return (
    <AriaComboBox
      className={`${field['field']} ${field[layout]}`}
      allowsCustomValue
      menuTrigger="focus"
      inputValue={draft.text}
      onInputChange={draft.setText}
      onSelectionChange={(key) => key !== null && pick(String(key))}
      defaultItems={all}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      <div className={styles['combo']}>
        <Input
          className={field['input']!}
          {...(placeholder === undefined ? {} : { placeholder })}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={(event) => {
            // Enter on a suggestion takes that one, not what was typed to find it.
            const isSuggested = event.currentTarget.getAttribute('aria-activedescendant') !== null;
            if (event.key !== 'Enter' || !isSuggested) draft.onKeyDown(event);
          }}
        />
        {/* Named by itself, not by the field: one label leads to one control. */}
        <span id={opensId} hidden>
          {SHOW_SUGGESTIONS}
        </span>
        <Button className={styles['open']!} aria-labelledby={opensId}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      {description === undefined ? null : (
        <Text slot="description" className={field['description']}>
          {description}
        </Text>
      )}
      <Popover className={styles['popover']!}>
        <Options options={all} />
      </Popover>
    </AriaComboBox>
  );
}
