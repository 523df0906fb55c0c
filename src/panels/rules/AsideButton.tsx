import { memo } from 'react';
import { EyeOff } from 'lucide-react';
import { showRules } from '../../editor/actions-rules';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { Button } from '../../ui';
import { RULES_WORDS } from '../../words/rules';

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
      aria-label={RULES_WORDS.asideLabel(count)}
      onPress={() => showRules(editor, { is: 'set aside' })}
    >
      {RULES_WORDS.asideCount(count)}
    </Button>
  );
});
