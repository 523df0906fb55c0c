import { useMemo } from 'react';
import { Grid3x3 } from 'lucide-react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { coverageOf, type Cell, type CellState, type CoverageLine } from '../../engine/coverage';
import type { Row } from '../../engine/register';
import { STRIDE, STRIDE_NAMES, type Stride } from '../../model/decision';
import type { SubjectId } from '../../model/id';
import { unfiltered } from '../../model/register-view';
import { EmptyState, kindIcon, RiskBars, StatusGlyph, StrideGlyph } from '../../ui';
import { registerWords } from '../../words/register';
import { Dashboard } from '../dashboard/Dashboard';
import styles from './Coverage.module.css';

const STATES: readonly CellState[] = ['open', 'decided', 'addressed', 'not-applicable', 'set-aside', 'none'];

/** Elements and crossing flows by the six categories: did we look everywhere? Each cell leads to its threats. */
export function CoverageTab({ rows }: { readonly rows: readonly Row[] }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const verdict = useDocument((state) => state.verdict);
  const coverage = useMemo(() => coverageOf(model, verdict, rows), [model, verdict, rows]);

  const show = (subject: SubjectId, category: Stride): void => {
    const { filter } = editor.session.getState();
    editor.select([subject]);
    editor.session.setState({
      registerTab: 'threats',
      filter: { ...unfiltered(filter), categories: [category], followSelection: true },
    });
  };

  if (coverage.lines.length === 0) {
    return (
      <EmptyState icon={<Grid3x3 size={24} aria-hidden="true" />} title={registerWords.coverage}>
        {registerWords.coverageEmpty}
      </EmptyState>
    );
  }
  return (
    <div className={styles['both']}>
      <div className={styles['coverage']}>
        <p className={styles['legend']}>
          {STATES.map((state) => (
            <span key={state}>
              <Mark state={state} /> {coverage.totals[state]} {registerWords.cell[state]}
            </span>
          ))}
        </p>
        <table aria-label={registerWords.coverageTable} className={styles['grid']}>
          <thead>
            <tr>
              <th scope="col">{registerWords.subject}</th>
              {STRIDE.map((category) => (
                <th key={category} scope="col">
                  <span className={styles['threat']}>
                    <StrideGlyph category={category} size={18} /> {STRIDE_NAMES[category]}
                  </span>
                </th>
              ))}
              <th scope="col">{registerWords.settledColumn}</th>
            </tr>
          </thead>
          {(['elements', 'flows'] as const).map((part) => {
            const lines = coverage.lines.filter(
              (line) => (model.flows[line.subject] === undefined) === (part === 'elements'),
            );
            if (lines.length === 0) return null;
            return (
              <tbody key={part}>
                <tr>
                  <th scope="rowgroup" colSpan={8} className={styles['part']}>
                    {registerWords.coverageParts[part]}
                  </th>
                </tr>
                {lines.map((line) => (
                  <tr key={line.subject}>
                    <th scope="row">
                      <span className={styles['element']}>
                        {kindIcon(model.elements[line.subject]?.kind ?? 'flow')} {line.name}
                      </span>
                    </th>
                    {STRIDE.map((category) => (
                      <td key={category}>
                        <CellButton
                          cell={line.cells[category]}
                          name={`${line.name}, ${STRIDE_NAMES[category]}`}
                          onPress={() => show(line.subject, category)}
                        />
                      </td>
                    ))}
                    <td className={styles['settled']}>{registerWords.settled(settledIn(line))}</td>
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
      <Dashboard rows={rows} coverage={coverage} />
    </div>
  );
}

/** Categories that are neither open nor still to be looked at. */
function settledIn({ cells }: CoverageLine): number {
  return STRIDE.filter((category) => cells[category].state !== 'open' && cells[category].state !== 'none')
    .length;
}

function CellButton({
  cell,
  name,
  onPress,
}: {
  readonly cell: Cell;
  readonly name: string;
  readonly onPress: () => void;
}) {
  const words = cell.state === 'open' ? registerWords.open(cell.open) : registerWords.cell[cell.state];
  const by = cell.addressed.map((one) => one.by).join('\n');
  return (
    <button
      type="button"
      className={`${styles['cell']} ${styles[`cell-${cell.state}`]}`}
      aria-label={`${name}: ${words}`}
      title={by === '' ? undefined : by}
      onClick={onPress}
    >
      {cell.highest === null ? <Mark state={cell.state} /> : <RiskBars level={cell.highest} />}
      {cell.state === 'open' ? cell.open : null}
    </button>
  );
}

function Mark({ state }: { readonly state: CellState }) {
  switch (state) {
    case 'open':
      return <StatusGlyph status="open" />;
    case 'decided':
      return <StatusGlyph status="mitigated" />;
    case 'addressed':
      return <span className={styles['letter']}>A</span>;
    case 'not-applicable':
      return <StatusGlyph status="not-applicable" />;
    case 'set-aside':
      return <span className={styles['letter']}>×</span>;
    case 'none':
      return <span className={styles['letter']}>–</span>;
  }
}
