import type { ReactNode } from 'react';
import { Pressable, type PressableProps } from './Pressable';
import { useTip } from './Tooltip';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<PressableProps, 'className' | 'style' | 'children'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'md' | 'sm' | undefined;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function Button({ variant = 'secondary', size = 'md', icon, children, ...rest }: ButtonProps) {
  return (
    <Pressable {...rest} className={`${styles['button']} ${styles[variant]} ${styles[size]}`}>
      {icon}
      {children}
    </Pressable>
  );
}

export interface IconButtonProps extends Omit<
  PressableProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
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
  const { tipped, tip } = useTip(label, shortcut);
  const pressed = isPressed === undefined ? {} : { 'aria-pressed': isPressed };
  return (
    <>
      <Pressable
        {...rest}
        {...pressed}
        {...tipped}
        aria-label={label}
        className={`${styles['button']} ${styles['quiet']} ${styles['icon']} ${styles[size]} ${isPressed ? styles['on'] : ''}`}
      >
        {icon}
      </Pressable>
      {tip}
    </>
  );
}
