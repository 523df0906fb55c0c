import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton, Notice } from '../../ui';
import { appWords } from '../../words/app';
import { dismissUpdate, update, takeNewVersion } from './update';

/** A quiet line while a new version waits. Nothing happens until somebody asks for it. */
export function UpdateNotice() {
  const ready = useStore(update, (state) => state.ready);
  const [isRefused, setIsRefused] = useState(false);
  if (!ready) return null;
  return (
    <Notice
      tone="info"
      title={isRefused ? appWords.updateRefused : appWords.updateReady}
      action={
        <>
          <Button size="sm" onPress={() => void takeNewVersion().then((done) => setIsRefused(!done))}>
            {appWords.updateNow}
          </Button>
          <IconButton label={appWords.dismiss} size="sm" icon={<X size={16} />} onPress={dismissUpdate} />
        </>
      }
    />
  );
}
