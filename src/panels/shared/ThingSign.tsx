import { StickyNote } from 'lucide-react';
import { useDocument } from '../../editor/EditorContext';
import type { ThingId } from '../../model/id';
import { thing } from '../../model/model';
import { kindIcon } from '../../ui';

/** The sign of the notation that a thing has. */
export function ThingSign({ id, size = 14 }: { readonly id: ThingId; readonly size?: number | undefined }) {
  const found = useDocument(({ model }) => {
    const found = thing(model, id);
    return found?.is === 'element' ? found.record.kind : found?.is;
  });
  if (found === undefined) return null;
  return found === 'note' ? <StickyNote size={size} aria-hidden="true" /> : kindIcon(found, size);
}
