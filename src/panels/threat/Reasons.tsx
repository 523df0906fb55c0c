import { useMemo } from 'react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor, useRows } from '../../editor/EditorContext';
import { clearingsOf } from '../../engine/judge/clearing';
import type { Row } from '../../engine/register/register';
import type { Because, Threat } from '../../engine/threat';
import { LEVEL_NAMES } from '../../model/decision';
import { nameOf } from '../../model/model';
import { Button } from '../../ui';
import { THREAT_WORDS } from '../../words/threat';
import { ThingSign } from '../shared/ThingSign';
import { editOf, previewOf, type Preview } from './clearing';
import { Linked, ThingLink } from './Linked';
import styles from './Threat.module.css';

/** Lowered threats that are named one by one. */
const FIRST = 4;

/** The facts that raise a threat, and beside them the single changes that would clear it. */
export function Reasons({ row }: { readonly row: Row }) {
  const { threat } = row;
  return (
    <div className={styles['columns']}>
      <section>
        <h3>{THREAT_WORDS.why}</h3>
        {threat ? (
          <ul className={styles['reasons']}>
            {threat.because.map((because) => (
              <Reason key={`${because.about} ${because.text}`} because={because} />
            ))}
          </ul>
        ) : (
          <p className={styles['quiet']}>{row.own ? THREAT_WORDS.handWritten : THREAT_WORDS.notRaised}</p>
        )}
      </section>
      {threat ? (
        <section>
          <h3>{THREAT_WORDS.clear}</h3>
          <Clearings threat={threat} />
        </section>
      ) : null}
    </div>
  );
}

function Reason({ because: { about, text, also } }: { readonly because: Because }) {
  const model = useDocument((document) => document.model);
  return (
    <li>
      <ThingSign id={about} />
      <span>
        <ThingLink id={about} name={nameOf(model, about)} /> <Linked text={text} things={also} />
      </span>
    </li>
  );
}

/** Ways to clear a threat that are offered: each is tried on a copy of the whole model. */
const MOST = 3;

function Clearings({ threat }: { readonly threat: Threat }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const verdict = useDocument((document) => document.verdict);
  const rows = useRows();
  const previews = useMemo(
    () =>
      clearingsOf(model, threat, MOST).map((clearing) => ({
        clearing,
        preview: previewOf({ model, verdict }, rows, clearing),
      })),
    [threat, model, verdict, rows],
  );
  if (previews.length === 0) return <p className={styles['quiet']}>{THREAT_WORDS.clearsNothing}</p>;
  return (
    <ul className={styles['clearings']}>
      {previews.map(({ clearing, preview }) => (
        <li key={`${clearing.about} ${clearing.text}`}>
          <span className={styles['clearing']}>
            <Button size="sm" onPress={() => editor.run(setProperties, editOf(clearing))}>
              {clearing.text}
            </Button>
            {clearing.about === threat.subject ? null : (
              <span className={styles['muted']}>{THREAT_WORDS.on(nameOf(model, clearing.about))}</span>
            )}
          </span>
          <WhatItDoes preview={preview} />
        </li>
      ))}
    </ul>
  );
}

/** What an answer would close, lower and raise, before it is given. */
function WhatItDoes({ preview: { closed, lowered, raised } }: { readonly preview: Preview }) {
  const lines = [
    ...(closed.length > 0 ? [THREAT_WORDS.closes(closed)] : []),
    ...lowered
      .slice(0, FIRST)
      .map(({ threat, from, to }) => THREAT_WORDS.lowers(threat, LEVEL_NAMES[from], LEVEL_NAMES[to])),
    ...(lowered.length > FIRST ? [THREAT_WORDS.lowersMore(lowered.length - FIRST)] : []),
    ...(raised.length > 0 ? [THREAT_WORDS.raises(raised)] : []),
  ];
  return (
    <ul className={styles['preview']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
