import { useMemo } from 'react';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Rule } from '../../engine/rule';
import { titleInGeneral } from '../../engine/judge/title';
import { STRIDE, STRIDE_NAMES, type Stride } from '../../model/decision';
import { KIND_NAMES } from '../../model/element';
import { nameOf, type Model } from '../../model/model';
import type { Subject } from '../../model/property';
import { rulesOf } from '../../rules/catalogue';
import { Button, Chip, EmptyState, kindIcon, SearchField, Segmented, Select, StrideGlyph } from '../../ui';
import { GLANCE_WORDS } from '../../words/glance';
import { RULES_WORDS } from '../../words/rules';
import { Packs, type PacksProps } from './Packs';
import { countsByRule, filteredRules, NO_FILTER, type RuleFilter } from './rules';
import styles from './Rules.module.css';

const CATEGORIES = [
  { value: 'any', label: RULES_WORDS.anyCategory },
  ...STRIDE.map((value) => ({ value, label: STRIDE_NAMES[value] })),
] as readonly { readonly value: Stride | 'any'; readonly label: string }[];
const KINDS: readonly { readonly value: Subject | 'any'; readonly label: string }[] = [
  { value: 'any', label: RULES_WORDS.anyKind },
  { value: 'flow', label: GLANCE_WORDS.flow },
  { value: 'process', label: KIND_NAMES.process },
  { value: 'store', label: KIND_NAMES.store },
  { value: 'external', label: KIND_NAMES.external },
];
const SHOWS = (['all', 'fires', 'off', 'own'] as const).map((value) => ({
  value,
  label: RULES_WORDS.shows[value],
}));

/** Every rule that judges this model, ours and those of packs, narrowed by words, category and what it is about. */
export function RuleList({
  filter,
  onFilter,
  onSavePack,
}: PacksProps & {
  readonly filter: RuleFilter;
  readonly onFilter: (filter: RuleFilter) => void;
}) {
  const model = useDocument((document) => document.model);
  const threats = useDocument((document) => document.verdict.threats);
  const counts = useMemo(() => countsByRule(threats.values()), [threats]);
  const all = rulesOf(model);
  const shown = filteredRules(model, all, counts, filter);
  const change = (changes: Partial<RuleFilter>): void => onFilter({ ...filter, ...changes });
  return (
    <>
      <div className={styles['filters']}>
        <SearchField
          label={RULES_WORDS.search}
          value={filter.text}
          onChange={(text) => change({ text })}
          autoFocus
        />
        <div className={styles['two']}>
          <Select
            hideLabel
            label={RULES_WORDS.category}
            value={filter.category}
            options={CATEGORIES}
            onChange={(category) => change({ category })}
          />
          <Select
            hideLabel
            label={RULES_WORDS.kind}
            value={filter.on}
            options={KINDS}
            onChange={(on) => change({ on })}
          />
        </div>
        <div className={styles['line']}>
          <Segmented
            hideLabel
            label={RULES_WORDS.show}
            value={filter.show}
            options={SHOWS}
            onChange={(show) => change({ show })}
          />
          <output className={styles['quiet']}>{RULES_WORDS.count(shown.length, all.length)}</output>
        </div>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={RULES_WORDS.nothing}
          action={
            <Button size="sm" onPress={() => onFilter(NO_FILTER)}>
              {RULES_WORDS.clear}
            </Button>
          }
        >
          {RULES_WORDS.nothingBody}
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label={RULES_WORDS.list}>
          {shown.map((rule) => (
            <Line key={rule.id} model={model} rule={rule} count={counts.get(rule.id) ?? 0} />
          ))}
        </ul>
      )}
      <Packs onSavePack={onSavePack} />
    </>
  );
}

function Line({
  model,
  rule,
  count,
}: {
  readonly model: Model;
  readonly rule: Rule;
  readonly count: number;
}) {
  const editor = useEditor();
  const off = Object.values(model.rulesOff).filter((one) => one.rule === rule.id);
  const everywhere = off.some((one) => one.boundary === null);
  return (
    <li>
      <button
        type="button"
        className={styles['rule']}
        onClick={() => showRules(editor, { is: 'rule', id: rule.id })}
      >
        <StrideGlyph category={rule.category} size={18} />
        <span className={styles['words']}>
          <span className={everywhere ? styles['muted'] : undefined}>
            {titleInGeneral(rule.title, rule.on)}
          </span>
          <span className={styles['meta']}>
            {kindIcon(rule.on, 13)}
            <code className={styles['id']}>{rule.id}</code>
            {off.length === 0 ? null : (
              <Chip tone="gone">
                {everywhere
                  ? RULES_WORDS.off
                  : RULES_WORDS.offIn(off.map((one) => nameOf(model, one.boundary ?? '')).join(', '))}
              </Chip>
            )}
            <span className={styles['raises']}>{RULES_WORDS.raises(count)}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
