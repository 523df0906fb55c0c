import { useMemo, useState } from 'react';
import { useDocument } from '../../editor/EditorContext';
import type { Element } from '../../model/element';
import type { Flow } from '../../model/flow';
import type { ThingId } from '../../model/id';
import { suggestionsFor } from '../../model/preset';
import { isPropertyName, subjectOf, valueInWords, valueOf, type PropertyName } from '../../model/property';
import { Disclosure, PanelSection } from '../../ui';
import { A_KIND, DETAILS_WORDS, withArticle } from '../../words/details';
import { askedOf, BASICS, decidingFor, grouped, knownCount } from './asked';
import { PropertyField } from './PropertyField';
import styles from './Details.module.css';

/** The short list of a thing. */
interface Listed {
  readonly of: ThingId;
  readonly first: readonly PropertyName[];
}

/** What is known about the security of one element or flow, what would decide threats first. */
export function SecurityProperties({ thing }: { readonly thing: Element | Flow }) {
  const verdict = useDocument((document) => document.verdict);
  const ids = useMemo(() => [thing.id], [thing.id]);
  const deciding = useMemo(() => decidingFor(verdict, thing.id), [verdict, thing.id]);
  const suggestions = 'kind' in thing ? suggestionsFor(thing) : {};
  const suggested = Object.keys(suggestions).filter(isPropertyName);
  // The short list as it was when the thing was selected: rows do not move under the pointer.
  const listed = (): Listed => ({ of: thing.id, first: askedOf(thing, deciding, suggested).first });
  const [kept, keep] = useState(listed);
  const before = kept.of === thing.id ? kept : listed();
  if (before !== kept) keep(before);
  const { first, rest } = askedOf(thing, deciding, suggested, before.first);
  const field = (name: PropertyName) => (
    <PropertyField
      key={name}
      name={name}
      ids={ids}
      value={valueOf(thing.properties, name)}
      suggested={suggestions[name]}
      hint={hintFor(deciding.get(name))}
    />
  );
  return (
    <PanelSection
      title={DETAILS_WORDS.security}
      action={DETAILS_WORDS.known(knownCount(thing, first), first.length)}
    >
      {first.map(field)}
      {rest.length === 0 ? null : (
        <Disclosure key={thing.id} title={DETAILS_WORDS.moreFor(rest.length, whatItIs(thing))}>
          {grouped(rest).map(({ group, names }) => (
            <div key={group} className={styles['group']}>
              <h4 className={styles['groupName']}>{group}</h4>
              {names.map(field)}
            </div>
          ))}
        </Disclosure>
      )}
    </PanelSection>
  );
}

function hintFor(count: number | undefined): string | undefined {
  return count === undefined ? undefined : DETAILS_WORDS.decides(count);
}

/** “a web API” where the technology is known, “a process” where it is not. */
function whatItIs(thing: Element | Flow): string {
  const subject = subjectOf(thing);
  const [technology] = BASICS[subject];
  const value =
    technology === undefined || subject === 'flow' ? undefined : valueOf(thing.properties, technology);
  return technology === undefined || value === undefined
    ? A_KIND[subject]
    : withArticle(valueInWords(technology, value));
}
