import { Download, Layers, Presentation, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../Button';
import { Checkbox, RadioList, Segmented, TriState, type YesNo } from '../Choice';
import { ComboBox } from '../ComboBox';
import { DateField, TextArea, TextField } from '../Field';
import { SearchField } from '../SearchField';
import { Select } from '../Select';
import { StatusGlyph } from '../StatusMark';
import { TrustPips } from '../TrustPips';
import styles from '../Gallery.module.css';

export function FieldSamples() {
  const [name, setName] = useState('API server');
  const [review, setReview] = useState('2026-08-15');
  const [filter, setFilter] = useState('');
  const [dark, setDark] = useState(true);
  return (
    <div className={styles['stack']}>
      <div className={styles['line']}>
        <Button variant="primary" icon={<Download size={15} />}>
          Export
        </Button>
        <Button icon={<Presentation size={15} />}>Present</Button>
        <Button variant="quiet" icon={<Layers size={15} />}>
          Group
        </Button>
        <Button variant="danger" icon={<Trash2 size={15} />}>
          Delete
        </Button>
        <Button isDisabled>Redo</Button>
        <Button size="sm">Yes, both</Button>
        <Button size="sm" variant="primary">
          Add
        </Button>
        <IconButton label="Group" shortcut="Mod+G" icon={<Layers size={16} />} />
        <IconButton
          label="Dark"
          isPressed={dark}
          icon={<Presentation size={16} />}
          onPress={() => setDark(!dark)}
        />
      </div>
      <TextField label="Name" layout="row" value={name} onCommit={setName} />
      <TextField label="Owner" layout="row" value="" placeholder="Owner" onCommit={setName} />
      <TextField label="Locked" layout="row" value="Not to be changed" isDisabled onCommit={setName} />
      <TextField label="Name" value={name} onCommit={setName} description="What people call it." />
      <TextField label="One line" mono value="Browser -> Web app: sign in" onCommit={setName} />
      <TextField label="Wrong" value="api-2" error="There is no element “api-2”." onCommit={setName} />
      <TextArea label="Why" value="The mesh rolls out in June." onCommit={setName} />
      <DateField label="Review by" value={review} onCommit={setReview} />
      <SearchField label="Filter threats" value={filter} onChange={setFilter} shortcut="/" />
      <Select
        label="In boundary"
        layout="row"
        value="app"
        onChange={setName}
        options={[
          { value: 'app', label: 'Application', icon: <TrustPips level={2} /> },
          { value: 'data', label: 'Data', icon: <TrustPips level={3} />, description: 'Inside Application' },
        ]}
      />
      <Select
        label="Written for"
        value=""
        onChange={setName}
        options={[
          { value: 'github', label: 'GitHub' },
          { value: 'gitlab', label: 'GitLab' },
        ]}
      />
      <ComboBox
        label="Technology"
        layout="row"
        value={name}
        options={['Web API', 'Web gateway', 'Reverse proxy']}
        onCommit={setName}
      />
    </div>
  );
}

export function ChoiceSamples() {
  const [answer, setAnswer] = useState<YesNo>('yes');
  const [decision, setDecision] = useState('mitigating');
  return (
    <div className={styles['stack']}>
      <div>
        <TriState label="Validates input" value={answer} onChange={setAnswer} />
        <TriState label="Limits requests" value="no" onChange={setAnswer} />
        <TriState
          label="Logs security events"
          hint="Would decide 2 threats"
          value="unknown"
          onChange={setAnswer}
        />
        <TriState label="From preset, not confirmed" value="unknown" suggested="no" onChange={setAnswer} />
      </div>
      <Segmented
        label="Decision"
        value={decision}
        onChange={setDecision}
        options={[
          { value: 'open', label: 'Open', icon: <StatusGlyph status="open" /> },
          { value: 'mitigating', label: 'Mitigate', icon: <StatusGlyph status="mitigating" /> },
          { value: 'accepted', label: 'Accept', icon: <StatusGlyph status="accepted" /> },
        ]}
      />
    </div>
  );
}

export function ListSamples() {
  const [format, setFormat] = useState('report');
  const [include, setInclude] = useState(true);
  return (
    <div className={styles['stack']}>
      <RadioList
        label="Format"
        hideLabel
        value={format}
        onChange={setFormat}
        groups={[
          {
            title: 'Documents',
            options: [
              { value: 'report', label: 'Markdown report', note: '.md' },
              { value: 'quick', label: 'Markdown quick template', note: '.md' },
            ],
          },
          { title: 'Data', options: [{ value: 'yaml', label: 'YAML model', note: '.yaml' }] },
        ]}
      />
      <div>
        <Checkbox label="Accepted risks" isSelected={include} onChange={setInclude} />
        <Checkbox label="Workshop notes" isSelected={!include} onChange={() => setInclude(!include)} />
        <Checkbox label="Not to be chosen" isSelected={false} isDisabled onChange={setInclude} />
      </div>
    </div>
  );
}
