import { useContext, useId, useLayoutEffect, useRef } from 'react';
import type { Viewport } from '../editor/session';
import { GRID } from '../model/geometry';
import { SceneContext } from './scene';

/** Distance and size of the dots, px at 100 % zoom. */
const DOTS = { apart: 2 * GRID, size: 1.4 };

/** The dots of the ground, which move with the view. They are set without React, at each step of a pan. */
export function Ground() {
  const view = useContext(SceneContext)?.view;
  const id = useId();
  const pattern = useRef<SVGPatternElement>(null);
  useLayoutEffect(() => {
    const draw = ({ x, y, zoom }: Viewport): void => {
      const apart = DOTS.apart * zoom;
      const radius = (DOTS.size * zoom) / 2;
      const set = (part: Element | null | undefined, values: Readonly<Record<string, number>>): void => {
        for (const [name, value] of Object.entries(values)) part?.setAttribute(name, String(value));
      };
      // The dot stands in the middle of its tile, whose corner is half a tile up and to the left of a point of the grid.
      set(pattern.current, {
        x: (x % apart) - apart / 2,
        y: (y % apart) - apart / 2,
        width: apart,
        height: apart,
      });
      set(pattern.current?.firstElementChild, { cx: apart / 2, cy: apart / 2, r: radius });
    };
    if (!view) return undefined;
    draw(view.getState());
    return view.subscribe(draw);
  }, [view]);
  return (
    <svg className="ground" aria-hidden="true">
      <pattern ref={pattern} id={id} patternUnits="userSpaceOnUse">
        <circle />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
