import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { CountPill } from './Chip';
import { Pressable } from './Pressable';
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
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(defaultOpen);
  const open = isOpen ?? isUnfolded;
  const [isMade, setMade] = useState(open);
  if (open && !isMade) setMade(true);
  const turn = (next: boolean): void => {
    setUnfolded(next);
    onOpenChange?.(next);
  };
  return (
    <div className={styles['disclosure']} {...(open ? { 'data-expanded': true } : {})}>
      <Pressable
        id={`${id}trigger`}
        aria-expanded={open}
        aria-controls={id}
        className={styles['trigger']}
        onPress={() => turn(!open)}
      >
        <ChevronRight size={14} aria-hidden="true" className={styles['chevron']} />
        {title}
        {count === undefined ? null : <CountPill count={count} />}
      </Pressable>
      <Fold id={id} labelledBy={`${id}trigger`} isFolded={!open} onFound={() => turn(true)}>
        {isMade ? children : null}
      </Fold>
    </div>
  );
}

/** What is folded away is hidden, but for the browser's own search, which unfolds it. */
function Fold({
  id,
  labelledBy,
  isFolded,
  onFound,
  children,
}: {
  readonly id: string;
  readonly labelledBy: string;
  readonly isFolded: boolean;
  readonly onFound: () => void;
  readonly children: ReactNode;
}) {
  const fold = useRef<HTMLDivElement>(null);
  const found = useEffectEvent(onFound);
  useLayoutEffect(() => {
    // React knows `hidden` as yes or no only.
    if (isFolded) fold.current?.setAttribute('hidden', 'until-found');
  }, [isFolded]);
  useEffect(() => {
    const listener = (): void => found();
    const element = fold.current;
    element?.addEventListener('beforematch', listener);
    return () => element?.removeEventListener('beforematch', listener);
  }, []);
  return (
    <div ref={fold} id={id} role="group" aria-labelledby={labelledBy} hidden={isFolded}>
      {children}
    </div>
  );
}
