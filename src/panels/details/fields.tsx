import { useMemo } from 'react';
import { putInBoundary } from '../../commands/nesting';
import { editThings, renameThing } from '../../commands/elements';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { trustRank } from '../../model/boundary';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import { outward } from '../../model/graph';
import type { BoundaryId, ThingId } from '../../model/id';
import { Checkbox, Select, TextArea, TextField, TrustPips, type SelectOption } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';

/** Fields that several kinds of things have. */

export function NameField({ id, name }: { readonly id: ThingId; readonly name: string }) {
  const editor = useEditor();
  return (
    <TextField
      label={DETAILS_WORDS.name}
      layout="row"
      value={name}
      onCommit={(next) => editor.run(renameThing, { id, name: next })}
    />
  );
}

/** Stands for “outside every boundary” among the options. */
const NONE = '-';

export interface BoundaryFieldProps {
  readonly label: string;
  readonly ids: readonly ThingId[];
  /** Undefined: they stand in different boundaries. */
  readonly value: BoundaryId | null | undefined;
}

/** Puts things into a boundary or takes them out; a boundary is never offered itself or what is inside it. */
export function BoundaryField({ label, ids, value }: BoundaryFieldProps) {
  const editor = useEditor();
  const boundaries = useDocument(({ model }) => model.boundaries);
  const diagram = useSession((session) => session.diagram);
  const options = useMemo(
    (): readonly SelectOption[] => [
      { value: NONE, label: DETAILS_WORDS.noBoundary },
      ...Object.values(boundaries)
        .filter((boundary) => !outward({ boundaries }, boundary.id).some((around) => ids.includes(around)))
        .map((boundary) => ({
          value: boundary.id,
          label: boundary.name,
          icon: <TrustPips level={trustRank(boundary.trust)} />,
        })),
    ],
    [boundaries, ids],
  );
  return (
    <Select
      label={label}
      layout="row"
      options={options}
      placeholder={DETAILS_WORDS.mixed}
      value={value === undefined ? '' : (value ?? NONE)}
      onChange={(next) => editor.run(putInBoundary, { diagram, ids, boundary: next === NONE ? null : next })}
    />
  );
}

/** Whether things take part in the analysis, and why not. */
export function ScopeField({ things }: { readonly things: readonly (Element | Flow)[] }) {
  const editor = useEditor();
  const ids = things.map((thing) => thing.id);
  const out = things.length > 0 && things.every((thing) => thing.outOfScope);
  const [first] = things;
  return (
    <>
      <Checkbox
        label={DETAILS_WORDS.outOfScope}
        isSelected={out}
        onChange={(outOfScope) => editor.run(editThings, { ids, changes: { outOfScope } })}
      />
      {out && first && things.length === 1 ? (
        <TextField
          label={DETAILS_WORDS.outOfScopeReason}
          layout="row"
          value={first.outOfScopeReason}
          description={DETAILS_WORDS.outOfScopeHint}
          onCommit={(outOfScopeReason) => editor.run(editThings, { ids, changes: { outOfScopeReason } })}
        />
      ) : null}
    </>
  );
}

export function DescriptionField({
  value,
  onCommit,
}: {
  readonly value: string;
  readonly onCommit: (value: string) => void;
}) {
  return <TextArea label={DETAILS_WORDS.description} value={value} rows={2} onCommit={onCommit} />;
}
