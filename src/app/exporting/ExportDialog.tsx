import { ClipboardType, Copy, Download, Link } from 'lucide-react';
import { useMemo, useState } from 'react';
import { isOpen } from '../../engine/register/rows';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { Report } from '../../formats/report/format';
import { fileName } from '../../formats/file-name';
import { richText } from '../../formats/html/report';
import { PROMPTS } from '../../rules/prompts';
import { Button, Dialog, RadioList } from '../../ui';
import { appWords } from '../../words/app';
import { dialogWords } from '../../words/dialogs';
import '../../rules/advice';
import { copyPicture, copyRich, copyText, download } from '../browser/download';
import styles from './ExportDialog.module.css';
import { ExportOptionsForm } from './ExportOptionsForm';
import { ExportPreview } from './ExportPreview';
import {
  FORMATS,
  rememberChoices,
  rememberedChoices,
  usualView,
  whatMatters,
  type Choices,
  type Format,
} from './formatOptions';
import { inTurns } from '../browser/turns';
import { useExported, usePreviewPage } from './useExported';

const GROUPS = ['Documents', 'Data', 'Diagram'] as const;
const LIST = GROUPS.map((title) => ({
  title,
  options: FORMATS.filter((format) => format.group === title).map(({ id, title, extension }) => ({
    value: id,
    label: title,
    note: `.${extension}`,
  })),
})).filter((group) => group.options.length > 0);

/** The model as a file: which format, in what form, and exactly what will be in it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [choices, setChoices] = useState(rememberedChoices);
  const choose = (changes: Partial<Choices>): void => {
    const next = { ...choices, ...changes };
    setChoices(next);
    rememberChoices(next);
  };
  const editor = useEditor();
  const report = useReport();
  const format = FORMATS.find(({ id }) => id === choices.format) ?? FORMATS[0];
  if (!format) return null;
  const threats = report.rows.filter((row) => row.state !== 'gone');
  const ownerless = report.rows.filter((row) => isOpen(row) && row.decision.owner === '').length;

  return (
    <Dialog
      title={appWords.export}
      subtitle={dialogWords.exportOf(report.model.name, threats.length)}
      size="xl"
      isOpen
      onOpenChange={onClose}
    >
      <Body
        key={format.id}
        format={format}
        report={report}
        choices={choices}
        choose={choose}
        ownerless={format.group === 'Documents' ? ownerless : 0}
        onCopied={(text) => editor.toast({ text, tone: 'ok' })}
      />
    </Dialog>
  );
}

interface BodyProps {
  readonly format: Format;
  readonly report: Report;
  readonly choices: Choices;
  readonly choose: (changes: Partial<Choices>) => void;
  readonly ownerless: number;
  readonly onCopied: (text: string) => void;
}

function Body({ format, report, choices, choose, ownerless, onCopied }: BodyProps) {
  const editor = useEditor();
  const exported = useExported(format, report, choices.options);
  const view = choices.view ?? usualView(format);
  const page = usePreviewPage(format, report, choices.options, view === 'page');
  const [refused, setRefused] = useState(false);
  const name = fileName(report.model, { ...format.writer, extension: format.extension });
  const { text, blob } = exported;
  const isPicture = format.as === 'png';
  const isDocument = format.writer.mediaType === 'text/markdown';
  const copy = async (copying: Promise<boolean>, words: string): Promise<void> => {
    const copied = await copying;
    setRefused(!copied);
    if (copied) onCopied(words);
  };
  return (
    <div className={styles['frame']}>
      <div className={styles['columns']}>
        <div className={styles['formats']}>
          <RadioList
            label={dialogWords.formats}
            hideLabel
            value={format.id}
            groups={LIST}
            onChange={(id) => choose({ format: id })}
          />
        </div>
        <ExportOptionsForm
          matters={whatMatters(format)}
          options={choices.options}
          onChange={(changes) => choose({ options: { ...choices.options, ...changes } })}
          ownerless={ownerless}
        />
        <ExportPreview
          format={format}
          exported={exported}
          page={page}
          name={name}
          modelName={report.model.name}
          view={view}
          onView={(next) => choose({ view: next })}
        />
      </div>
      <div className={styles['foot']}>
        <span role="status">
          {refused ? dialogWords.notCopied : exported.again ? dialogWords.stopped : dialogWords.promise}
        </span>
        <Button
          variant="quiet"
          icon={<Link size={15} />}
          onPress={() => editor.session.setState({ dialog: { is: 'share' } })}
        >
          {appWords.shareLink}
        </Button>
        {isDocument && text !== null && (
          <Button
            icon={<ClipboardType size={15} />}
            onPress={() =>
              void copy(
                copyRich(inTurns(richText(format.writer, report, choices.options)), text),
                dialogWords.copiedRich(format.title),
              )
            }
          >
            {dialogWords.copyRich}
          </Button>
        )}
        {format.as !== 'zip' && (
          <Button
            icon={<Copy size={15} />}
            isDisabled={isPicture ? blob === null : text === null}
            onPress={() => {
              if (isPicture && blob) void copy(copyPicture(blob), dialogWords.copied(format.title));
              else if (text !== null) void copy(copyText(text), dialogWords.copied(format.title));
            }}
          >
            {dialogWords.copy}
          </Button>
        )}
        <Button
          variant="primary"
          icon={<Download size={15} />}
          isDisabled={blob === null}
          onPress={() => blob && download(name, blob)}
        >
          {dialogWords.download}
        </Button>
      </div>
    </div>
  );
}

function useReport(): Report {
  const model = useDocument((document) => document.model);
  const addressed = useDocument((document) => document.verdict.addressed);
  const setAside = useDocument((document) => document.verdict.setAside);
  const rows = useRows();
  const diagram = useSession((session) => session.diagram);
  return useMemo(
    () => ({ model, rows, addressed, setAside, prompts: PROMPTS, diagram }),
    [model, rows, addressed, setAside, diagram],
  );
}
