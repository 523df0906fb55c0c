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
  S: 'M10 1.25a8.75 8.75 0 1 1 0 17.5a8.75 8.75 0 0 1 0-17.5Z',
  T: 'M1.5 1.5H13l5.5 5.5v11.5h-17z',
  R: 'M1.75 2h16.5v9.25L10 19 1.75 11.25z',
  I: 'M5.5 2h9L19.2 10l-4.7 8h-9L.8 10z',
  D: 'M10 .9 19.1 10 10 19.1.9 10z',
  E: 'M10 .9 18.3 8v10.4H1.7V8z',
};
/** Where the letter stands, so that it looks centred in its shape. */
const BASELINES: Readonly<Record<StrideLetter, number>> = {
  S: 13.6,
  T: 14,
  R: 12.4,
  I: 13.6,
  D: 13.6,
  E: 15.2,
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
      <text x="10" y={BASELINES[category]}>
        {category}
      </text>
    </svg>
  );
}
