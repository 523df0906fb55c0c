import { property, type PropertyName } from '../../model/property';

/**
 * What nobody has said yet, as a clause: “it is not known whether place order is encrypted in transit”. The question of the
 * dictionary is turned round where it asks about one thing with a plain yes or no; else its label is quoted: “‘Logs’ of API
 * is not known”.
 */
export function unsaid(name: PropertyName, about: string): string {
  const { type, label, ask } = property(name);
  const turned = type === 'yesno' ? turnedRound(ask) : null;
  return turned === null
    ? `“${label}” of ${about} is not known`
    : `it is not known whether ${turned.replaceAll('{name}', about)}`;
}

/** A question whose subject ends with the name: “Does the caller of {name} give up after a set time?” */
const QUESTION = /^(Is|Are|Does|Do|Has) ((?:[\w-]+ ){0,6}?\{name\}) ([^(]+?)(?: \([^)]*\))?\?$/;
/** Words after which the name is no longer the end of the subject. */
const GOES_ON = /\b(when|what|told|kept|closed|masked|checked)\b/;

function turnedRound(ask: string): string | null {
  const [, verb, subject, rest] = QUESTION.exec(ask) ?? [];
  if (verb === undefined || subject === undefined || rest === undefined || GOES_ON.test(subject)) return null;
  if (verb === 'Does') return `${subject} ${thirdPerson(rest)}`;
  return verb === 'Do' ? `${subject} ${rest}` : `${subject} ${verb.toLowerCase()} ${rest}`;
}

/** “check all input” becomes “checks all input”. */
function thirdPerson(words: string): string {
  const [verb = '', ...rest] = words.split(' ');
  return [conjugated(verb), ...rest].join(' ');
}

function conjugated(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:ch|sh|s|x|z)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}
