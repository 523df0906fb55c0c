import type { TrustLevel } from '../../model/boundary';
import type { Thumbnail, ThumbnailBox, ThumbnailLine } from '../../storage/thumbnail';
import styles from './ModelPicture.module.css';

/** A small picture of a model, in the notation of the canvas. It says nothing that the words beside it do not. */
export function ModelPicture({
  picture,
  size = 'card',
}: {
  readonly picture: Thumbnail;
  readonly size?: 'card' | 'small';
}) {
  const { boxes, lines } = picture;
  const boundaries = boxes.filter((box) => box.kind === 'boundary');
  const elements = boxes.filter((box) => box.kind !== 'boundary');
  return (
    <svg className={styles.picture} data-size={size} viewBox={frame(boxes)} aria-hidden="true">
      {boundaries.map((box, index) => (
        // Boxes of a picture have no ids, and a picture never changes in place.
        <Boundary key={index} box={box} />
      ))}
      {lines.map((line, index) => (
        <path key={index} className={styles.flow} data-plain={line.plain} d={curve(line)} />
      ))}
      {elements.map((box, index) => (
        <Element key={index} box={box} />
      ))}
    </svg>
  );
}

const PADDING = 24;
/** A model of two boxes is not blown up to fill the card. */
const LEAST = { width: 520, height: 280 };

function frame(boxes: readonly ThumbnailBox[]): string {
  const right = Math.max(0, ...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(0, ...boxes.map((box) => box.y + box.h));
  const width = Math.max(right + 2 * PADDING, LEAST.width);
  const height = Math.max(bottom + 2 * PADDING, LEAST.height);
  return `${(right - width) / 2} ${(bottom - height) / 2} ${width} ${height}`;
}

const TRUST: Readonly<Record<TrustLevel, string>> = {
  untrusted: '0',
  'semi-trusted': '1',
  trusted: '2',
  'highly-trusted': '3',
};

function Boundary({ box: { x, y, w, h, trust } }: { readonly box: ThumbnailBox }) {
  return (
    <rect
      className={styles.boundary}
      data-trust={TRUST[trust ?? 'semi-trusted']}
      x={x}
      y={y}
      width={w}
      height={h}
      rx={8}
    />
  );
}

function Element({ box: { kind, x, y, w, h } }: { readonly box: ThumbnailBox }) {
  if (kind === 'store') {
    return (
      <g className={styles.store}>
        <rect x={x} y={y} width={w} height={h} />
        <path d={`M${x} ${y}h${w}M${x} ${y + h}h${w}`} />
      </g>
    );
  }
  return (
    <rect className={styles.element} x={x} y={y} width={w} height={h} rx={kind === 'process' ? h / 2 : 2} />
  );
}

/** Leaves and arrives level, as flows on the canvas mostly do. */
function curve({ x1, y1, x2, y2 }: ThumbnailLine): string {
  if (Math.abs(x2 - x1) < Math.abs(y2 - y1) / 2) return `M${x1} ${y1}L${x2} ${y2}`;
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
