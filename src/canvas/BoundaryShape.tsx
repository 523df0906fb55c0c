import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { trustRank } from '../model/boundary';
import { canvasWords } from '../words/canvas';
import { Badge, sameData } from './ElementShape';
import type { BoundaryNode } from './drawn';
import { useScene } from './scene';
import { Padlock } from './Signs';
import { widthOf } from './text';

const RADIUS = 8;

/**
 * The dashed frame, each side for itself: of a straight line browsers dash what they draw of it, of a rounded rectangle always
 * all of it.
 */
function Frame({ width, height }: { readonly width: number; readonly height: number }) {
  const r = Math.min(RADIUS, width / 2, height / 2);
  const [right, bottom] = [width - r, height - r];
  return (
    <>
      {[`M${r} 0H${right}`, `M${width} ${r}V${bottom}`, `M${right} ${height}H${r}`, `M0 ${bottom}V${r}`].map(
        (d) => (
          <path key={d} className="line" d={d} />
        ),
      )}
      {[
        `M${right} 0A${r} ${r} 0 0 1 ${width} ${r}`,
        `M${width} ${bottom}A${r} ${r} 0 0 1 ${right} ${height}`,
        `M${r} ${height}A${r} ${r} 0 0 1 0 ${bottom}`,
        `M0 ${r}A${r} ${r} 0 0 1 ${r} 0`,
      ].map((d) => (
        <path key={d} className="line corner" d={d} />
      ))}
    </>
  );
}

/** A trust boundary: a dashed frame whose dashes tell the trust level, with a tab on its top edge to hold it by. */
export const BoundaryShape = memo(function BoundaryShape({ id, data }: NodeProps<BoundaryNode>) {
  const { name, trust, locked, isNested, risk, width, height } = data;
  // What is dragged would belong here.
  const isTarget = useScene((scene) => scene.dropInto === id);
  const rank = trustRank(trust);
  const word = canvasWords.trust[trust];
  const room = width - 2 * 10 - (risk ? 48 : 0) - 24;
  const fits = widthOf(name, 12, 600) + 26 + widthOf(word, 11) <= room;
  return (
    <div className={`boundary trust-${rank}${isNested ? ' nested' : ''}${isTarget ? ' drop-into' : ''}`}>
      <svg width={width} height={height} aria-hidden="true">
        <rect className="area" width={width} height={height} rx={8} />
        {rank === 3 && (
          <rect
            className="inner"
            x={3.5}
            y={3.5}
            width={Math.max(width - 7, 0)}
            height={Math.max(height - 7, 0)}
            rx={5}
          />
        )}
        <Frame width={width} height={height} />
      </svg>
      <span className="tab" style={{ maxWidth: width - 20 }}>
        <span className="tab-name">{name}</span>
        <span className="pips">
          {[1, 2, 3].map((pip) => (
            <span key={pip} className={pip <= rank ? 'pip on' : 'pip'} />
          ))}
        </span>
        {fits && <span className="tab-trust">{word}</span>}
      </span>
      {locked && <Padlock />}
      {risk && <Badge risk={risk} />}
    </div>
  );
}, sameData);
