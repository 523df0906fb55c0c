import { memo } from 'react';
import { EyeOff } from 'lucide-react';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { Button } from '../../ui';
import { registerWords } from '../../words/register';

/** How many threats are set aside, beside the count of the open ones; leads to the list with the reasons. */
export const AsideButton = memo(function AsideButton() {
  const editor = useEditor();
  const count = useDocument((document) => document.verdict.setAside.size);
  if (count === 0) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={<EyeOff size={14} />}
      aria-label={registerWords.asideLabel(count)}
      onPress={() => showRules(editor, { is: 'set aside' })}
    >
      {registerWords.asideCount(count)}
    </Button>
  );
});
