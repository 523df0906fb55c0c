import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { DataKind } from '../../model/dataclass';
import { PROPERTIES } from '../../model/property';
import styles from './Scope.module.css';

const KINDS = PROPERTIES.kinds.options;

/** The kinds of data that a class holds: each on or off. */
export function KindChips({
  label,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly chosen: readonly DataKind[];
  readonly onChange: (kinds: readonly DataKind[]) => void;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="multiple"
      className={styles['kinds']!}
      selectedKeys={chosen}
      onSelectionChange={(keys) =>
        onChange(KINDS.map(({ value }) => value as DataKind).filter((kind) => keys.has(kind)))
      }
    >
      {KINDS.map(({ value, label }) => (
        <ToggleButton key={value} id={value} className={styles['kind']!}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
