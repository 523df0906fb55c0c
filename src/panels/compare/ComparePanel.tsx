import { ArrowRight, Copy, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { actionById } from '../../editor/actions';
import { comparisonOf, type Comparing } from '../../editor/comparison';
import { useDocument, useEditor, useSession } from '../../editor/EditorContext';
import { goToThing } from '../../editor/goTo';
import type { Editor } from '../../editor/editor';
import {
  COMPARED_NAMES,
  THING_CHANGE_NAMES,
  THREAT_CHANGE_NAMES,
  type Comparison,
  type ThingChange,
  type ThreatChange,
} from '../../engine/register/compare';
import { printedNumber } from '../../model/decision';
import type { ThingId } from '../../model/id';
import { nameOf, thing } from '../../model/model';
import { Button, EmptyState, IconButton, PanelSection, SidePanel, RiskChip, StrideGlyph } from '../../ui';
import { COMPARE_WORDS as WORDS } from '../../words/compare';
import { openThreat } from '../threat/open';
import styles from './Compare.module.css';

/** What differs between two states, beside the drawing: threats first, then the diagram. */
export function ComparePanel() {
  const comparing = useSession((session) => session.comparison);
  return comparing && <Differences comparing={comparing} />;
}

function Differences({ comparing }: { readonly comparing: Comparing }) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const verdict = useDocument((state) => state.verdict);
  const comparison = comparisonOf(comparing, { model, verdict });
  const close = (): void => {
    editor.session.setState({ comparison: null });
    editor.canvas?.focus(editor.session.getState().focus);
  };
  const copy = actionById('copy comparison');
  return (
    <SidePanel
      label={WORDS.region}
      takesKeyboardFor={comparing}
      onEscape={close}
      head={
        <>
          <div className={styles['head']}>
            <h2>{WORDS.region}</h2>
            <p>{WORDS.title(comparing.from, comparing.to?.name ?? WORDS.now)}</p>
          </div>
          {copy && (
            <IconButton
              size="sm"
              label={WORDS.copy}
              icon={<Copy size={16} />}
              onPress={() => copy.run(editor)}
            />
          )}
          <IconButton size="sm" label={WORDS.close} icon={<X size={16} />} onPress={close} />
        </>
      }
    >
      <Lists comparison={comparison} isNow={comparing.to === null} />
    </SidePanel>
  );
}

function Lists({ comparison, isNow }: { readonly comparison: Comparison; readonly isNow: boolean }) {
  const { threats, things } = comparison;
  if (threats.length === 0 && things.length === 0)
    return <EmptyState title={WORDS.nothing}>{WORDS.nothingText}</EmptyState>;
  const names = new Map(things.map(({ id, name }) => [id, name]));
  return (
    <>
      <PanelSection title={WORDS.threats} count={threats.length}>
        {threats.length === 0 && <p className={styles['quiet']}>{WORDS.noThreats}</p>}
        <Portions of={threats}>
          {(change) => (
            <ThreatLine key={`${change.change} ${change.key}`} change={change} names={names} isNow={isNow} />
          )}
        </Portions>
      </PanelSection>
      <PanelSection title={WORDS.diagram} count={things.length}>
        <p className={styles['quiet']}>
          {things.length === 0 ? WORDS.noThings : isNow ? WORDS.marks : WORDS.onlyListed}
        </p>
        <Portions of={things}>
          {(change) => <ThingLine key={`${change.is} ${change.id}`} change={change} isNow={isNow} />}
        </Portions>
      </PanelSection>
    </>
  );
}

/** Lines drawn at first, and with each “Show more”: a browser takes seconds for ten thousand. */
const PORTION = 200;

function Portions<T>({
  of,
  children,
}: {
  readonly of: readonly T[];
  readonly children: (one: T) => ReactNode;
}) {
  const [most, setMost] = useState(PORTION);
  const left = of.length - most;
  return (
    <>
      <ul className={styles['list']}>{of.slice(0, most).map(children)}</ul>
      {left > 0 && (
        <Button size="sm" variant="quiet" onPress={() => setMost(most + PORTION)}>
          {WORDS.showMore(Math.min(left, PORTION), left)}
        </Button>
      )}
    </>
  );
}

function ThreatLine(props: {
  readonly change: ThreatChange;
  readonly names: ReadonlyMap<ThingId, string>;
  readonly isNow: boolean;
}) {
  const { change, names, isNow } = props;
  const { row, was, because } = change;
  const editor = useEditor();
  const canOpen = isNow && change.change !== 'cleared';
  const reasons = because.flatMap((id) => names.get(id) ?? []);
  return (
    <li className={styles['threat']}>
      <StrideGlyph category={row.category} size={18} />
      <div>
        <p className={styles['what']} data-change={change.change}>
          {THREAT_CHANGE_NAMES[change.change]}
        </p>
        {canOpen ? (
          <button type="button" className={styles['link']} onClick={() => openThreat(editor, row)}>
            {printedNumber(row.number)} {row.title}
          </button>
        ) : (
          <p>
            {printedNumber(row.number)} {row.title}
          </p>
        )}
        {reasons.length > 0 && <p className={styles['quiet']}>{WORDS.because(reasons)}</p>}
      </div>
      <span className={styles['risk']}>
        {change.change === 'risk' && was && (
          <>
            <RiskChip level={was.risk} />
            <ArrowRight size={12} aria-hidden="true" />
          </>
        )}
        <RiskChip level={row.risk} />
      </span>
    </li>
  );
}

function ThingLine({ change, isNow }: { readonly change: ThingChange; readonly isNow: boolean }) {
  const editor = useEditor();
  const isThere = useDocument(({ model }) => isNow && thing(model, change.id) !== undefined);
  return (
    <li className={styles['thing']} data-change={change.change}>
      <span className={styles['sign']} aria-hidden="true">
        {WORDS.signs[change.change]}
      </span>
      <div>
        <p>
          <span className={styles['quiet']}>
            {THING_CHANGE_NAMES[change.change]} {COMPARED_NAMES[change.is]}{' '}
          </span>
          {isThere ? (
            <button type="button" className={styles['link']} onClick={() => show(editor, change.id)}>
              {change.name}
            </button>
          ) : (
            change.name
          )}
        </p>
        {change.fields.length > 0 && (
          <dl>
            {change.fields.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <s>{before || WORDS.none}</s> <ArrowRight size={12} aria-hidden="true" />{' '}
                  {after || WORDS.none}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function show(editor: Editor, id: ThingId): void {
  goToThing(editor, id);
  editor.announce(nameOf(editor.document.store.getState().model, id));
}
