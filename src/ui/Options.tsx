import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, type ListBoxProps } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { Check } from 'lucide-react';
import field from './Field.module.css';
import styles from './Select.module.css';

export interface SelectOption<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
}

/** The list that drops down from a select or a combo box. */
export function Options({
  options,
  ...rest
}: { readonly options: readonly SelectOption[] } & Omit<
  ListBoxProps<SelectOption>,
  'items' | 'children' | 'className'
>) {
  return (
    <ListBox
      {...rest}
      className={styles['list']!}
      items={options.map((option) => ({ id: option.value, ...option }))}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles['option']!}>
          {option.icon}
          <span className={styles['words']}>
            <Text slot="label">{option.label}</Text>
            {option.description === undefined ? null : (
              <Text slot="description" className={field['description']}>
                {option.description}
              </Text>
            )}
          </span>
          <Check size={14} aria-hidden="true" className={styles['tick']} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
