import { Ellipsis, ListFilter, ShieldCheck, SquarePen, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../Button';
import { ConfirmDialog, Dialog } from '../Dialog';
import { TextField } from '../Field';
import { BoundaryIcon, FlowIcon } from '../icons';
import { ContextMenu, type MenuItem } from '../Menu';
import { MenuButton } from '../MenuButton';
import { EmptyState, Notice } from '../Notice';
import { ToastRegion, type ToastItem } from '../Toast';
import styles from '../Gallery.module.css';

const nothing = (): void => undefined;
const ITEMS: readonly MenuItem[] = [
  { id: 'rename', label: 'Rename', icon: <SquarePen size={15} />, shortcut: 'F2', onAction: nothing },
  { id: 'connect', label: 'Connect to…', icon: <FlowIcon size={15} />, shortcut: 'C', onAction: nothing },
  {
    id: 'move',
    label: 'Move to boundary',
    icon: <BoundaryIcon size={15} />,
    items: [
      { id: 'app', label: 'Application', onAction: nothing },
      { id: 'data', label: 'Data', onAction: nothing },
    ],
  },
  { id: 'line', separator: true },
  {
    id: 'reverse',
    label: 'Reverse flow',
    icon: <Undo2 size={15} />,
    shortcut: 'R',
    isDisabled: true,
    onAction: nothing,
  },
  {
    id: 'delete',
    label: 'Delete',
    icon: <Trash2 size={15} />,
    shortcut: 'Delete',
    danger: true,
    onAction: nothing,
  },
];

export function MenuSamples() {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  return (
    <div className={styles['stack']}>
      <div className={styles['line']}>
        <MenuButton label="More" icon={<Ellipsis size={16} />} items={ITEMS} />
        <MenuButton label="Diagram" items={ITEMS} variant="secondary">
          Main
        </MenuButton>
        <IconButton label="Undo" shortcut="Mod+Z" icon={<Undo2 size={16} />} />
        <span className={styles['muted']}>tooltip after 400 ms</span>
      </div>
      <div
        className={styles['target']}
        onContextMenu={(event) => {
          event.preventDefault();
          setAt({ x: event.clientX, y: event.clientY });
        }}
      >
        Right-click here
      </div>
      <ContextMenu label="API server" items={ITEMS} position={at} onClose={() => setAt(null)} />
    </div>
  );
}

export function DialogSamples() {
  const [open, setOpen] = useState<'none' | 'dialog' | 'confirm'>('none');
  const close = (): void => setOpen('none');
  return (
    <div className={styles['line']}>
      <Button onPress={() => setOpen('dialog')}>Rename…</Button>
      <Button variant="danger" onPress={() => setOpen('confirm')}>
        Delete…
      </Button>
      <Dialog
        title="Rename model"
        subtitle="Customer portal, 17 threats"
        isOpen={open === 'dialog'}
        onOpenChange={close}
        footer={
          <Button variant="primary" onPress={close}>
            Rename
          </Button>
        }
      >
        <div className={styles['padded']}>
          <TextField label="New name" value="Customer portal" onCommit={nothing} autoFocus />
        </div>
      </Dialog>
      <ConfirmDialog
        title="Delete “API server” and 5 flows?"
        body="4 decisions are kept. If the element comes back, so do they."
        confirm="Delete"
        danger
        isOpen={open === 'confirm'}
        onConfirm={close}
        onCancel={close}
      />
    </div>
  );
}

const TOASTS: readonly ToastItem[] = [
  { id: '1', text: 'Deleted 3 elements and 5 flows.', action: { label: 'Undo', onPress: nothing } },
  { id: '2', text: 'Copied the Markdown report.', tone: 'ok' },
  {
    id: '3',
    text: 'Storage is full. Your last change is only in this tab.',
    tone: 'error',
    action: { label: 'Download', onPress: nothing },
  },
];

export function ToastSamples() {
  const [toasts, setToasts] = useState<readonly ToastItem[]>([]);
  return (
    <div className={styles['line']}>
      <Button onPress={() => setToasts(TOASTS)}>Show three toasts</Button>
      <ToastRegion toasts={toasts} onDismiss={(id) => setToasts(toasts.filter((toast) => toast.id !== id))} />
    </div>
  );
}

export function NoticeSamples() {
  return (
    <div className={styles['stack']}>
      <Notice tone="error" title="portal.yaml was not imported">
        <p>
          Line 42, flows[3].to: there is no element “api-2”. Did you mean “api”? Fix the line and import
          again.
        </p>
        <p className={styles['muted']}>The open model is unchanged.</p>
      </Notice>
      <Notice tone="warn" title="Open in another tab" action={<Button size="sm">Edit here</Button>}>
        Reload to edit here.
      </Notice>
      <Notice tone="info" title="Two open threats have no owner">
        They are listed under Action items as “no owner”.
      </Notice>
      <EmptyState icon={<ShieldCheck size={20} />} title="No threats yet">
        Connect two elements and the first ones appear here.
      </EmptyState>
      <EmptyState
        icon={<ListFilter size={20} />}
        title="Nothing matches “tls”"
        action={<Button size="sm">Clear the filter</Button>}
      >
        17 threats are hidden.
      </EmptyState>
    </div>
  );
}
