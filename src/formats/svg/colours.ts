import type { ExportOptions } from '../report/format';

/**
 * The colours of a picture, the light and the dark one of each. They stand as attributes, which every program reads,
 * and again as a style that follows the reader's system where the picture is to do so.
 */
const COLOURS = {
  ground: ['#ffffff', '#111316'],
  shape: ['#ffffff', '#1c2026'],
  outline: ['#59626f', '#a3abb7'],
  text: ['#191d23', '#eceef1'],
  muted: ['#5c6573', '#959eac'],
  flow: ['#59626f', '#a3abb7'],
  plain: ['#a5280a', '#fb7f4d'],
  unknown: ['#6a7482', '#8b94a2'],
  gate: ['#8f6400', '#ecc35c'],
  'gate-fill': ['#fff8e6', '#2e2610'],
  note: ['#fbf1d3', '#332a10'],
  'risk-low': ['#43556a', '#8ba0b7'],
  'risk-medium': ['#6b4c00', '#e2bd52'],
  'risk-high': ['#8f3705', '#ee7a35'],
  'risk-critical': ['#7d0f2b', '#ef4f70'],
  trust0: ['#8a5a22', '#cf9c5c'],
  trust1: ['#63656d', '#9a9ea8'],
  trust2: ['#2b6f9e', '#7dbce6'],
  trust3: ['#1d4480', '#6c8be0'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

/** The style of a picture that follows the reader's system. The policy of the page knows it by its hash. */
export const PICTURE_STYLE = `@media (prefers-color-scheme: dark){${Object.entries(COLOURS)
  .map(([name, [, dark]]) => `.l-${name}{stroke:${dark}}.f-${name}{fill:${dark}}`)
  .join('')}}`;

export type Colour = keyof typeof COLOURS;

/** Gives the attributes of a shape in a colour, as its line or as its ground. */
export interface Paint {
  readonly line: (colour: Colour) => string;
  readonly fill: (colour: Colour) => string;
  /** The style sheet of the picture; empty when it has one look only. */
  readonly style: string;
}

export function paint(theme: ExportOptions['theme']): Paint {
  const of = (colour: Colour): string => COLOURS[colour][theme === 'dark' ? 1 : 0];
  const auto = theme === 'auto';
  return {
    line: (colour) => `stroke="${of(colour)}"${auto ? ` class="l-${colour}"` : ''}`,
    fill: (colour) => `fill="${of(colour)}"${auto ? ` class="f-${colour}"` : ''}`,
    style: auto ? `<style>${PICTURE_STYLE}</style>` : '',
  };
}
