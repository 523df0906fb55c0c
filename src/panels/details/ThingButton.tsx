import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import type { ThingId } from '../../model/id';
import { nameOf, thing, type Model } from '../../model/model';
import { kindIcon } from '../../ui';
import styles from './Details.module.css';

/** The name of a thing on a button that goes there. */
export function ThingButton({ id }: { readonly id: ThingId }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  return (
    <button type="button" className={styles['thing']} onClick={() => goToThing(editor, id)}>
      {iconOf(model, id)}
      {nameOf(model, id)}
    </button>
  );
}

/** The sign of the notation that a thing has. */
export function iconOf(model: Model, id: ThingId, size = 14): ReactNode {
  const found = thing(model, id);
  switch (found?.is) {
    case 'element':
      return kindIcon(found.record.kind, size);
    case 'flow':
    case 'boundary':
      return kindIcon(found.is, size);
    case 'note':
      return <StickyNote size={size} />;
    case undefined:
      return null;
  }
}
