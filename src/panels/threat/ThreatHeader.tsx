import {
  ArrowLeft,
  ArrowRight,
  BookOpen,
  BoxSelect,
  Copy,
  Ellipsis,
  Eraser,
  EyeOff,
  Link,
  Quote,
  Ticket,
  Trash2,
  X,
} from 'lucide-react';
import { deleteOwnThreat, forgetDecision } from '../../commands/decisions';
import { actionById, labelOf } from '../../editor/actions';
import { showRules } from '../../editor/actions-rules';
import type { Editor } from '../../editor/editor';
import { useDocument, useEditor } from '../../editor/EditorContext';
import type { Row } from '../../engine/register/register';
import { printedNumber, STRIDE_NAMES } from '../../model/decision';
import { IconButton, MenuButton, StrideGlyph, type MenuItem } from '../../ui';
import { ACTION_WORDS } from '../../words/actions';
import { RULES_WORDS } from '../../words/rules';
import { THREAT_WORDS } from '../../words/threat';
import { copyThreats } from './copy';
import { closeThreat, openThreat } from './open';
import styles from './Threat.module.css';

/** Which threat it is, its place in the register, and what can be done with it as a whole. */
export function ThreatHeader({ row, rows }: { readonly row: Row | null; readonly rows: readonly Row[] }) {
  const editor = useEditor();
  const readOnly = useDocument((document) => document.readOnly);
  const at = row ? rows.indexOf(row) : -1;
  const step = (by: 1 | -1) => {
    const there = at < 0 ? undefined : rows[at + by];
    return { isDisabled: !there, onPress: () => there && openThreat(editor, there) };
  };
  return (
    <>
      {row ? (
        <>
          <StrideGlyph category={row.category} />
          <h2>
            {printedNumber(row.number)}{' '}
            <span className={styles['category']}>{STRIDE_NAMES[row.category]}</span>
          </h2>
          <span className={styles['place']}>{THREAT_WORDS.of(at + 1, rows.length)}</span>
        </>
      ) : (
        <h2>{THREAT_WORDS.region}</h2>
      )}
      <span className={styles['tools']}>
        <IconButton size="sm" label={THREAT_WORDS.previous} icon={<ArrowLeft size={16} />} {...step(-1)} />
        <IconButton size="sm" label={THREAT_WORDS.next} icon={<ArrowRight size={16} />} {...step(1)} />
        {row ? (
          <MenuButton
            size="sm"
            label={THREAT_WORDS.more}
            icon={<Ellipsis size={16} />}
            items={menuOf(editor, row, readOnly)}
          />
        ) : null}
        <IconButton
          size="sm"
          label={THREAT_WORDS.close}
          icon={<X size={16} />}
          onPress={() => closeThreat(editor)}
        />
      </span>
    </>
  );
}

function menuOf(editor: Editor, row: Row, readOnly: boolean): readonly MenuItem[] {
  const { own } = row;
  const items: MenuItem[] = [
    {
      id: 'copy',
      label: THREAT_WORDS.copy,
      icon: <Copy size={14} />,
      onAction: () => void copyThreats(editor, [row], 'markdown'),
    },
    {
      id: 'ticket',
      label: THREAT_WORDS.copyTicket,
      icon: <Ticket size={14} />,
      onAction: () => void copyThreats(editor, [row], 'ticket'),
    },
  ];
  const link = actionById('copy threat link');
  if (link)
    items.push({
      id: 'link',
      label: labelOf(link, editor),
      icon: <Link size={14} />,
      onAction: () => link.run(editor),
    });
  const touched = actionById('select touched');
  if (touched?.enabled(editor) === true)
    items.push({
      id: 'touched',
      label: labelOf(touched, editor),
      icon: <BoxSelect size={14} />,
      onAction: () => touched.run(editor),
    });
  const { threat } = row;
  if (threat) {
    const rule = threat.rule.id;
    items.push(
      {
        id: 'rule',
        label: ACTION_WORDS['about this rule'],
        icon: <BookOpen size={14} />,
        onAction: () => showRules(editor, { is: 'rule', id: rule }),
      },
      { id: 'line', separator: true },
      {
        id: 'switch off',
        label: RULES_WORDS.switchOff,
        icon: <EyeOff size={14} />,
        isDisabled: readOnly,
        onAction: () =>
          editor.session.setState({ dialog: { is: 'switch rule off', rule, subject: threat.subject } }),
      },
      {
        id: 'cover',
        label: RULES_WORDS.cover,
        icon: <Quote size={14} />,
        isDisabled: readOnly,
        onAction: () => editor.session.setState({ dialog: { is: 'cover', rule, subject: threat.subject } }),
      },
    );
  }
  if (row.state === 'gone')
    items.push({
      id: 'forget',
      label: THREAT_WORDS.forget,
      icon: <Eraser size={14} />,
      isDisabled: readOnly,
      onAction: () => {
        if (editor.run(forgetDecision, { threat: row.key }).ok) closeThreat(editor);
      },
    });
  if (own)
    items.push({
      id: 'delete',
      label: THREAT_WORDS.remove,
      icon: <Trash2 size={14} />,
      danger: true,
      isDisabled: readOnly,
      onAction: () => {
        if (editor.run(deleteOwnThreat, { id: own.id }).ok) closeThreat(editor);
      },
    });
  return items;
}
