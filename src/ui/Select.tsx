import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { ChevronDown } from 'lucide-react';
import { Options, type SelectOption } from './Options';
import field from './Field.module.css';
import styles from './Select.module.css';

export type { SelectOption } from './Options';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean | undefined;
  readonly layout?: 'row' | 'stack' | undefined;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel,
  layout = 'stack',
  placeholder = 'Choose',
  description,
  isDisabled,
}: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <AriaSelect
      className={`${field['field']} ${field[layout]}`}
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => key !== null && onChange(String(key) as T)}
      placeholder={placeholder}
      isDisabled={isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field['label']}>{label}</Label>}
      <Button className={styles['trigger']!}>
        {chosen?.icon}
        <SelectValue className={styles['value']!}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className={field['description']}>
          {description}
        </Text>
      )}
      <Popover className={styles['popover']!}>
        <Options options={options} />
      </Popover>
    </AriaSelect>
  );
}
