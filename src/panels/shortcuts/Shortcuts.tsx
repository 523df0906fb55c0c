import { Fragment } from 'react';
import { ACTION_GROUPS, allActions, labelOf, perform, type Action } from '../../editor/actions';
import { useEditor, useSession } from '../../editor/EditorContext';
import { Checkbox, Dialog, KeyCaps } from '../../ui';
import { SHORTCUT_WORDS } from '../../words/details';
import { ACTION_WORDS } from '../../words/actions';
import { tabWords } from '../../words/register-tabs';
import styles from './Shortcuts.module.css';

/** Every key there is, from the same list that the keys come from. */
export function Shortcuts() {
  const editor = useEditor();
  const letters = useSession((session) => session.letters);
  const isOpen = useSession((session) => session.dialog?.is === 'shortcuts');
  return (
    <Dialog
      title={SHORTCUT_WORDS.dialog}
      size="lg"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) editor.session.setState({ dialog: null });
      }}
    >
      <div className={styles['switch']}>
        <Checkbox
          label={SHORTCUT_WORDS.letters}
          description={SHORTCUT_WORDS.lettersMean}
          isSelected={letters}
          onChange={() => perform(editor, 'letters')}
        />
      </div>
      {/* The list scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['groups']} role="group" aria-label={SHORTCUT_WORDS.dialog} tabIndex={0}>
        {ACTION_GROUPS.map((group) => (
          <Keys key={group} title={group} keys={keysOf(allActions().filter((one) => one.group === group))} />
        ))}
        <Keys title={SHORTCUT_WORDS.canvas} keys={SHORTCUT_WORDS.canvasKeys} />
        <Keys title={tabWords.keysTitle} keys={tabWords.keys} />
      </div>
    </Dialog>
  );

  function keysOf(actions: readonly Action[]): readonly KeyLine[] {
    return actions.flatMap((action) =>
      action.keys === undefined || action.keys.length === 0
        ? []
        : [{ text: plainLabel(action), keys: action.keys }],
    );
  }

  /** Without what the moment adds: “Undo”, not “Undo move 3 elements”. */
  function plainLabel(action: Action): string {
    return ACTION_WORDS[action.id as keyof typeof ACTION_WORDS] ?? labelOf(action, editor);
  }
}

interface KeyLine {
  readonly text: string;
  readonly keys: readonly string[];
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly KeyLine[] }) {
  if (keys.length === 0) return null;
  return (
    <section className={styles['group']}>
      <h3>{title}</h3>
      <dl>
        {keys.map((line) => (
          <div key={line.text} className={styles['line']}>
            <dt>{line.text}</dt>
            <dd>
              {line.keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && !isArrow(key) ? (
                    <span className={styles['or']}>{SHORTCUT_WORDS.or}</span>
                  ) : null}
                  <KeyCaps keys={shortly(key)} />
                  <span className="visually-hidden">{key}</span>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Arrows stand beside each other without a word. */
function isArrow(key: string): boolean {
  return key.startsWith('Arrow');
}

/** As it is printed on the key. */
function shortly(key: string): string {
  return key.replace('Escape', 'Esc').replace('Page', 'Page ').replace('Backspace', '⌫');
}
