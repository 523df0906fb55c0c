import type { Point } from '../../model/place';

/** Something done with a pressed pointer. It changes the scene while it lasts and runs at most one command when it ends. */
export interface Gesture {
  readonly cursor?: string;
  move(at: Point, event: PointerEvent): void;
  end(at: Point, event: PointerEvent): void;
  /** Leaves no trace. */
  cancel(): void;
  /** A key pressed meanwhile; true when the gesture took it. */
  key?(event: KeyboardEvent): boolean;
}

/** What a press may become: a click if the pointer stays where it is, else a gesture. */
export interface Press {
  readonly click?: (event: PointerEvent) => void;
  readonly drag?: (event: PointerEvent) => Gesture | null;
}

/** Modifiers come from the pointer event itself, never from key state: keys get stuck after a screenshot (xyflow#5679). */
export function adds(event: {
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
}): boolean {
  return event.shiftKey || event.metaKey || event.ctrlKey;
}

export function isFree(event: { readonly metaKey: boolean; readonly ctrlKey: boolean }): boolean {
  return event.metaKey || event.ctrlKey;
}
