import { Download, FilePlus2, Trash2 } from 'lucide-react';
import { removePack } from '../../commands/rules';
import { actionById } from '../../editor/actions';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { rulesIn } from '../../engine/judge/pack';
import type { RulePack } from '../../model/pack';
import { Button, IconButton, PanelSection } from '../../ui';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

export interface PacksProps {
  /** Hands a pack out as a file: files are the business of the page around the workbench. */
  readonly onSavePack: (pack: RulePack) => void;
}

/** The rules that people bring themselves: what is there, what is wrong with it, the way in and out. */
export function Packs({ onSavePack }: PacksProps) {
  const editor = useEditor();
  const packs = useDocument((document) => document.model.rulePacks);
  const readOnly = useDocument((document) => document.readOnly);
  const list = Object.values(packs).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // Files are the business of the page around the workbench.
  const add = actionById('add rule pack');
  const remove = (id: string, name: string): void => {
    if (!editor.run(removePack, { id }).ok) return;
    const undo = { label: RULES_WORDS.undo, run: () => editor.undo() };
    editor.toast({ text: RULES_WORDS.packRemoved(name), tone: 'plain', action: undo });
  };
  return (
    <PanelSection title={RULES_WORDS.packs} count={list.length > 0 ? list.length : undefined}>
      {list.length === 0 ? <p className={styles['quiet']}>{RULES_WORDS.packsNone}</p> : null}
      <ul className={styles['packs']} aria-label={RULES_WORDS.packs}>
        {list.map((pack) => {
          const { rules, problems } = rulesIn(pack);
          return (
            <li key={pack.id}>
              <span className={styles['words']}>
                <strong>{pack.name || pack.id}</strong>
                <span className={styles['quiet']}>
                  {RULES_WORDS.packBy(rules.length, pack.version, pack.author)}
                </span>
                {pack.description === '' ? null : <span>{pack.description}</span>}
                {problems.length === 0 ? null : (
                  <span className={styles['lacking']}>
                    {RULES_WORDS.packProblems(problems.length)} {problems[0]?.message}
                  </span>
                )}
              </span>
              <IconButton
                size="sm"
                label={RULES_WORDS.savePack(pack.name || pack.id)}
                icon={<Download size={14} />}
                onPress={() => onSavePack(pack)}
              />
              <IconButton
                size="sm"
                label={RULES_WORDS.removePack(pack.name || pack.id)}
                icon={<Trash2 size={14} />}
                isDisabled={readOnly}
                onPress={() => remove(pack.id, pack.name || pack.id)}
              />
            </li>
          );
        })}
      </ul>
      {add ? (
        <Button
          size="sm"
          icon={<FilePlus2 size={14} />}
          isDisabled={readOnly}
          onPress={() => add.run(editor)}
        >
          {RULES_WORDS.addPack}
        </Button>
      ) : null}
    </PanelSection>
  );
}
