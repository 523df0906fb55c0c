import { Bookmark, Trash2 } from 'lucide-react';
import { deleteView, saveView } from '../../commands/views';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { FIRST_VIEW, viewIn, type RegisterView } from '../../model/register-view';
import { Button, IconButton, PopoverButton } from '../../ui';
import { registerWords } from '../../words/register';
import { AddLine } from '../shared/AddLine';
import styles from './Narrow.module.css';

/** Ways to look at the register, kept with the model, so that everybody who opens it finds them. */
export function Views() {
  const editor = useEditor();
  const views = useDocument(({ model }) => model.registerViews);
  const filter = useSession((session) => session.filter);
  const { followSelection: _, ...now } = filter;
  const show = (view: RegisterView): void =>
    editor.session.setState({ filter: { ...view, followSelection: filter.followSelection } });
  const inOrder = Object.values(views).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return (
    <PopoverButton label={registerWords.views} icon={<Bookmark size={16} />}>
      <div className={styles['views']}>
        <Button size="sm" variant="quiet" onPress={() => show(FIRST_VIEW)}>
          {registerWords.firstView}
        </Button>
        {inOrder.map((view) => (
          <div key={view.id} className={styles['view']}>
            <Button size="sm" variant="quiet" onPress={() => show(viewIn(view))}>
              {view.name}
            </Button>
            <IconButton
              size="sm"
              label={registerWords.deleteView(view.name)}
              icon={<Trash2 size={14} />}
              onPress={() => editor.run(deleteView, { id: view.id })}
            />
          </div>
        ))}
        <AddLine
          label={registerWords.viewName}
          button={registerWords.keepView}
          onAdd={(name) => editor.run(saveView, { id: editor.newId('view'), name, view: now })}
        />
      </div>
    </PopoverButton>
  );
}
