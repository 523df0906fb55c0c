import { memo, useDeferredValue, type ComponentType, type ReactNode } from 'react';
import { useDocument, useSession } from '../../editor/EditorContext';
import { TRUST_NAMES, trustRank } from '../../model/boundary';
import { KIND_NAMES } from '../../model/element';
import type { ThingId } from '../../model/id';
import { nameOf, thing, type Model } from '../../model/model';
import { later, TrustPips } from '../../ui';
import { GLANCE_WORDS } from '../../words/glance';
import { Glance } from './Glance';
import { Header } from './Header';
import { iconOf } from './ThingButton';
import styles from './Details.module.css';

const SeveralDetails = soon(() => import('./SeveralDetails').then((m) => m.SeveralDetails));
const NoteDetails = soon(() => import('./BoundaryDetails').then((m) => m.NoteDetails));
const BoundaryDetails = soon(() => import('./BoundaryDetails').then((m) => m.BoundaryDetails));
const FlowDetails = soon(() => import('./FlowDetails').then((m) => m.FlowDetails));
const ElementDetails = soon(() => import('./ElementDetails').then((m) => m.ElementDetails));

/** The first press on the diagram asks for one of these. What is said last is fetched first. */
function soon<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return later(load, () => null, 'before others');
}

/** Everything about what is selected, and the model at a glance while nothing is. */
export function Details() {
  // The diagram shows at once what is selected; what there is to say about it follows when that has been painted.
  return <About selection={useDeferredValue(useSession((session) => session.selection))} />;
}

/** What there is to say about a selection. Apart, so that another selection does not draw the one before once more. */
const About = memo(function About({ selection }: { readonly selection: readonly ThingId[] }) {
  const model = useDocument((document) => document.model);
  const [id, ...more] = selection;
  const readOnly = useDocument((document) => document.readOnly);
  return (
    <section className={styles['panel']} aria-label={GLANCE_WORDS.region}>
      {id === undefined ? (
        <Header icon={null} title={model.name} kind={GLANCE_WORDS.nothing} />
      ) : more.length > 0 ? (
        <Header icon={null} title={GLANCE_WORDS.several(selection.length)} kind="" />
      ) : (
        <Header icon={iconOf(model, id, 16)} title={nameOf(model, id)} kind={kindOf(model, id)} />
      )}
      <div className={styles['body']} key={formOf(model, selection)} inert={readOnly && id !== undefined}>
        {id === undefined ? (
          <Glance />
        ) : more.length > 0 ? (
          <SeveralDetails ids={selection} />
        ) : (
          bodyFor(model, id)
        )}
      </div>
    </section>
  );
});

/**
 * A field half filled in belongs to one selection: the next one starts afresh. Elements have many fields in common, and so
 * have flows, which show another thing sooner than new ones are made: there, what may be half filled in has a key of its own.
 */
function formOf(model: Model, selection: readonly ThingId[]): string {
  const found = selection.length === 1 ? thing(model, selection[0]!) : undefined;
  return found?.is === 'element' || found?.is === 'flow' ? found.is : selection.join();
}

function bodyFor(model: Model, id: ThingId): ReactNode {
  const found = thing(model, id);
  switch (found?.is) {
    case 'element':
      return <ElementDetails element={found.record} />;
    case 'flow':
      return <FlowDetails flow={found.record} />;
    case 'boundary':
      return <BoundaryDetails boundary={found.record} />;
    case 'note':
      return <NoteDetails note={found.record} />;
    case undefined:
      return null;
  }
}

function kindOf(model: Model, id: ThingId): ReactNode {
  const found = thing(model, id);
  switch (found?.is) {
    case 'element':
      return KIND_NAMES[found.record.kind];
    case 'flow':
      return GLANCE_WORDS.flow;
    case 'boundary':
      return (
        <>
          <TrustPips level={trustRank(found.record.trust)} /> {TRUST_NAMES[found.record.trust]}
        </>
      );
    case 'note':
      return GLANCE_WORDS.note;
    case undefined:
      return '';
  }
}
