import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { ChevronRight } from 'lucide-react';
import { CountPill } from './Chip';
import styles from './Panel.module.css';

export interface DisclosureProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly defaultOpen?: boolean | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
  readonly children: ReactNode;
}

/** A heading that folds what is under it, which is made when it is first unfolded. */
export function Disclosure({
  title,
  count,
  defaultOpen = false,
  isOpen,
  onOpenChange,
  children,
}: DisclosureProps) {
  const [wasOpen, setWasOpen] = useState(defaultOpen);
  const isMade = wasOpen || isOpen === true;
  return (
    <AriaDisclosure
      className={styles['disclosure']!}
      defaultExpanded={defaultOpen}
      {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
      onExpandedChange={(open) => {
        if (open) setWasOpen(true);
        onOpenChange?.(open);
      }}
    >
      <Button slot="trigger" className={styles['trigger']!}>
        <ChevronRight size={14} aria-hidden="true" className={styles['chevron']} />
        {title}
        {count === undefined ? null : <CountPill count={count} />}
      </Button>
      <DisclosurePanel>{isMade ? children : null}</DisclosurePanel>
    </AriaDisclosure>
  );
}
