import { useDocument, useRows } from '../../editor/EditorContext';
import type { RegisterFilter } from '../../editor/session';
import { IMPACTS, LEVEL_NAMES, STATUS_NAMES, STATUSES, STRIDE, STRIDE_NAMES } from '../../model/decision';
import { nameOf } from '../../model/model';
import { narrowings, TIERS, unfiltered } from '../../model/register-view';
import { Button, Select } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import { Checks } from './Checks';
import styles from './Narrow.module.css';

export interface NarrowProps {
  readonly filter: RegisterFilter;
  readonly onChange: (changes: Partial<RegisterFilter>) => void;
}

const CATEGORIES = STRIDE.map((value) => ({ value, label: STRIDE_NAMES[value] }));
const STATUS_CHECKS = STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }));
const RISKS = IMPACTS.toReversed().map((value) => ({ value, label: LEVEL_NAMES[value] }));
const TIER_CHECKS = TIERS.map((value) => ({ value, label: registerWords.tiers[value] }));

/** Stands for “all” in a list whose values are ids and names. */
const ALL = ' all';

/** Everything that can narrow the register, in its panel. */
export function NarrowFields({ filter, onChange }: NarrowProps) {
  const model = useDocument((state) => state.model);
  const owners = [...new Set(useRows().map((row) => row.decision.owner))].toSorted();
  const { columns } = registerWords;
  const things = [...Object.keys(model.elements), ...Object.keys(model.flows)];
  const one = (value: string): string | null => (value === ALL ? null : value);
  return (
    <div className={styles['form']}>
      <Checks
        label={columns.stride}
        options={CATEGORIES}
        chosen={filter.categories}
        onChange={(categories) => onChange({ categories })}
      />
      <Checks
        label={columns.status}
        options={STATUS_CHECKS}
        chosen={filter.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      <div>
        <Checks
          label={columns.risk}
          options={RISKS}
          chosen={filter.risks}
          onChange={(risks) => onChange({ risks })}
        />
        <Checks
          label={columns.tier}
          options={TIER_CHECKS}
          chosen={filter.tiers}
          onChange={(tiers) => onChange({ tiers })}
        />
      </div>
      <div className={styles['singles']}>
        <Select
          label={columns.element}
          value={filter.element ?? ALL}
          options={[
            { value: ALL, label: tabWords.everything },
            ...things.map((id) => ({ value: id, label: nameOf(model, id) })),
          ]}
          onChange={(value) => onChange({ element: one(value) })}
        />
        <Select
          label={columns.boundary}
          value={filter.boundary ?? ALL}
          options={[
            { value: ALL, label: tabWords.anywhere },
            ...Object.values(model.boundaries).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => onChange({ boundary: one(value) })}
        />
        <Select
          label={columns.owner}
          value={filter.owner ?? ALL}
          options={[
            { value: ALL, label: tabWords.anyone },
            ...owners.map((owner) => ({ value: owner, label: owner === '' ? registerWords.nobody : owner })),
          ]}
          onChange={(value) => onChange({ owner: one(value) })}
        />
        <Button
          size="sm"
          isDisabled={narrowings(filter) === 0}
          onPress={() => onChange({ ...unfiltered(filter), text: filter.text, openOnly: filter.openOnly })}
        >
          {registerWords.clearFilter}
        </Button>
      </div>
    </div>
  );
}
