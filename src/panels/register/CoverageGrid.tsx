import { memo, useState } from 'react';
import { Check, Circle } from 'lucide-react';
import { useDocument } from '../../editor/EditorContext';
import type { Cell, CellState, Coverage, CoverageLine } from '../../engine/register/coverage';
import { STRIDE, STRIDE_NAMES, type Stride } from '../../model/decision';
import type { SubjectId } from '../../model/id';
import { Button, kindIcon, RiskBars, StatusGlyph, StrideGlyph, type NotationKind } from '../../ui';
import { registerWords } from '../../words/register';
import { tabWords } from '../../words/register-tabs';
import styles from './Coverage.module.css';

const STATES: readonly CellState[] = [
  'open',
  'decided',
  'addressed',
  'not-applicable',
  'looked',
  'set-aside',
  'none',
];
/** Lines of each part before “Show more”: a large model has thousands. */
const FIRST = 60;

type Open = (cell: Cell, subject: SubjectId, category: Stride, anchor: Element) => void;

/** What was looked at: one line for each element and each crossing flow, one cell for each category. */
export function CoverageGrid({ coverage, onOpen }: { readonly coverage: Coverage; readonly onOpen: Open }) {
  const model = useDocument((state) => state.model);
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className={styles['coverage']}>
      <p className={styles['legend']}>
        {STATES.filter((state) => coverage.totals[state] > 0).map((state) => (
          <span key={state}>
            <Mark state={state} /> {coverage.totals[state]} {tabWords.cell[state]}
          </span>
        ))}
      </p>
      <table aria-label={tabWords.coverageTable} className={styles['grid']}>
        <thead>
          <tr>
            <th scope="col">{tabWords.subject}</th>
            {STRIDE.map((category) => (
              <th key={category} scope="col">
                <span className={styles['threat']}>
                  <StrideGlyph category={category} size={18} /> {STRIDE_NAMES[category]}
                </span>
              </th>
            ))}
            <th scope="col">{tabWords.settledColumn}</th>
          </tr>
        </thead>
        {(['elements', 'flows'] as const).map((part) => {
          const lines = coverage.lines.filter(
            (line) => (model.flows[line.subject] === undefined) === (part === 'elements'),
          );
          if (lines.length === 0) return null;
          const shown = all.has(part) ? lines : lines.slice(0, FIRST);
          return (
            <tbody key={part}>
              <tr>
                <th scope="rowgroup" colSpan={8} className={styles['part']}>
                  {tabWords.coverageParts[part]}
                </th>
              </tr>
              {shown.map((line) => (
                <Line
                  key={line.subject}
                  line={line}
                  kind={model.elements[line.subject]?.kind ?? 'flow'}
                  onOpen={onOpen}
                />
              ))}
              {shown.length < lines.length ? (
                <tr>
                  <td colSpan={8}>
                    <Button size="sm" variant="quiet" onPress={() => setAll(new Set(all).add(part))}>
                      {registerWords.showMore(lines.length - shown.length)}
                    </Button>
                  </td>
                </tr>
              ) : null}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

const Line = memo(function Line({
  line,
  kind,
  onOpen,
}: {
  readonly line: CoverageLine;
  readonly kind: NotationKind;
  readonly onOpen: Open;
}) {
  const settled = STRIDE.filter(
    (category) => line.cells[category].state !== 'open' && line.cells[category].state !== 'none',
  ).length;
  return (
    <tr>
      <th scope="row">
        <span className={styles['element']}>
          {kindIcon(kind)} <span>{line.name}</span>
        </span>
      </th>
      {STRIDE.map((category) => (
        <td key={category}>
          <CellButton
            cell={line.cells[category]}
            name={`${line.name}, ${STRIDE_NAMES[category]}`}
            onPress={(anchor) => onOpen(line.cells[category], line.subject, category, anchor)}
          />
        </td>
      ))}
      <td className={styles['settled']}>
        <span className={styles['share']} aria-hidden="true">
          <span style={{ width: `${(settled / STRIDE.length) * 100}%` }} />
        </span>
        {tabWords.settled(settled)}
      </td>
    </tr>
  );
});

function CellButton({
  cell,
  name,
  onPress,
}: {
  readonly cell: Cell;
  readonly name: string;
  readonly onPress: (anchor: Element) => void;
}) {
  const words = cell.state === 'open' ? registerWords.open(cell.open) : tabWords.cell[cell.state];
  const by = cell.addressed.map((one) => one.by).join('\n');
  return (
    <button
      type="button"
      data-cell={cell.state}
      className={`${styles['cell']} ${styles[`cell-${cell.state}`]}`}
      aria-label={`${name}: ${words}`}
      aria-haspopup={cell.rows.length === 0 ? 'dialog' : undefined}
      title={by === '' ? undefined : by}
      onClick={(event) => onPress(event.currentTarget)}
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
    case 'looked':
      return <Check size={14} aria-hidden="true" />;
    case 'set-aside':
      return <span className={styles['letter']}>×</span>;
    case 'none':
      return <Circle size={12} aria-hidden="true" className={styles['letter']} />;
  }
}
