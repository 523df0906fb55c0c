import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { actionById, labelOf } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { ThingId } from '../../model/id';
import { propertiesOf, subjectOf, valueOf, type PropertyName } from '../../model/property';
import { Button, Disclosure, IconButton, PanelSection } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { askedOf, BASICS, grouped, shared } from './asked';
import { BoundaryField, ScopeField } from './fields';
import { does } from './menu';
import { PlaceMeasures } from './Measures';
import { OpenThreats } from './OpenThreats';
import { PropertyField } from './PropertyField';
import styles from './Details.module.css';

const ALIGN: readonly (readonly [string, ReactNode])[] = [
  ['align left', <AlignStartVertical key="l" size={16} />],
  ['align centre', <AlignCenterVertical key="c" size={16} />],
  ['align right', <AlignEndVertical key="r" size={16} />],
  ['align top', <AlignStartHorizontal key="t" size={16} />],
  ['align middle', <AlignCenterHorizontal key="m" size={16} />],
  ['align bottom', <AlignEndHorizontal key="b" size={16} />],
  ['spread across', <AlignHorizontalDistributeCenter key="a" size={16} />],
  ['spread down', <AlignVerticalDistributeCenter key="d" size={16} />],
];

/** Several things at once: what they share can be said of all of them in one step. */
export function SeveralDetails({ ids }: { readonly ids: readonly ThingId[] }) {
  const model = useDocument((document) => document.model);
  const elements = ids.map((id) => model.elements[id]).filter((found) => found !== undefined);
  const flows = ids.map((id) => model.flows[id]).filter((found) => found !== undefined);
  const boundaries = ids.map((id) => model.boundaries[id]).filter((found) => found !== undefined);
  const things = [...elements, ...flows];
  const inBoundary = shared([...elements.map((e) => e.boundary), ...boundaries.map((b) => b.parent)]);
  const notes = ids.length - things.length - boundaries.length;
  return (
    <>
      <PanelSection>
        <p className={styles['quiet']}>
          {DETAILS_WORDS.severalCounts(elements.length, flows.length, boundaries.length, notes)}
        </p>
        {elements.length + boundaries.length > 0 ? (
          <BoundaryField
            label={DETAILS_WORDS.inBoundary}
            ids={[...elements, ...boundaries].map((thing) => thing.id)}
            value={inBoundary.mixed ? undefined : inBoundary.value}
          />
        ) : null}
        {things.length > 0 ? <ScopeField things={things} /> : null}
      </PanelSection>
      {elements.length + boundaries.length + notes > 1 ? <Arrange /> : null}
      <Shared things={things} />
      <OpenThreats ids={ids} />
      <PanelSection>
        <div className={styles['buttons']}>
          {['wrap', 'duplicate', 'delete'].map((id) => (
            <ActionButton key={id} id={id} />
          ))}
        </div>
      </PanelSection>
      <PlaceMeasures ids={ids} />
    </>
  );
}

function ActionButton({ id }: { readonly id: string }) {
  const editor = useEditor();
  const action = actionById(id);
  if (!action?.enabled(editor)) return null;
  return (
    <Button size="sm" variant={id === 'delete' ? 'danger' : 'secondary'} onPress={does(editor, id)}>
      {labelOf(action, editor)}
    </Button>
  );
}

/** Lines things up and spaces them out. */
function Arrange() {
  const editor = useEditor();
  // Asked again whenever the selection or the places change.
  useSession((session) => session.selection);
  useDocument((document) => document.model.places);
  return (
    <PanelSection title={DETAILS_WORDS.arrange}>
      <div className={styles['icons']}>
        {ALIGN.map(([id, icon]) => {
          const action = actionById(id);
          if (!action) return null;
          return (
            <IconButton
              key={id}
              label={labelOf(action, editor)}
              shortcut={action.keys?.[0]}
              icon={icon}
              isDisabled={!action.enabled(editor)}
              onPress={does(editor, id)}
            />
          );
        })}
      </div>
    </PanelSection>
  );
}

/** The properties that all of them have: shown where they agree, and set for all at once. */
function Shared({ things }: { readonly things: readonly (Element | Flow)[] }) {
  const [one, ...others] = things;
  if (!one || others.length === 0) return null;
  const common = propertiesOf(subjectOf(one)).filter((name) =>
    others.every((other) => propertiesOf(subjectOf(other)).includes(name)),
  );
  const asked = new Set(
    things.flatMap((thing) => [...BASICS[subjectOf(thing)], ...askedOf(thing, new Map(), []).first]),
  );
  const open = new Set(things.flatMap((thing) => [...asked, ...askedOf(thing, new Map(), []).rest]));
  const first = common.filter((name) => asked.has(name));
  const rest = common.filter((name) => !asked.has(name) && open.has(name));
  const field = (name: PropertyName) => {
    const { value, mixed } = shared(things.map((thing) => valueOf(thing.properties, name)));
    return <PropertyField key={name} name={name} ids={things.map((t) => t.id)} value={value} mixed={mixed} />;
  };
  if (common.length === 0) return null;
  return (
    <PanelSection title={DETAILS_WORDS.sharedProperties}>
      {first.map(field)}
      {rest.length === 0 ? null : (
        <Disclosure title={DETAILS_WORDS.moreFor(rest.length, DETAILS_WORDS.allOfThem)}>
          {grouped(rest).map(({ group, names }) => (
            <div key={group} className={styles['group']}>
              <h4 className={styles['groupName']}>{group}</h4>
              {names.map(field)}
            </div>
          ))}
        </Disclosure>
      )}
    </PanelSection>
  );
}
