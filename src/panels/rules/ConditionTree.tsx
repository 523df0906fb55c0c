import { Check, CircleHelp, X } from 'lucide-react';
import type { Explained } from '../../engine/judge/explain';
import type { Truth } from '../../engine/truth';
import { RULES_WORDS } from '../../words/rules';
import styles from './Rules.module.css';

/** A condition as nested lists of sentences; with a subject each part says whether it holds there. */
export function ConditionTree({ explained }: { readonly explained: Explained }) {
  const { join, parts } = explained;
  if (join === 'all' && parts.length === 0) return <p className={styles['quiet']}>{RULES_WORDS.always}</p>;
  return (
    <ul className={styles['tree']}>
      {/* What must all hold needs no line that says so. */}
      {join === 'all' ? parts.map((part, i) => <Part key={i} part={part} />) : <Part part={explained} />}
    </ul>
  );
}

function Part({ part }: { readonly part: Explained }) {
  return (
    <li className={part.truth === 'no' ? styles['fails'] : undefined}>
      <span className={styles['part']}>
        <Mark truth={part.truth} />
        {part.join === 'one' ? (
          <span>
            {part.text}
            {part.found === '' || part.truth === 'yes' ? null : (
              <span className={styles['found']}> {RULES_WORDS.found(part.found)}</span>
            )}
          </span>
        ) : (
          <span>{RULES_WORDS.join[part.join]}</span>
        )}
      </span>
      {part.parts.length === 0 ? null : (
        <ul className={styles['tree']}>
          {part.parts.map((inner, i) => (
            <Part key={i} part={inner} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Mark({ truth }: { readonly truth: Truth | null }) {
  if (truth === null) return <span className={styles['bullet']} aria-hidden="true" />;
  const Icon = truth === 'yes' ? Check : truth === 'no' ? X : CircleHelp;
  return (
    <span className={`${styles['truth']} ${styles[truth]}`} title={RULES_WORDS.truth[truth]}>
      <Icon size={13} aria-hidden="true" />
      <span className="visually-hidden">{RULES_WORDS.truth[truth]}: </span>
    </span>
  );
}
