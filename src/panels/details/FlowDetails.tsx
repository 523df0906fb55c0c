import { useMemo } from 'react';
import { editThings } from '../../commands/elements';
import { reconnect, renumberFlow } from '../../commands/flows';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { CLASS_NAMES, classRank, type ClassLevel } from '../../model/dataclass';
import type { Flow } from '../../model/flow';
import { boundariesCrossed } from '../../model/graph';
import type { Model } from '../../model/model';
import { impliesEncryption } from '../../model/protocol';
import { valueInWords, valueOf, type PropertyName } from '../../model/property';
import { Button, kindIcon, PanelSection, Select, TextField } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { BASICS } from './asked';
import { DataField } from './DataField';
import { DescriptionField, NameField, ScopeField } from './fields';
import { LineMeasures } from './Measures';
import { does } from './menu';
import { OpenThreats } from './OpenThreats';
import { PropertyField } from './PropertyField';
import { SecurityProperties } from './SecurityProperties';
import { ThingButton } from './ThingButton';
import styles from './Details.module.css';

/** All about one data flow. */
export function FlowDetails({ flow }: { readonly flow: Flow }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const ids = useMemo(() => [flow.id], [flow.id]);
  return (
    <>
      <PanelSection>
        <NameField key={`name ${flow.id}`} id={flow.id} name={flow.name} />
        <TextField
          key={`step ${flow.id}`}
          label={DETAILS_WORDS.step}
          layout="row"
          value={flow.step === 0 ? '' : String(flow.step)}
          onCommit={(typed) =>
            editor.run(renumberFlow, { id: flow.id, step: Number.parseInt(typed, 10) || 0 })
          }
        />
        <EndField flow={flow} end="from" />
        <EndField flow={flow} end="to" />
        {BASICS.flow.map((name) => (
          <PropertyField
            key={name}
            name={name}
            ids={ids}
            value={valueOf(flow.properties, name)}
            hint={hintFor(model, flow, name)}
          />
        ))}
        <DataField key={`data ${flow.id}`} thing={flow} label={DETAILS_WORDS.dataCarried} />
        <Crossings flow={flow} model={model} />
        <div className={styles['buttons']}>
          <Button size="sm" onPress={does(editor, 'reverse')}>
            {DETAILS_WORDS.reverse}
          </Button>
          <Button size="sm" onPress={does(editor, 'return')}>
            {DETAILS_WORDS.addReturn}
          </Button>
        </div>
      </PanelSection>
      <SecurityProperties thing={flow} />
      <OpenThreats key={`threats ${flow.id}`} ids={ids} />
      <PanelSection key={`scope ${flow.id}`}>
        <ScopeField things={[flow]} />
        <DescriptionField
          value={flow.description}
          onCommit={(description) => editor.run(editThings, { ids: [flow.id], changes: { description } })}
        />
      </PanelSection>
      <LineMeasures key={`line ${flow.id}`} flow={flow.id} />
    </>
  );
}

/** One end of the flow. Another element may take its place; the flow stays the same flow. */
function EndField({ flow, end }: { readonly flow: Flow; readonly end: 'from' | 'to' }) {
  const editor = useEditor();
  const elements = useDocument(({ model }) => model.elements);
  // Putting a thousand names in order takes longer than all else of a flow.
  const options = useMemo(
    () =>
      Object.values(elements)
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((element) => ({ value: element.id, label: element.name, icon: kindIcon(element.kind) })),
    [elements],
  );
  return (
    <Select
      label={DETAILS_WORDS[end]}
      layout="row"
      value={flow[end]}
      options={options}
      onChange={(element) => editor.run(reconnect, { id: flow.id, end, element })}
    />
  );
}

function Crossings({ flow, model }: { readonly flow: Flow; readonly model: Model }) {
  const crossed = boundariesCrossed(model, flow);
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{DETAILS_WORDS.crosses}</span>
      <div className={styles['wrap']}>
        {crossed.length === 0 ? (
          <span className={styles['quiet']}>{DETAILS_WORDS.crossesNothing}</span>
        ) : null}
        {crossed.map((id) => (
          <ThingButton key={id} id={id} />
        ))}
      </div>
    </div>
  );
}

/** What other facts say about a property that nobody has set. */
function hintFor(model: Model, flow: Flow, name: PropertyName): string | undefined {
  if (valueOf(flow.properties, name) !== undefined) return undefined;
  if (name === 'encrypted') {
    const protocol = valueOf(flow.properties, 'protocol');
    const implied = typeof protocol === 'string' ? impliesEncryption(protocol) : undefined;
    return implied === undefined
      ? undefined
      : DETAILS_WORDS.implied(valueInWords('protocol', protocol), implied);
  }
  if (name === 'class') {
    const level = highestClass(model, flow);
    return level && DETAILS_WORDS.dataSays(CLASS_NAMES[level]);
  }
  return undefined;
}

function highestClass(model: Model, flow: Flow): ClassLevel | undefined {
  const levels = flow.data.map((id) => model.dataClasses[id]?.level).filter((level) => level !== undefined);
  return levels.toSorted((a, b) => classRank(b) - classRank(a))[0];
}
