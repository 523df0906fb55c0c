import { useMemo } from 'react';
import { setProperties } from '../../commands/elements';
import { useDocument, useEditor } from '../../editor/EditorContext';
import { suggestedIn, type Suggested } from '../../engine/register/suggested';
import { listed } from '../../engine/facts/naming';
import { nameOf } from '../../model/model';
import { DOES_NOT_APPLY, property, valueInWords, type Value } from '../../model/property';
import { Button } from '../../ui';
import { tabWords } from '../../words/register-tabs';
import styles from './Questions.module.css';

/** So many at a time: the next come up as these are answered. */
const SHOWN = 4;

/**
 * What things seem to be, going by their names: said with one press for all of a kind, or turned down. Saying it lets every
 * other question be asked that makes sense for such a thing.
 */
export function LooksLike() {
  const model = useDocument((state) => state.model);
  const readOnly = useDocument((state) => state.readOnly);
  const suggested = useMemo(() => suggestedIn(model), [model]);
  if (suggested.length === 0) return null;
  return (
    <ul className={styles['looks']} aria-label={tabWords.looksLikeTitle} inert={readOnly}>
      {suggested.slice(0, SHOWN).map((one) => (
        <OneSuggestion key={`${one.property} ${String(one.value)}`} {...one} />
      ))}
    </ul>
  );
}

function OneSuggestion({ property: name, value, about }: Suggested) {
  const editor = useEditor();
  const model = useDocument((state) => state.model);
  const names = listed(about.map((id) => nameOf(model, id)));
  const word = valueInWords(name, value);
  const answer = (given: Value): void => {
    const outcome = editor.run(setProperties, { ids: about, values: { [name]: given } });
    if (outcome.ok)
      editor.announce(tabWords.answered(property(name).label, valueInWords(name, given), about.length));
    editor.session.setState({ spotlight: [] });
  };
  return (
    <li
      onPointerEnter={() => editor.session.setState({ spotlight: about })}
      onPointerLeave={() => editor.session.setState({ spotlight: [] })}
    >
      <span>{tabWords.looksLike(names, about.length)}</span>
      <Button size="sm" onPress={() => answer(value)} aria-label={tabWords.sayItIs(names, word)}>
        {word}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        onPress={() => answer(DOES_NOT_APPLY)}
        aria-label={tabWords.notSoFor(names, word)}
      >
        {tabWords.notSo}
      </Button>
    </li>
  );
}
