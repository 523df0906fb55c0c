import styles from './StrideGlyph.module.css';

export type StrideLetter = 'S' | 'T' | 'R' | 'I' | 'D' | 'E';
export const strideNames: Readonly<Record<StrideLetter, string>> = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
};

/** A shape for each category, so that the letter and colour are not alone: circle, cut square, shield, hexagon, diamond, house. */
const SHAPES: Readonly<Record<StrideLetter, string>> = {
  S: 'M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z',
  T: 'M2.5 2.5H13L17.5 7V17.5H2.5Z',
  R: 'M2.5 2.5H17.5V11C17.5 15 14 17.5 10 19C6 17.5 2.5 15 2.5 11Z',
  I: 'M10 1.2L17.6 5.6V14.4L10 18.8L2.4 14.4V5.6Z',
  D: 'M10 .8L19.2 10L10 19.2L.8 10Z',
  E: 'M10 1.2L17.8 7.6V18H2.2V7.6Z',
};

/** A STRIDE category. Named for screen readers when `labelled`, else it stands beside the words. */
export function StrideGlyph({
  category,
  size = 20,
  labelled = false,
}: {
  readonly category: StrideLetter;
  readonly size?: number | undefined;
  readonly labelled?: boolean | undefined;
}) {
  const name = labelled ? { role: 'img', 'aria-label': strideNames[category] } : { 'aria-hidden': true };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      className={`${styles['glyph']} ${styles[category]}`}
      {...name}
    >
      <path d={SHAPES[category]} />
      <text x="10" y={category === 'E' ? 15 : 13.6}>
        {category}
      </text>
    </svg>
  );
}
