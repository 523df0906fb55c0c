import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { ChevronRight } from 'lucide-react';
import styles from './Tree.module.css';

export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly note?: string | undefined;
  readonly trailing?: ReactNode;
  readonly children?: readonly TreeNode[] | undefined;
}

export interface TreeProps {
  readonly label: string;
  readonly items: readonly TreeNode[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[]) => void;
  readonly expanded?: ReadonlySet<string> | undefined;
  readonly onExpandedChange?: ((ids: ReadonlySet<string>) => void) | undefined;
  /** Enter or double click. */
  readonly onAction?: ((id: string) => void) | undefined;
}

/** A tree with one tab stop, arrow keys and type-ahead. */
export function Tree({ label, items, selected, onSelect, expanded, onExpandedChange, onAction }: TreeProps) {
  return (
    <AriaTree
      aria-label={label}
      items={items}
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selected}
      onSelectionChange={(keys) => onSelect(keys === 'all' ? [] : [...keys].map(String))}
      {...(expanded ? { expandedKeys: expanded } : {})}
      {...(onExpandedChange
        ? { onExpandedChange: (keys) => onExpandedChange(new Set([...keys].map(String))) }
        : {})}
      {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
      className={styles['tree']!}
    >
      {renderNode}
    </AriaTree>
  );
}

function renderNode(node: TreeNode): ReactNode {
  return (
    <TreeItem id={node.id} textValue={node.label} className={styles['item']!}>
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className={styles['row']} style={{ paddingLeft: (level - 1) * 16 }}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles['chevron']!}>
                <ChevronRight size={14} aria-hidden="true" />
              </Button>
            ) : (
              <span className={styles['chevron']} />
            )}
            {node.icon === undefined ? null : <span className={styles['icon']}>{node.icon}</span>}
            <span className={styles['words']}>
              {node.label}
              {node.note === undefined ? null : <span className={styles['note']}> {node.note}</span>}
            </span>
            {node.trailing === undefined ? null : <span className={styles['trailing']}>{node.trailing}</span>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{renderNode}</Collection>
    </TreeItem>
  );
}
