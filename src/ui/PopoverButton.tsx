import { useRef, useState, type ReactNode } from 'react';
import { IconButton } from './Button';
import { AnchoredPanel } from './overlays';

/** A button that opens a small panel of controls beside it; Escape or a press elsewhere closes the panel. */
export function PopoverButton({
  label,
  icon,
  isOn,
  children,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  /** Something in the panel is set. */
  readonly isOn?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        icon={icon}
        size="sm"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onPress={() => setAnchor(button.current)}
        {...(isOn ? { 'data-on': true } : {})}
      />
      {anchor && (
        <AnchoredPanel label={label} anchor={anchor} onClose={() => setAnchor(null)}>
          {children}
        </AnchoredPanel>
      )}
    </>
  );
}
