import { useState, type KeyboardEvent } from 'react';
import { Canvas } from '../../canvas/Canvas';
import { useEditor, useSession } from '../../editor/EditorContext';
import { Details } from '../../panels/details/Details';
import { RegisterPanel } from '../../panels/register/RegisterPanel';
import { Toolbar } from '../../panels/toolbar/Toolbar';
import { later } from '../../ui';
import { appWords } from '../../words/app';
import { DiagramTabs } from './DiagramTabs';
import { DetailsEdge, OutlineEdge, RegisterEdge } from './edges';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { savePack } from '../exporting/savePack';
import { NARROW, ONE_PANEL, useMedia } from '../browser/media';
import styles from './Panels.module.css';
import { useSizes } from './useSizes';

const Outline = later(() => import('../../panels/outline/Outline').then((m) => m.Outline));
const RuleDrawer = later(() => import('../../panels/rules/RuleDrawer').then((m) => m.RuleDrawer));
const ComparePanel = later(() => import('../../panels/compare/ComparePanel').then((m) => m.ComparePanel));
const ThreatPanel = later(() => import('../../panels/threat/ThreatPanel').then((m) => m.ThreatPanel));

/** The canvas and what stands around it. On a narrow screen the details lie over it; on a phone one part shows at a time. */
export function Panels() {
  const panels = useSession((session) => session.panels);
  const rules = useSession((session) => session.rules !== null);
  const threat = useSession((session) => session.openThreat !== null);
  const comparing = useSession((session) => session.comparison !== null);
  const chosen = useSession(
    (session) =>
      session.openThreat !== null ||
      session.rules !== null ||
      session.comparison !== null ||
      session.selection.length > 0,
  );
  const { style, sizes } = useSizes({ threat: threat || rules || comparing });
  const onePart = useMedia(ONE_PANEL);
  const [shown, setShown] = useState<Shown>('canvas');
  const closeOnEscape = useCloseDetails();
  return (
    <main
      className={styles['panels']}
      style={style}
      data-details={panels.details}
      data-chosen={chosen}
      data-outline={panels.outline}
      data-register={panels.register}
      data-shown={onePart ? shown : undefined}
    >
      {panels.outline && (
        <div className={styles['outline']} data-part="outline">
          <ErrorBoundary part="outline">
            <Outline />
          </ErrorBoundary>
          <OutlineEdge value={sizes.outline} />
        </div>
      )}
      <div className={styles['middle']}>
        <DiagramTabs />
        <div className={styles['canvas']} data-part="canvas">
          <ErrorBoundary part="canvas">
            <Canvas />
            <Toolbar />
          </ErrorBoundary>
        </div>
        <div className={styles['register']} data-part="register">
          {panels.register && <RegisterEdge value={sizes.register} />}
          <ErrorBoundary part="register">
            <RegisterPanel />
          </ErrorBoundary>
        </div>
      </div>
      {panels.details && (
        // Esc in the panel closes what covers the canvas on narrow screens.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          className={styles['details']}
          data-part="details"
          data-about={rules || threat || comparing ? 'something else' : 'the selection'}
          onKeyDown={closeOnEscape}
        >
          {!threat && !rules && !comparing && <DetailsEdge value={sizes.details} />}
          <ErrorBoundary part="details">
            {rules ? (
              <RuleDrawer onSavePack={(pack) => void savePack(pack)} />
            ) : threat ? (
              <ThreatPanel />
            ) : comparing ? (
              <ComparePanel />
            ) : (
              <Details />
            )}
          </ErrorBoundary>
        </div>
      )}
      {onePart && (
        <nav className={styles['parts']} aria-label={appWords.parts}>
          {SHOWN.map((part) => (
            <button key={part} type="button" aria-pressed={part === shown} onClick={() => setShown(part)}>
              {appWords.partNames[part]}
            </button>
          ))}
        </nav>
      )}
    </main>
  );
}

const SHOWN = ['canvas', 'register', 'details'] as const;
type Shown = (typeof SHOWN)[number];

/** Esc, where the details lie over the canvas: back to the canvas, with nothing selected. */
function useCloseDetails(): (event: KeyboardEvent) => void {
  const editor = useEditor();
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !window.matchMedia(NARROW).matches) return;
    const { focus } = editor.session.getState();
    editor.session.setState({ openThreat: null, rules: null, selection: [], spotlight: [] });
    editor.canvas?.focus(focus);
  };
}
