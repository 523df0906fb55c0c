import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tip } from './Tooltip';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'md' | 'sm' | undefined;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function Button({ variant = 'secondary', size = 'md', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${styles['button']} ${styles[variant]} ${styles[size]}`}>
      {icon}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly icon: ReactNode;
  /** Given: a toggle, announced as pressed or not. */
  readonly isPressed?: boolean | undefined;
  readonly size?: 'md' | 'sm' | undefined;
}

/** A button that is only an icon: always with a tooltip and a name. */
export function IconButton({ label, shortcut, icon, isPressed, size = 'md', ...rest }: IconButtonProps) {
  const pressed = isPressed === undefined ? {} : { 'aria-pressed': isPressed };
  return (
    <Tip text={label} shortcut={shortcut}>
      <AriaButton
        {...rest}
        {...pressed}
        aria-label={label}
        className={`${styles['button']} ${styles['quiet']} ${styles['icon']} ${styles[size]} ${isPressed ? styles['on'] : ''}`}
      >
        {icon}
      </AriaButton>
    </Tip>
  );
}
