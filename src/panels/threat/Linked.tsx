import { Fragment } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import type { ThingId } from '../../model/id';
import { nameOf } from '../../model/model';
import { cutAtNames } from './names';
import styles from './Threat.module.css';

/** The name of a thing, as a link that goes there. */
export function ThingLink({ id, name }: { readonly id: ThingId; readonly name: string }) {
  const editor = useEditor();
  return (
    <button
      type="button"
      className={styles['link']}
      onClick={() => {
        goToThing(editor, id);
        editor.session.setState({ spotlight: [id] });
      }}
    >
      {name}
    </button>
  );
}

/** A sentence in which the names of things are links. */
export function Linked({ text, things }: { readonly text: string; readonly things: readonly ThingId[] }) {
  const model = useDocument((document) => document.model);
  const named = things.map((id) => ({ id, name: nameOf(model, id) }));
  return cutAtNames(text, named).map((part) =>
    part.id === null ? (
      <Fragment key={part.at}>{part.text}</Fragment>
    ) : (
      <ThingLink key={part.at} id={part.id} name={part.text} />
    ),
  );
}
