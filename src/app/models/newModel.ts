import { emptyModel, type Model } from '../../model/model';
import { appWords } from '../../words/app';
import { newId } from '../browser/ids';
import { documents, schedule } from './keeping';
import { goTo, hrefOf } from '../browser/route';
import { keepUnstored } from './unstored';

/** Opens an empty model, which is stored from there. */
export function createModel(): Promise<void> {
  const model = emptyModel({ id: newId('model'), name: '', diagram: newId('diagram') });
  return openNew(model, appWords.untitled);
}

/** Opens a copy of an example, as a model of its own. */
export function createFrom(starter: Model): Promise<void> {
  return openNew({ ...starter, id: newId('model') }, starter.name);
}

/** A storage that does not answer keeps nobody from beginning: then the name may be that of another model. */
const PATIENCE_MS = 700;

async function openNew(model: Model, wanted: string): Promise<void> {
  const names = documents.list().then(
    (list) => list.map(({ name }) => name),
    () => [],
  );
  const late = new Promise<readonly string[]>((resolve) => schedule(() => resolve([]), PATIENCE_MS));
  const taken = new Set(await Promise.race([names, late]));
  keepUnstored({ ...model, name: unusedName(wanted, taken) });
  goTo(hrefOf(model.id));
}

/** “Untitled model”, or “Untitled model 2” when that is taken. */
export function unusedName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const numbered = appWords.numbered(wanted, number);
    if (!taken.has(numbered)) return numbered;
  }
}
