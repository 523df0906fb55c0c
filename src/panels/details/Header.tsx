import { Ellipsis, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { actionById } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { IconButton, MenuButton } from '../../ui';
import { GLANCE_WORDS } from '../../words/glance';
import { does, selectionMenu } from './menu';
import styles from './Details.module.css';

/** What the panel is about, and what can be done with it. */
export function Header({
  icon,
  title,
  kind,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly kind: ReactNode;
}) {
  const editor = useEditor();
  return (
    <header className={styles['head']}>
      {icon}
      <h2 title={title}>{title}</h2>
      <span className={styles['kind']}>{kind}</span>
      <SelectionMenu />
      <IconButton
        size="sm"
        label={GLANCE_WORDS.collapse}
        shortcut={actionById('panel details')?.keys?.[0]}
        icon={<PanelRight size={16} />}
        onPress={does(editor, 'panel details')}
      />
    </header>
  );
}

function SelectionMenu() {
  const editor = useEditor();
  const some = useSession((session) => session.selection.length > 0);
  // Labels and what is possible follow the model.
  useDocument((document) => document.model);
  if (!some) return null;
  return (
    <MenuButton
      label={GLANCE_WORDS.more}
      icon={<Ellipsis size={16} />}
      size="sm"
      items={selectionMenu(editor)}
    />
  );
}
