import { memo, useMemo } from 'react';
import { editThings, setProperties } from '../../commands/elements';
import { actionById } from '../../editor/actions';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import type { Element, ElementKind } from '../../model/element';
import { suggestionsFor } from '../../model/preset';
import { valueOf } from '../../model/property';
import { Button, PanelSection } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { BASICS } from './asked';
import { DataField } from './DataField';
import { BoundaryField, DescriptionField, NameField, ScopeField } from './fields';
import { FlowList } from './FlowList';
import { PlaceMeasures } from './Measures';
import { OpenThreats } from './OpenThreats';
import { PropertyField } from './PropertyField';
import { SecurityProperties } from './SecurityProperties';
import styles from './Details.module.css';

const DATA_LABEL: Readonly<Record<ElementKind, string>> = {
  external: DETAILS_WORDS.dataHandled,
  process: DETAILS_WORDS.dataHandled,
  store: DETAILS_WORDS.dataHeld,
};

/** All about one external entity, process or data store. Drawn again only when something of it has changed. */
export const ElementDetails = memo(function ElementDetails({ element }: { readonly element: Element }) {
  const editor = useEditor();
  const ids = useMemo(() => [element.id], [element.id]);
  return (
    <>
      <PanelSection>
        <NameField key={`name ${element.id}`} id={element.id} name={element.name} />
        {BASICS[element.kind].map((name) => (
          <PropertyField key={name} name={name} ids={ids} value={valueOf(element.properties, name)} />
        ))}
        <Suggestions element={element} />
        <BoundaryField label={DETAILS_WORDS.inBoundary} ids={ids} value={element.boundary} />
        <DataField key={`data ${element.id}`} thing={element} label={DATA_LABEL[element.kind]} />
        {element.kind === 'process' && <Inside />}
      </PanelSection>
      <SecurityProperties thing={element} />
      <OpenThreats key={`threats ${element.id}`} ids={ids} />
      <FlowList key={`flows ${element.id}`} element={element.id} />
      <PanelSection key={`scope ${element.id}`}>
        <ScopeField things={[element]} />
        <DescriptionField
          value={element.description}
          onCommit={(description) => editor.run(editThings, { ids, changes: { description } })}
        />
      </PanelSection>
      <PlaceMeasures key={`place ${element.id}`} ids={ids} />
    </>
  );
});

/** The way to the diagram that shows the selected process from the inside. */
function Inside() {
  const editor = useEditor();
  const shown = useSession((session) => session.diagram);
  const id = useSession((session) => session.selection[0]);
  const inside = useDocument(({ model }) =>
    Object.values(model.diagrams).find((diagram) => diagram.of === id),
  );
  const action = actionById('diagram inside');
  if (!action?.enabled(editor) || inside?.id === shown) return null;
  return (
    <div className={styles['suggestions']}>
      <span className={styles['hint']}>
        {inside ? DETAILS_WORDS.shownInside(inside.name) : DETAILS_WORDS.notShownInside}
      </span>
      <Button size="sm" variant="quiet" onPress={() => action.run(editor)}>
        {inside ? DETAILS_WORDS.openInside : DETAILS_WORDS.drawInside}
      </Button>
    </div>
  );
}

/** What the technology suggests and nobody has said yet. It sets nothing until someone confirms it. */
function Suggestions({ element }: { readonly element: Element }) {
  const editor = useEditor();
  const suggestions = suggestionsFor(element);
  const count = Object.keys(suggestions).length;
  if (count === 0) return null;
  return (
    <div className={styles['suggestions']}>
      <span className={styles['hint']}>{DETAILS_WORDS.suggests(count)}</span>
      <Button
        size="sm"
        variant="quiet"
        onPress={() => editor.run(setProperties, { ids: [element.id], values: suggestions })}
      >
        {DETAILS_WORDS.use}
      </Button>
    </div>
  );
}
