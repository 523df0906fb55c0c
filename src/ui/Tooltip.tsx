import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { KeyCaps } from './KeyCaps';
import styles from './Tooltip.module.css';

/** A tooltip of a few words, 400 ms after the pointer rests or at once on keyboard focus. */
export function Tip({
  text,
  shortcut,
  children,
}: {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <Tooltip className={styles['tip']!} offset={6}>
        {text}
        {shortcut === undefined ? null : <KeyCaps keys={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
