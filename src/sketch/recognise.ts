import { hintCalled } from './kind';
import { readSketch } from './read';

/** Beginnings of texts that have arrows too and mean something else. */
const OTHER_LANGUAGES =
  /^\s*([<{]|---|```|@start|(flowchart|graph|sequenceDiagram|stateDiagram|classDiagram|erDiagram|digraph|strict)\b|%%)/;
const MOST_LINES = 500;
/** Far more than anybody types, far less than what takes a moment to read. */
const MOST_LETTERS = 100_000;

/**
 * Whether a text that somebody pasted is meant as a sketch: it has a flow or a thing with its kind, and no more than a
 * few of its lines cannot be read.
 */
export function looksLikeSketch(text: string): boolean {
  if (text.length > MOST_LETTERS || OTHER_LANGUAGES.test(text) || text.split('\n').length > MOST_LINES)
    return false;
  const lines = readSketch(text).filter((line) => line.statement ?? line.mistake);
  const wrong = lines.filter((line) => line.mistake).length;
  const isTelling = lines.some(
    ({ statement }) =>
      statement?.is === 'flows' ||
      (statement?.is === 'thing' &&
        (statement.thing.homes.length > 0 || statement.chips.length > 0) &&
        statement.thing.hints.every((hint) => hintCalled(hint.text))) ||
      (statement?.is === 'thing' && statement.thing.hints.some((hint) => hintCalled(hint.text))),
  );
  return isTelling && wrong * 4 <= lines.length;
}
