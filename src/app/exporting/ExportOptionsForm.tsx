import { Info } from 'lucide-react';
import { SECTIONS, type ExportOptions } from '../../formats/report/format';
import { STATUS_NAMES, STATUSES } from '../../model/decision';
import { Checkbox, Select } from '../../ui';
import { dialogWords } from '../../words/dialogs';
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
    !matters.flavour && !matters.theme && !matters.columns && !matters.choice && matters.flags.length === 0;
  return (
    <section className={styles['options']} aria-label={dialogWords.options}>
      <h3>{dialogWords.options}</h3>
      {none && <p className={styles['none']}>{dialogWords.noOptions}</p>}
      {matters.flavour && (
        <Select
          label={dialogWords.writtenFor}
          value={options.flavour}
          options={listed(dialogWords.flavours)}
          onChange={(flavour) => onChange({ flavour })}
        />
      )}
      {matters.detail && (
        <Select
          label={dialogWords.detail}
          value={options.detail}
          options={listed(dialogWords.details)}
          onChange={(detail) => onChange({ detail })}
        />
      )}
      {matters.theme && (
        <Select
          label={dialogWords.colours}
          value={options.theme}
          options={listed(dialogWords.exportThemes)}
          onChange={(theme) => onChange({ theme })}
        />
      )}
      {matters.columns && (
        <Select
          label={dialogWords.columnsFor}
          value={options.columns}
          options={listed(dialogWords.columns)}
          onChange={(columns) => onChange({ columns })}
        />
      )}
      {matters.choice && (
        <Select
          label={dialogWords.threatsOf}
          value={options.riskFloor}
          options={listed(dialogWords.riskFloors)}
          onChange={(riskFloor) => onChange({ riskFloor })}
        />
      )}
      {matters.flags.length > 0 && <h3>{dialogWords.include}</h3>}
      <div className={styles['checks']}>
        {matters.flags.map((flag) => (
          <Checkbox
            key={flag}
            label={dialogWords.flags[flag]}
            isSelected={options[flag]}
            onChange={(included) => onChange({ [flag]: included })}
          />
        ))}
      </div>
      {matters.sections && (
        <Several
          title={dialogWords.sections}
          all={SECTIONS}
          labels={dialogWords.sectionNames}
          chosen={options.sections}
          onChange={(sections) => onChange({ sections })}
        />
      )}
      {matters.choice && (
        <Several
          title={dialogWords.decisionsShown}
          all={STATUSES}
          labels={STATUS_NAMES}
          // None named means all.
          chosen={options.statuses.length === 0 ? STATUSES : options.statuses}
          onChange={(chosen) => {
            if (chosen.length > 0) onChange({ statuses: chosen.length === STATUSES.length ? [] : chosen });
          }}
        />
      )}
      {ownerless > 0 && (
        <p className={styles['note']}>
          <Info size={15} aria-hidden />
          {dialogWords.noOwner(ownerless)}
        </p>
      )}
    </section>
  );
}

/** A list of things to leave in or out, in its own order. */
function Several<T extends string>(props: {
  readonly title: string;
  readonly all: readonly T[];
  readonly labels: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  const { title, all, labels, chosen, onChange } = props;
  return (
    <div role="group" aria-label={title} className={styles['checks']}>
      <h3>{title}</h3>
      {all.map((value) => (
        <Checkbox
          key={value}
          label={labels[value]}
          isSelected={chosen.includes(value)}
          onChange={(isIn) => onChange(all.filter((one) => (one === value ? isIn : chosen.includes(one))))}
        />
      ))}
    </div>
  );
}
