import { deleteActor, editActor } from '../../commands/scope';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Actor } from '../../model/scope';
import { SCOPE_WORDS } from '../../words/scope';
import { RemoveCell, TextCell } from '../shared/cells';
import { byOrder, Records } from './Records';

const FIELDS = ['motivation', 'capability', 'examples'] as const;

/** Who would attack, why, and with what. */
export function Actors() {
  const editor = useEditor();
  const actors = useDocument((document) => document.model.actors);
  return (
    <Records
      title={SCOPE_WORDS.actors}
      none={SCOPE_WORDS.noActors}
      columns={[
        { name: SCOPE_WORDS.actor, width: '20%' },
        ...FIELDS.map((field) => ({ name: SCOPE_WORDS[field] })),
      ]}
      rows={Object.values(actors)
        .toSorted(byOrder)
        .map((actor) => (
          <ActorRow key={actor.id} actor={actor} />
        ))}
      addLabel={SCOPE_WORDS.newActor}
      onAdd={(name) => editor.run(editActor, { id: editor.newId('actor'), changes: { name } })}
    />
  );
}

function ActorRow({ actor }: { readonly actor: Actor }) {
  const editor = useEditor();
  const { id, name } = actor;
  const edit = (changes: Partial<Omit<Actor, 'id'>>): void => void editor.run(editActor, { id, changes });
  return (
    <tr>
      <TextCell needed label={SCOPE_WORDS.actor} value={name} onCommit={(next) => edit({ name: next })} />
      {FIELDS.map((field) => (
        <TextCell
          key={field}
          label={SCOPE_WORDS[field]}
          value={actor[field]}
          onCommit={(next) => edit({ [field]: next })}
        />
      ))}
      <RemoveCell
        label={SCOPE_WORDS.removeActor(name)}
        onRemove={() => void editor.run(deleteActor, { id })}
      />
    </tr>
  );
}
