import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { renameThing, setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import type { Flow } from '../../model/flow';
import { byStep } from '../../model/graph';
import { nameOf } from '../../model/model';
import { property, valueInWords, valueOf, type PropertyName, type Value } from '../../model/property';
import { Button, IconButton, PanelSection, Select } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';
import { ThingLink } from '../threat/Linked';
import { TextCell } from '../shared/cells';
import { Table } from './Table';
import styles from './Scope.module.css';

/** Flows shown before “more”: each row holds several fields. */
const FIRST = 25;

const ASKED = ['protocol', 'authn', 'encrypted', 'class'] as const satisfies readonly PropertyName[];

/** Every path that data takes, with what is known about it; edited in place. */
export function FlowInventory() {
  const flows = useDocument(({ model }) => model.flows);
  const [most, setMost] = useState(FIRST);
  const inOrder = Object.values(flows).toSorted(byStep);
  return (
    <PanelSection title={SCOPE_WORDS.flows} count={inOrder.length > 0 ? inOrder.length : undefined}>
      {inOrder.length === 0 ? (
        <p className={styles['quiet']}>{SCOPE_WORDS.noFlows}</p>
      ) : (
        <Table
          label={SCOPE_WORDS.flows}
          columns={[
            { name: SCOPE_WORDS.flow, width: '18%' },
            { name: SCOPE_WORDS.between, width: '22%' },
            { name: SCOPE_WORDS.protocol },
            { name: SCOPE_WORDS.auth },
            { name: SCOPE_WORDS.encryption, width: '110px' },
            { name: SCOPE_WORDS.classification, width: '130px' },
            { name: SCOPE_WORDS.carries },
          ]}
        >
          {inOrder.slice(0, most).map((flow) => (
            <FlowRow key={flow.id} flow={flow} />
          ))}
        </Table>
      )}
      {inOrder.length > most ? (
        <Button size="sm" variant="quiet" onPress={() => setMost(most + 4 * FIRST)}>
          {SCOPE_WORDS.moreFlows(inOrder.length - most)}
        </Button>
      ) : null}
    </PanelSection>
  );
}

function FlowRow({ flow }: { readonly flow: Flow }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const name = nameOf(model, flow.id);
  return (
    <tr>
      <TextCell
        label={SCOPE_WORDS.flow}
        value={flow.name}
        onCommit={(next) => editor.run(renameThing, { id: flow.id, name: next })}
      />
      <td className={styles['between']}>
        {flow.step > 0 ? `${flow.step}. ` : ''}
        <ThingLink id={flow.from} name={nameOf(model, flow.from)} /> →{' '}
        <ThingLink id={flow.to} name={nameOf(model, flow.to)} />
      </td>
      {ASKED.map((asked) => (
        <td key={asked}>
          <PropertyCell flow={flow} asked={asked} name={name} />
        </td>
      ))}
      <td className={styles['between']}>
        {flow.data
          .map((id) => model.dataClasses[id]?.name ?? '')
          .filter((one) => one !== '')
          .join(', ') || '–'}
      </td>
      <td>
        <IconButton
          size="sm"
          label={SCOPE_WORDS.showFlow(name)}
          icon={<LocateFixed size={14} />}
          onPress={() => goToThing(editor, flow.id)}
        />
      </td>
    </tr>
  );
}

const UNKNOWN = 'unknown';

function PropertyCell({
  flow,
  asked,
  name,
}: {
  readonly flow: Flow;
  readonly asked: (typeof ASKED)[number];
  readonly name: string;
}) {
  const editor = useEditor();
  const entry = property(asked);
  const values: readonly Value[] =
    entry.type === 'yesno' ? [true, false] : entry.options.map((option) => option.value);
  const said = valueOf(flow.properties, asked);
  return (
    <Select
      hideLabel
      label={SCOPE_WORDS.ofFlow(entry.label, name)}
      value={said === undefined ? UNKNOWN : String(said)}
      options={[
        { value: UNKNOWN, label: SCOPE_WORDS.unknown },
        ...values.map((value) => ({ value: String(value), label: valueInWords(asked, value) })),
      ]}
      onChange={(next) => {
        const value = values.find((one) => String(one) === next) ?? null;
        editor.run(setProperties, { ids: [flow.id], values: { [asked]: value } });
      }}
    />
  );
}
