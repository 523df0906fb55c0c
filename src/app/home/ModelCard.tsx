import { Copy, Ellipsis, FileDown, FolderOpen, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Toast } from '../../editor/session';
import type { Summary } from '../../storage/summary';
import { Button, MenuButton, RiskBars, type MenuItem } from '../../ui';
import { appWords } from '../../words/app';
import { downloadById, downloadStored } from '../files/files';
import { newId } from '../browser/ids';
import { documents, whileClosed } from '../models/keeping';
import styles from './ModelCard.module.css';
import { ModelPicture } from '../parts/ModelPicture';
import { NameDialog } from '../parts/NameDialog';
import { goTo, hrefOf } from '../browser/route';

interface Props {
  readonly summary: Summary;
  readonly when: string;
  /** Why it cannot be opened; null when it can. */
  readonly damage: string | null;
  readonly toast: (toast: Omit<Toast, 'id'>) => void;
}

/** One model on the models page. */
export function ModelCard({ summary, when, damage, toast }: Props) {
  const { id, name } = summary;
  const [renaming, setRenaming] = useState(false);
  const tell = (result: { readonly ok: boolean; readonly message?: string }): void => {
    if (!result.ok) toast({ text: result.message ?? '', tone: 'error' });
  };
  const remove = async (): Promise<void> => {
    const removed = await whileClosed(id, () => documents.remove(id, Date.now()));
    if (!removed.ok) return tell(removed);
    const undo = { label: appWords.undo, run: () => void documents.restore(id).then(tell) };
    toast({ text: appWords.removed(name), tone: 'plain', action: undo });
  };

  const removal: MenuItem = {
    id: 'delete',
    label: appWords.remove,
    icon: <Trash2 size={16} />,
    danger: true,
    onAction: () => void remove(),
  };
  const items: readonly MenuItem[] =
    damage !== null
      ? [removal]
      : [
          {
            id: 'open',
            label: appWords.openIt,
            icon: <FolderOpen size={16} />,
            onAction: () => goTo(hrefOf(id)),
          },
          {
            id: 'rename',
            label: appWords.rename,
            icon: <Pencil size={16} />,
            onAction: () => setRenaming(true),
          },
          {
            id: 'duplicate',
            label: appWords.duplicate,
            icon: <Copy size={16} />,
            onAction: () =>
              void documents.duplicate(id, newId('model'), appWords.copyOf(name), Date.now()).then(tell),
          },
          {
            id: 'yaml',
            label: appWords.exportYaml,
            icon: <FileDown size={16} />,
            onAction: () => void downloadById(id).then(tell),
          },
          { id: 'line', separator: true },
          removal,
        ];

  return (
    <li className={styles['card']} aria-label={name}>
      {damage === null ? (
        <Opening summary={summary} when={when} />
      ) : (
        <Damaged summary={summary} why={damage} onDownload={() => void downloadStored(id).then(tell)} />
      )}
      <div className={styles['menu']}>
        <MenuButton label={appWords.cardActions} icon={<Ellipsis size={16} />} size="sm" items={items} />
      </div>
      {renaming && (
        <NameDialog
          title={appWords.renameTitle(name)}
          name={name}
          onName={(next) => {
            setRenaming(false);
            if (next !== '' && next !== name)
              void whileClosed(id, () => documents.rename(id, next, Date.now())).then(tell);
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  );
}

function Opening({ summary, when }: { readonly summary: Summary; readonly when: string }) {
  const { id, name, elements, flows, openCount, highestRisk, thumbnail } = summary;
  return (
    <a className={styles['link']} href={hrefOf(id)}>
      <div className={styles['picture']}>
        <ModelPicture picture={thumbnail} />
      </div>
      <div className={styles['words']}>
        <b title={name}>{name}</b>
        <span>{when}</span>
        <span>{appWords.size(elements, flows)}</span>
        <span className={styles['open']}>
          {highestRisk !== null && <RiskBars level={highestRisk} />}
          {appWords.open(openCount)}
        </span>
      </div>
    </a>
  );
}

function Damaged(props: {
  readonly summary: Summary;
  readonly why: string;
  readonly onDownload: () => void;
}) {
  const { summary, why, onDownload } = props;
  const { name } = summary;
  return (
    <div className={styles['damaged']}>
      <TriangleAlert size={20} aria-hidden />
      <b title={name}>{name}</b>
      <strong>{appWords.cannotBeOpened}</strong>
      <p>{why}</p>
      <Button size="sm" onPress={onDownload}>
        {appWords.downloadStored}
      </Button>
    </div>
  );
}
