import { Search } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Collection } from 'react-aria-components/Collection';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { allActions, labelOf } from '../../editor/actions';
import type { Editor } from '../../editor/editor';
import { useEditor } from '../../editor/EditorContext';
import { rowsOf } from '../../editor/judgement';
import type { DialogState } from '../../editor/session';
import type { ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import { KeyCaps, StrideGlyph } from '../../ui';
import { PALETTE_WORDS } from '../../words/details';
import { iconOf } from '../details/ThingButton';
import { choose } from './choose';
import {
  actionEntries,
  boundaryEntries,
  elsewhereEntries,
  keyOfEntry,
  sectionsOf,
  targetEntries,
  thingEntries,
  threatEntries,
  type Entry,
  type Section,
} from './entries';
import styles from './CommandPalette.module.css';

type Choosing = Extract<DialogState, { readonly is: 'commands' }>['choose'];

/** Shown of each part: enough to see, few enough to read. */
const MOST_TYPED = 12;
const MOST_UNTYPED = 60;

export interface PaletteProps {
  readonly choosing: Choosing;
  readonly onClose: () => void;
}

/** Everything by its name: actions, things, threats. Arrows choose, Enter does it, Escape leaves. */
export function CommandPalette({ choosing, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles['overlay']!}
    >
      <Modal className={styles['modal']!}>
        <Dialog aria-label={PALETTE_WORDS.dialog} className={styles['dialog']!}>
          {/* Escape leaves at once; the search field would take it to empty itself. */}
          <div
            className={styles['dialog']}
            onKeyDownCapture={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
              event.stopPropagation();
              onClose();
            }}
          >
            <List choosing={choosing} onClose={onClose} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function List({ choosing, onClose }: { readonly choosing: Choosing; readonly onClose: () => void }) {
  const editor = useEditor();
  const [typed, setTyped] = useState('');
  // What there is to choose from stays as it was when the palette opened.
  const [parts] = useState(() => partsOf(editor, choosing));
  const sections = sectionsOf(parts, typed, typed.trim() === '' ? MOST_UNTYPED : MOST_TYPED);
  const { model } = editor.document.store.getState();
  const look = usePreview(choosing === 'thing');
  // What was typed before the list came up has its first line at hand too, though the list has not marked it yet.
  const first = typed.trim() === '' ? undefined : sections.flatMap((section) => section.entries)[0];
  const meant = first?.is === 'thing' ? first.id : undefined;
  useEffect(() => {
    if (meant !== undefined) look.at(meant);
  }, [meant, look]);
  const run = (key: string): void => {
    const entry = sections.flatMap((section) => section.entries).find((one) => keyOfEntry(one) === key);
    if (!entry) return;
    look.stay();
    editor.session.setState({ handover: true });
    onClose();
    // The dialog gives the keyboard back first, so that what is chosen can take it.
    setTimeout(() => {
      try {
        choose(editor, entry);
      } finally {
        editor.session.setState({ handover: false });
      }
    }, 0);
  };
  /** Whoever types faster than the list comes up means its first line; the list itself has none at hand by then. */
  const takeFirst = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return;
    if ((event.target as Element).hasAttribute('aria-activedescendant')) return;
    if (!first) return;
    event.preventDefault();
    event.stopPropagation();
    run(keyOfEntry(first));
  };
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <div className={styles['field']} onKeyDownCapture={takeFirst}>
        <SearchField aria-label={labelFor(choosing)} autoFocus className={styles['search']!}>
          <Search size={16} aria-hidden="true" />
          {/* The list that it controls is always open below it: a combo box. The autocomplete around it sets aria-controls. */}
          <Input
            // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
            className={styles['input']!}
            placeholder={labelFor(choosing)}
          />
        </SearchField>
      </div>
      <ListBox
        aria-label={PALETTE_WORDS.results}
        className={styles['list']!}
        items={sections}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={styles['empty']}>{PALETTE_WORDS.nothing(typed.trim())}</p>}
      >
        {(section: Section) => (
          <ListBoxSection id={section.title}>
            <Header className={styles['title']}>{section.title}</Header>
            <Collection items={section.entries.map((entry) => ({ id: keyOfEntry(entry), entry }))}>
              {({ id, entry }) => (
                <ListBoxItem id={id} textValue={entry.title} className={styles['item']!}>
                  {({ isFocused }) => (
                    <>
                      {entry.is === 'thing' && isFocused ? <Seen id={entry.id} at={look.at} /> : null}
                      <span className={styles['icon']}>{markOf(model, entry)}</span>
                      <span className={styles['words']}>{entry.title}</span>
                      {entry.is === 'action' ? (
                        <Keys keys={entry.action.keys?.[0]} />
                      ) : (
                        <span className={styles['hint']}>{entry.hint}</span>
                      )}
                    </>
                  )}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

interface Preview {
  readonly at: (id: ThingId) => void;
  /** What is looked at has been chosen: the view stays there. */
  readonly stay: () => void;
}

/** While things of the diagram are looked for, the canvas shows the one that is at hand; left without a choice, it goes back to where it was. */
function usePreview(isOn: boolean): Preview {
  const editor = useEditor();
  const [preview] = useState(() => {
    let back: (() => void) | undefined;
    const { spotlight } = editor.session.getState();
    return {
      at(id: ThingId): void {
        if (!isOn) return;
        back ??= editor.canvas?.keepView();
        editor.session.setState({ spotlight: [id] });
        editor.canvas?.reveal(id);
      },
      stay: (): void => (back = undefined),
      leave(): void {
        back?.();
        if (isOn) editor.session.setState({ spotlight });
      },
    };
  });
  useEffect(() => () => preview.leave(), [preview]);
  return preview;
}

/** Stands in the line that the arrow keys have come to. */
function Seen({ id, at }: { readonly id: ThingId; readonly at: (id: ThingId) => void }) {
  useEffect(() => at(id), [id, at]);
  return null;
}

function Keys({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <KeyCaps keys={keys} />;
}

function partsOf(editor: Editor, choosing: Choosing): readonly Section[] {
  const { model, verdict } = editor.document.store.getState();
  const { selection, diagram } = editor.session.getState();
  switch (choosing) {
    case 'boundary':
      return [{ title: PALETTE_WORDS.boundaries, entries: boundaryEntries(model, selection) }];
    case 'elsewhere':
      return [{ title: PALETTE_WORDS.elsewhere, entries: elsewhereEntries(model, diagram) }];
    case 'target':
      return [{ title: PALETTE_WORDS.targets, entries: targetEntries(model, diagram) }];
    case 'thing':
      return [{ title: PALETTE_WORDS.things, entries: thingEntries(model, diagram) }];
    case undefined:
      return [
        {
          title: PALETTE_WORDS.actions,
          entries: actionEntries(
            allActions(),
            (action) => labelOf(action, editor),
            (action) => action.id !== 'commands' && action.id !== 'cancel' && action.enabled(editor),
          ),
        },
        { title: PALETTE_WORDS.things, entries: thingEntries(model) },
        { title: PALETTE_WORDS.threats, entries: threatEntries(rowsOf({ model, verdict })) },
      ];
  }
}

function labelFor(choosing: Choosing): string {
  switch (choosing) {
    case 'boundary':
      return PALETTE_WORDS.searchBoundaries;
    case 'elsewhere':
      return PALETTE_WORDS.searchElsewhere;
    case 'target':
      return PALETTE_WORDS.searchTargets;
    case 'thing':
      return PALETTE_WORDS.searchThings;
    case undefined:
      return PALETTE_WORDS.search;
  }
}

function markOf(model: Model, entry: Entry): ReactNode {
  switch (entry.is) {
    case 'thing':
    case 'elsewhere':
    case 'target':
      return iconOf(model, entry.id, 15);
    case 'boundary':
      return entry.id === null ? null : iconOf(model, entry.id, 15);
    case 'threat':
      return <StrideGlyph category={entry.row.category} size={18} />;
    case 'action':
      return null;
  }
}
