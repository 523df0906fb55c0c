import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { sameData } from './ElementShape';
import type { NoteNode } from './drawn';
import { Padlock } from './Signs';

/** Free text on the diagram. */
export const NoteShape = memo(function NoteShape({ data }: NodeProps<NoteNode>) {
  return (
    <div className="note">
      <span className="note-text">{data.text}</span>
      {data.locked && <Padlock />}
    </div>
  );
}, sameData);
