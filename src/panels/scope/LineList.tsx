import { TextArea } from '../../ui';
import { SCOPE_WORDS } from '../../words/scope';

/** A list that is written one item per line; empty lines do not count. */
export function LineList({
  label,
  lines,
  hint,
  onCommit,
}: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly hint?: string | undefined;
  readonly onCommit: (lines: readonly string[]) => void;
}) {
  return (
    <TextArea
      label={label}
      placeholder={SCOPE_WORDS.onePerLine}
      value={lines.join('\n')}
      rows={Math.min(8, Math.max(3, lines.length))}
      description={hint}
      onCommit={(text) =>
        onCommit(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }
    />
  );
}
