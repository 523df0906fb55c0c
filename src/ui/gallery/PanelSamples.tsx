import { useState } from 'react';
import { Button } from '../Button';
import { Disclosure } from '../Disclosure';
import { TextField } from '../Field';
import { LabelledRow } from '../LabelledRow';
import { BoundaryIcon, ProcessIcon } from '../icons';
import { PanelSection } from '../Panel';
import { RiskBars } from '../Risk';
import { Splitter } from '../Splitter';
import { Tabs } from '../Tabs';
import { Tree, type TreeNode } from '../Tree';
import styles from '../Gallery.module.css';

export function TabSamples() {
  const [tab, setTab] = useState<'threats' | 'questions' | 'coverage'>('threats');
  const [width, setWidth] = useState(200);
  return (
    <div className={styles['frame']}>
      <div className={styles['side']} style={{ width }}>
        {width} px, 160 to 320
      </div>
      <Splitter
        label="Width of the panel"
        orientation="vertical"
        value={width}
        min={160}
        max={320}
        before
        onChange={setWidth}
        onReset={() => setWidth(200)}
      />
      <Tabs
        label="Register"
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'threats',
            label: 'Threats',
            count: 17,
            panel: <p className={styles['padded']}>17 threats</p>,
          },
          {
            id: 'questions',
            label: 'Questions',
            count: 5,
            panel: <p className={styles['padded']}>5 questions</p>,
          },
          { id: 'coverage', label: 'Coverage', panel: <p className={styles['padded']}>The coverage grid</p> },
        ]}
        actions={
          <Button size="sm" variant="quiet">
            Open only
          </Button>
        }
      />
    </div>
  );
}

const NODES: readonly TreeNode[] = [
  {
    id: 'app',
    label: 'Application',
    note: 'Trusted',
    icon: <BoundaryIcon size={14} />,
    children: [
      {
        id: 'api',
        label: 'API server',
        icon: <ProcessIcon size={14} />,
        trailing: <RiskBars level="high" />,
        children: [
          { id: 'records', label: 'Records', note: 'to Database' },
          { id: 'sessions', label: 'Sessions', note: 'to Redis cache', trailing: <RiskBars level="high" /> },
        ],
      },
      {
        id: 'worker',
        label: 'Background worker',
        icon: <ProcessIcon size={14} />,
        trailing: <RiskBars level="medium" />,
        children: [{ id: 'jobs', label: 'Jobs', note: 'to Message queue' }],
      },
    ],
  },
];

export function TreeSamples() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['api']));
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['app', 'api']));
  return (
    <Tree
      label="Outline"
      items={NODES}
      selected={selected}
      onSelect={(ids) => setSelected(new Set(ids))}
      expanded={expanded}
      onExpandedChange={setExpanded}
    />
  );
}

export function PanelSamples() {
  const [name, setName] = useState('API server');
  return (
    <div className={styles['inset']}>
      <PanelSection title="Open threats" count={4} action={<a href="#gallery">Show in register</a>}>
        <TextField label="Name" layout="row" value={name} onCommit={setName} />
        <LabelledRow label="Out of scope" hint="Left out of the analysis">
          {(labelId) => (
            <Button size="sm" aria-labelledby={labelId}>
              Why
            </Button>
          )}
        </LabelledRow>
        <Disclosure title="8 more that apply to a web API" count={8}>
          <TextField label="Owner" layout="row" value="" onCommit={setName} />
        </Disclosure>
      </PanelSection>
      <PanelSection title="Flows" count={5}>
        <p className={styles['muted']}>The next section, below a hairline.</p>
      </PanelSection>
    </div>
  );
}
