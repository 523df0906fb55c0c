import type { ComponentPropsWithRef, KeyboardEvent, SyntheticEvent } from 'react';

export interface Press {
  /** What it was pressed with; assistive technology counts as keyboard. */
  readonly pointerType: 'mouse' | 'touch' | 'pen' | 'keyboard';
  /** The button. */
  readonly target: Element;
}

export interface PressableProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'onClick' | 'disabled' | 'onPointerDown' | 'onMouseDown'
> {
  readonly onPress?: ((press: Press) => void) | undefined;
  readonly isDisabled?: boolean | undefined;
}

/**
 * A button of the browser, without a look. Its presses, and the keys that press it, are its own: neither what lies under it
 * nor the keys of the page hear of them.
 */
export function Pressable({
  onPress,
  isDisabled = false,
  onKeyDown,
  type = 'button',
  ...rest
}: PressableProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      onPointerDown={keepToItself}
      onMouseDown={keepToItself}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        keepPressingKeys(event);
      }}
      onClick={(event) => {
        event.stopPropagation();
        // Safari gives a button that is clicked no focus; what opens now has to know where to give it back to.
        if (document.activeElement !== event.currentTarget)
          event.currentTarget.focus({ preventScroll: true });
        onPress?.({ pointerType: pressedWith(event.nativeEvent), target: event.currentTarget });
      }}
    />
  );
}

function keepToItself(event: SyntheticEvent): void {
  event.stopPropagation();
}

function keepPressingKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.stopPropagation();
  // A key that is held presses once, and not what has the focus by then.
  if (event.repeat) event.preventDefault();
}

/** Browsers say it of clicks in newer versions only; no pointer has a count of clicks of 0. */
function pressedWith(click: MouseEvent): Press['pointerType'] {
  if (click.detail === 0) return 'keyboard';
  const type = click instanceof PointerEvent ? click.pointerType : '';
  return type === 'touch' || type === 'pen' ? type : 'mouse';
}
