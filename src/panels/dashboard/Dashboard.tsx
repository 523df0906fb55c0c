import { useMemo } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Coverage } from '../../engine/register/coverage';
import { dashboardOf, type Dashboard as Numbers } from '../../engine/register/dashboard';
import type { Row } from '../../engine/register/register';
import { IMPACTS, STRIDE, STRIDE_NAMES } from '../../model/decision';
import { unfiltered } from '../../model/register-view';
import { PanelSection, RiskChip, StatusMark, StrideGlyph } from '../../ui';
import { DASHBOARD_WORDS } from '../../words/dashboard';
import { Actions } from './Actions';
import { GoodEnough } from './GoodEnough';
import { HeatMap } from './HeatMap';
import styles from './Dashboard.module.css';

/** Whether the work is good enough, at a glance: counts, heat maps, what to do next, and what is still missing. */
export function Dashboard({
  rows,
  coverage,
}: {
  readonly rows: readonly Row[];
  readonly coverage: Coverage;
}) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const today = editor.now().slice(0, 10);
  const numbers = useMemo(() => dashboardOf(model, rows, today), [model, rows, today]);
  return (
    <section className={styles['dashboard']} aria-label={DASHBOARD_WORDS.region}>
      <div className={styles['parts']}>
        <GoodEnough numbers={numbers} rows={rows} coverage={coverage} />
        <PanelSection>
          <div className={styles['maps']}>
            <HeatMap title={DASHBOARD_WORDS.inherent} hint={DASHBOARD_WORDS.before} heat={numbers.inherent} />
            <HeatMap title={DASHBOARD_WORDS.residual} hint={DASHBOARD_WORDS.after} heat={numbers.residual} />
          </div>
        </PanelSection>
        <Counts numbers={numbers} />
        <Actions actions={numbers.actions} today={today} />
      </div>
    </section>
  );
}

/** How many threats there are, by risk, by category and by what was decided. */
function Counts({ numbers }: { readonly numbers: Numbers }) {
  const editor = useEditor();
  const most = Math.max(1, ...[...numbers.byCategory.values()].map(({ all }) => all));
  return (
    <PanelSection title={DASHBOARD_WORDS.counts}>
      <ul className={styles['risks']} aria-label={DASHBOARD_WORDS.openByRisk}>
        {IMPACTS.toReversed().map((risk) => (
          <li key={risk}>
            <button
              type="button"
              onClick={() => {
                const { filter } = editor.session.getState();
                editor.session.setState({
                  registerTab: 'threats',
                  filter: { ...unfiltered(filter), risks: [risk], openOnly: true, followSelection: false },
                });
              }}
            >
              <strong>{numbers.openByRisk[risk]}</strong> <RiskChip level={risk} />
              <span className="visually-hidden">{DASHBOARD_WORDS.open}</span>
            </button>
          </li>
        ))}
      </ul>
      <ul className={styles['categories']} aria-label={DASHBOARD_WORDS.byCategory}>
        {STRIDE.map((category) => {
          const { all, open } = numbers.byCategory.get(category) ?? { all: 0, open: 0 };
          return (
            <li key={category}>
              <StrideGlyph category={category} size={18} />
              <span>{STRIDE_NAMES[category]}</span>
              <span className={styles['bar']} aria-hidden="true">
                <span style={{ width: `${(all / most) * 100}%` }} />
                <span style={{ width: `${(open / most) * 100}%` }} />
              </span>
              <span className={styles['number']}>{DASHBOARD_WORDS.openOf(open, all)}</span>
            </li>
          );
        })}
      </ul>
      <ul className={styles['statuses']} aria-label={DASHBOARD_WORDS.byStatus}>
        {[...numbers.byStatus].map(([status, count]) => (
          <li key={status}>
            <strong>{count}</strong> <StatusMark status={status} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
