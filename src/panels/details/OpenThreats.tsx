import { useState } from 'react';
import { useEditor, useRows } from '../../editor/EditorContext';
import { isOpen } from '../../engine/register/rows';
import { LEVEL_NAMES } from '../../model/decision';
import type { ThingId } from '../../model/id';
import { PanelSection, RiskBars, StrideGlyph } from '../../ui';
import { DETAILS_WORDS } from '../../words/details';
import { openThreat } from '../threat/open';
import styles from './Details.module.css';

/** Rows shown before “more”. */
const FIRST = 6;

/** The open threats of what is selected, the gravest first. */
export function OpenThreats({ ids }: { readonly ids: readonly ThingId[] }) {
  const editor = useEditor();
  const [all, setAll] = useState(false);
  const open = useRows().filter((row) => row.subject !== null && ids.includes(row.subject) && isOpen(row));
  const shown = all ? open : open.slice(0, FIRST);
  const showInRegister = (): void => {
    const { panels, filter } = editor.session.getState();
    editor.session.setState({
      registerTab: 'threats',
      panels: { ...panels, register: true },
      filter: { ...filter, text: '', followSelection: true },
    });
  };
  return (
    <PanelSection
      title={DETAILS_WORDS.openThreats}
      count={open.length > 0 ? open.length : undefined}
      action={
        open.length === 0 ? null : (
          <button type="button" className={styles['link']} onClick={showInRegister}>
            {DETAILS_WORDS.showInRegister}
          </button>
        )
      }
    >
      {open.length === 0 ? <p className={styles['quiet']}>{DETAILS_WORDS.noThreats}</p> : null}
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={styles['line']}
              onClick={() => openThreat(editor, row)}
              onPointerEnter={() =>
                editor.session.setState({ spotlight: row.subject === null ? [] : [row.subject] })
              }
              onPointerLeave={() => editor.session.setState({ spotlight: [] })}
            >
              <StrideGlyph category={row.category} size={18} labelled />
              <span className={styles['lineText']} title={row.title}>
                {row.title}
              </span>
              <RiskBars level={row.risk} />
              <span className="visually-hidden">{LEVEL_NAMES[row.risk]}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < open.length ? (
        <button type="button" className={styles['link']} onClick={() => setAll(true)}>
          {DETAILS_WORDS.moreOf(open.length - shown.length)}
        </button>
      ) : null}
    </PanelSection>
  );
}
