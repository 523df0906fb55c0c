import { useId, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { X } from 'lucide-react';
import { Button, IconButton } from './Button';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | undefined;
  readonly footer?: ReactNode;
  /** 'aside': at the foot of the page, without the veil, so that what is behind can be seen while it changes. */
  readonly placed?: 'middle' | 'aside' | undefined;
  readonly children: ReactNode;
}

/** A modal dialog named by its title. Esc closes it, and focus goes back to where it was. */
export function Dialog({
  title,
  subtitle,
  isOpen,
  onOpenChange,
  size = 'md',
  footer,
  placed = 'middle',
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={`${styles['overlay']} ${styles[placed]}`}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog aria-label={title} className={styles['dialog']!}>
          <header className={styles['head']}>
            <h2>{title}</h2>
            <span className={styles['subtitle']}>{subtitle}</span>
            <IconButton label="Close" icon={<X size={16} />} onPress={() => onOpenChange(false)} />
          </header>
          <div className={styles['body']}>{children}</div>
          {footer === undefined ? null : <footer className={styles['foot']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly body?: ReactNode;
  /** The verb that goes ahead. */
  readonly confirm: string;
  /** The verb that leaves all as it is. */
  readonly keep?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that is hard to take back. */
export function ConfirmDialog({
  title,
  body,
  confirm,
  keep = 'Keep',
  danger = false,
  isOpen,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const bodyId = useId();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onCancel()} className={styles['overlay']!}>
      <Modal className={`${styles['modal']} ${styles['sm']}`}>
        <AriaDialog
          role="alertdialog"
          aria-label={title}
          aria-describedby={bodyId}
          className={styles['confirm']!}
        >
          <h2>{title}</h2>
          <div id={bodyId} className={styles['confirmBody']}>
            {body}
          </div>
          <div className={styles['buttons']}>
            {/* Enter never destroys: a dangerous question opens on the harmless answer. */}
            <Button onPress={onCancel} autoFocus={danger}>
              {keep}
            </Button>
            <Button variant={danger ? 'danger' : 'primary'} onPress={onConfirm} autoFocus={!danger}>
              {confirm}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
