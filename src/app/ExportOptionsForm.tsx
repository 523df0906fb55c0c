import { Info } from 'lucide-react';
import { SECTIONS, type ExportOptions } from '../formats/format';
import { STATUS_NAMES, STATUSES } from '../model/decision';
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
    !matters.flavour && !matters.theme && !matters.columns && !matters.choice && matters.flags.length === 0;
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
      {matters.columns && (
        <Select
          label={appWords.columnsFor}
          value={options.columns}
          options={listed(appWords.columns)}
          onChange={(columns) => onChange({ columns })}
        />
      )}
      {matters.choice && (
        <Select
          label={appWords.threatsOf}
          value={options.riskFloor}
          options={listed(appWords.riskFloors)}
          onChange={(riskFloor) => onChange({ riskFloor })}
        />
      )}
      {matters.flags.length > 0 && <h3>{appWords.include}</h3>}
      <div className={styles['checks']}>
        {matters.flags.map((flag) => (
          <Checkbox
            key={flag}
            label={appWords.flags[flag]}
            isSelected={options[flag]}
            onChange={(included) => onChange({ [flag]: included })}
          />
        ))}
      </div>
      {matters.sections && (
        <Several
          title={appWords.sections}
          all={SECTIONS}
          labels={appWords.sectionNames}
          chosen={options.sections}
          onChange={(sections) => onChange({ sections })}
        />
      )}
      {matters.choice && (
        <Several
          title={appWords.decisionsShown}
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
          {appWords.noOwner(ownerless)}
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
