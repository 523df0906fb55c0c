import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { DETAILS, layout, OUTLINE, REGISTER } from './layout';
import { LOW, NARROW, useMedia } from '../browser/media';

/** The sizes of the panels now, as numbers for the edges and as properties for the style sheet. */
export function useSizes({ threat }: { readonly threat: boolean }) {
  const chosen = useStore(layout);
  const narrow = useMedia(NARROW);
  const low = useMedia(LOW) || narrow;
  const sizes = {
    register: chosen.register ?? (low ? REGISTER.usualOnLowScreens : REGISTER.usual),
    details: threat ? DETAILS.withThreat : narrow ? DETAILS.usual : (chosen.details ?? DETAILS.usual),
    outline: chosen.outline ?? OUTLINE.usual,
  };
  const style = {
    '--register': `${sizes.register}px`,
    '--details': `${sizes.details}px`,
    '--outline': `${sizes.outline}px`,
  } as CSSProperties;
  return { sizes, style };
}
