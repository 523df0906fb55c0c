import { Trash2 } from 'lucide-react';
import { deleteActor, editActor } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Actor } from '../../model/scope';
import { IconButton, PanelSection, TextField } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import { AddLine } from '../shared/AddLine';
import { Table } from './Table';
import styles from './Scope.module.css';

/** Who would attack, why, and with what. */
export function Actors() {
  const editor = useEditor();
  const actors = useDocument((document) => document.model.actors);
  const inOrder = Object.values(actors).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return (
    <PanelSection title={SCOPE_WORDS.actors} count={inOrder.length > 0 ? inOrder.length : undefined}>
      {inOrder.length === 0 ? (
        <p className={styles['quiet']}>{SCOPE_WORDS.noActors}</p>
      ) : (
        <Table
          label={SCOPE_WORDS.actors}
          columns={[
            { name: SCOPE_WORDS.actor, width: '20%' },
            { name: SCOPE_WORDS.motivation },
            { name: SCOPE_WORDS.capability },
            { name: SCOPE_WORDS.examples },
          ]}
        >
          {inOrder.map((actor) => (
            <ActorRow key={actor.id} actor={actor} />
          ))}
        </Table>
      )}
      <div className={styles['add']}>
        <AddLine
          label={SCOPE_WORDS.newActor}
          button={SCOPE_WORDS.add}
          onAdd={(name) => editor.run(editActor, { id: editor.newId('actor'), changes: { name } })}
        />
      </div>
    </PanelSection>
  );
}

function ActorRow({ actor }: { readonly actor: Actor }) {
  const editor = useEditor();
  const { id, name } = actor;
  const edit = (changes: Partial<Omit<Actor, 'id'>>): void => void editor.run(editActor, { id, changes });
  return (
    <tr>
      <td>
        <TextField
          quiet
          hideLabel
          label={SCOPE_WORDS.actor}
          value={name}
          onCommit={(next) => next.trim() !== '' && edit({ name: next.trim() })}
        />
      </td>
      {(['motivation', 'capability', 'examples'] as const).map((field) => (
        <td key={field}>
          <TextField
            quiet
            hideLabel
            label={SCOPE_WORDS[field]}
            placeholder="–"
            value={actor[field]}
            onCommit={(next) => edit({ [field]: next.trim() })}
          />
        </td>
      ))}
      <td>
        <IconButton
          size="sm"
          label={SCOPE_WORDS.removeActor(name)}
          icon={<Trash2 size={14} />}
          onPress={() => editor.run(deleteActor, { id })}
        />
      </td>
    </tr>
  );
}
