import { editBoundary } from '../../commands/boundaries';
import { renameThing } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { TRUST_LEVELS, TRUST_NAMES, trustRank, type Boundary } from '../../model/boundary';
import { membersOf } from '../../model/graph';
import type { Note } from '../../model/note';
import { Button, PanelSection, Select, TextArea, TrustPips } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { BoundaryRules } from '../rules/BoundaryRules';
import { BoundaryField, DescriptionField, NameField } from './fields';
import { does } from './menu';
import { PlaceMeasures } from './Measures';
import { OpenThreats } from './OpenThreats';
import { ThingButton } from './ThingButton';
import styles from './Details.module.css';

const LEVELS = TRUST_LEVELS.map((level) => ({
  value: level,
  label: TRUST_NAMES[level],
  icon: <TrustPips level={trustRank(level)} />,
}));

/** All about one trust boundary. */
export function BoundaryDetails({ boundary }: { readonly boundary: Boundary }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const members = membersOf(model, boundary.id);
  const inside = [...members.boundaries, ...members.elements.map((element) => element.id)];
  return (
    <>
      <PanelSection>
        <NameField id={boundary.id} name={boundary.name} />
        <Select
          label={DETAILS_WORDS.trust}
          layout="row"
          value={boundary.trust}
          options={LEVELS}
          onChange={(trust) => editor.run(editBoundary, { id: boundary.id, changes: { trust } })}
        />
        <BoundaryField label={DETAILS_WORDS.inside} ids={[boundary.id]} value={boundary.parent} />
        <DescriptionField
          value={boundary.description}
          onCommit={(description) => editor.run(editBoundary, { id: boundary.id, changes: { description } })}
        />
        <div className={styles['buttons']}>
          <Button size="sm" isDisabled={inside.length === 0} onPress={does(editor, 'fit')}>
            {DETAILS_WORDS.fit}
          </Button>
          <Button size="sm" onPress={does(editor, 'dissolve')}>
            {DETAILS_WORDS.dissolve}
          </Button>
        </div>
      </PanelSection>
      <PanelSection title={DETAILS_WORDS.contents} count={inside.length > 0 ? inside.length : undefined}>
        {inside.length === 0 ? <p className={styles['quiet']}>{DETAILS_WORDS.nothingInside}</p> : null}
        <div className={styles['wrap']}>
          {inside.map((id) => (
            <ThingButton key={id} id={id} />
          ))}
        </div>
      </PanelSection>
      <BoundaryRules boundary={boundary} />
      <OpenThreats ids={[boundary.id]} />
      <PlaceMeasures ids={[boundary.id]} />
    </>
  );
}

/** A note is its text. */
export function NoteDetails({ note }: { readonly note: Note }) {
  const editor = useEditor();
  return (
    <>
      <PanelSection>
        <TextArea
          label={DETAILS_WORDS.text}
          rows={6}
          value={note.text}
          onCommit={(name) => editor.run(renameThing, { id: note.id, name })}
        />
      </PanelSection>
      <PlaceMeasures ids={[note.id]} />
    </>
  );
}
