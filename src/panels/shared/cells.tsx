import { Trash2 } from 'lucide-react';
import { IconButton, TextField } from '../../ui';

/** A cell with a text. A `needed` one cannot be emptied: the text before comes back. */
export function TextCell({
  label,
  value,
  needed = false,
  onCommit,
}: {
  readonly label: string;
  readonly value: string;
  readonly needed?: boolean | undefined;
  readonly onCommit: (text: string) => void;
}) {
  return (
    <td>
      <TextField
        quiet
        hideLabel
        label={label}
        placeholder={needed ? undefined : '–'}
        value={value}
        onCommit={(typed) => {
          const text = typed.trim();
          if (text !== '' || !needed) onCommit(text);
        }}
      />
    </td>
  );
}

/** The last cell of a row: takes the row away. */
export function RemoveCell({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <td>
      <IconButton size="sm" label={label} icon={<Trash2 size={14} />} onPress={onRemove} />
    </td>
  );
}
