import { Info } from 'lucide-react';
import type { ExportOptions } from '../formats/format';
import { Checkbox, Select } from '../ui';
import { appWords } from '../words/app';
import styles from './ExportDialog.module.css';
import type { Matters } from './formatOptions';

const listed = <T extends string>(labels: Readonly<Record<T, string>>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));

/** The options that matter for the chosen format. */
export function ExportOptionsForm(props: {
  readonly matters: Matters;
  readonly options: ExportOptions;
  readonly onChange: (changes: Partial<ExportOptions>) => void;
  /** Open threats that nobody owns. */
  readonly ownerless: number;
}) {
  const { matters, options, onChange, ownerless } = props;
  const none =
    !matters.flavour &&
    !matters.detail &&
    !matters.theme &&
    !matters.spreadsheetSafe &&
    matters.include.length === 0;
  return (
    <section className={styles['options']} aria-label={appWords.options}>
      <h3>{appWords.options}</h3>
      {none && <p className={styles['none']}>{appWords.noOptions}</p>}
      {matters.flavour && (
        <Select
          label={appWords.writtenFor}
          value={options.flavour}
          options={listed(appWords.flavours)}
          onChange={(flavour) => onChange({ flavour })}
        />
      )}
      {matters.detail && (
        <Select
          label={appWords.detail}
          value={options.detail}
          options={listed(appWords.details)}
          onChange={(detail) => onChange({ detail })}
        />
      )}
      {matters.theme && (
        <Select
          label={appWords.colours}
          value={options.theme}
          options={listed(appWords.exportThemes)}
          onChange={(theme) => onChange({ theme })}
        />
      )}
      {matters.spreadsheetSafe && (
        <Checkbox
          label={appWords.spreadsheetSafe}
          isSelected={options.spreadsheetSafe}
          onChange={(spreadsheetSafe) => onChange({ spreadsheetSafe })}
        />
      )}
      {matters.include.length > 0 && <h3>{appWords.include}</h3>}
      <div className={styles['checks']}>
        {matters.include.map((part) => (
          <Checkbox
            key={part}
            label={appWords.includes[part]}
            isSelected={options[part]}
            onChange={(included) => onChange({ [part]: included })}
          />
        ))}
      </div>
      {ownerless > 0 && (
        <p className={styles['note']}>
          <Info size={15} aria-hidden />
          {appWords.noOwner(ownerless)}
        </p>
      )}
    </section>
  );
}
