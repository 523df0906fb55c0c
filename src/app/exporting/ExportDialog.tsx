import { ClipboardType, Copy, Download, Link } from 'lucide-react';
import { useMemo, useState } from 'react';
import { isOpen } from '../../engine/register/rows';
import { useDocument, useEditor, useRows, useSession } from '../../editor/EditorContext';
import type { ExportOptions, Report } from '../../formats/report/format';
import { fileName } from '../../formats/file-name';
import { PROMPTS } from '../../rules/prompts';
import { Button, Dialog, RadioList } from '../../ui';
import { appWords } from '../../words/app';
import { dialogWords } from '../../words/dialogs';
import { copyFile, copyPicture, copyRich, download } from '../browser/download';
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
import type { Scribe } from './scribe';
import { useExported, usePreviewPage, useScribe } from './useExported';

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
  const scribe = useScribe(report);
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
        scribe={scribe}
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
  readonly scribe: Scribe;
  readonly choices: Choices;
  readonly choose: (changes: Partial<Choices>) => void;
  readonly ownerless: number;
  readonly onCopied: (text: string) => void;
}

function Body({ format, report, scribe, choices, choose, ownerless, onCopied }: BodyProps) {
  const editor = useEditor();
  const exported = useExported(format, scribe, choices.options);
  const view = choices.view ?? usualView(format);
  const page = usePreviewPage(format, report, choices.options, view === 'page');
  const [refused, setRefused] = useState(false);
  const name = fileName(report.model, { ...format.writer, extension: format.extension });
  const { blob } = exported;
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
        {isDocument && blob !== null && (
          <Button
            icon={<ClipboardType size={15} />}
            onPress={() =>
              void copy(
                copyRich(richText(format, scribe, choices.options), blob),
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
            isDisabled={blob === null}
            onPress={() =>
              blob &&
              void copy(isPicture ? copyPicture(blob) : copyFile(blob), dialogWords.copied(format.title))
            }
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

/** Rejected when it was given up. */
async function richText({ writer }: Format, scribe: Scribe, options: ExportOptions): Promise<Blob> {
  const given = new AbortController();
  const hearing = { signal: given.signal, watch: () => {} };
  const written = await scribe.write({ what: 'rich text', writer: writer.id, options }, hearing);
  if (!written) throw new Error('The rich text was given up.');
  return new Blob([...written.bytes], { type: 'text/html' });
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
