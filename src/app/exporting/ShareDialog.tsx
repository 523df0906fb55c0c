import { Copy } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { writeNative } from '../../formats/native/write';
import { Button, Dialog, Notice } from '../../ui';
import { SHARE_WORDS } from '../../words/share';
import { copyText } from '../browser/download';
import { LONG_LINK, LONGEST_LINK, packText } from './linkText';
import { sharedHref } from '../browser/route';
import styles from './ShareDialog.module.css';

/** The whole model as a link. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const model = useDocument((document) => document.model);
  const [link, setLink] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const field = useId();
  useEffect(() => {
    let old = false;
    void packText(writeNative(model)).then((packed) => {
      if (!old) setLink(new URL(sharedHref(packed), window.location.href).href);
    });
    return () => {
      old = true;
    };
  }, [model]);
  const length = link?.length ?? 0;
  const isTooLong = length > LONGEST_LINK;
  const copy = async (): Promise<void> => {
    if (link === null) return;
    const copied = await copyText(link);
    setRefused(!copied);
    if (!copied) return;
    editor.toast({ text: SHARE_WORDS.copied, tone: 'ok' });
    onClose();
  };
  return (
    <Dialog
      title={SHARE_WORDS.title}
      subtitle={link === null ? undefined : SHARE_WORDS.size(length)}
      size="md"
      isOpen
      onOpenChange={onClose}
      footer={
        <div className={styles['foot']}>
          <span role="status">{refused ? SHARE_WORDS.notCopied : ''}</span>
          <Button onPress={onClose}>{SHARE_WORDS.cancel}</Button>
          <Button
            variant="primary"
            icon={<Copy size={15} />}
            isDisabled={link === null || isTooLong}
            onPress={() => void copy()}
          >
            {SHARE_WORDS.copy}
          </Button>
        </div>
      }
    >
      <div className={styles['body']}>
        <p>{SHARE_WORDS.what}</p>
        {isTooLong ? (
          <Notice tone="error" title={SHARE_WORDS.tooLong}>
            {SHARE_WORDS.sendFile}
          </Notice>
        ) : (
          <>
            {length > LONG_LINK && (
              <Notice tone="warn" title={SHARE_WORDS.long}>
                {SHARE_WORDS.sendFile}
              </Notice>
            )}
            <label className={styles['label']} htmlFor={field}>
              {SHARE_WORDS.link}
            </label>
            <input
              id={field}
              className={styles['link']}
              readOnly
              value={link ?? ''}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
