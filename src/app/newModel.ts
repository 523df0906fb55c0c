import { emptyModel, type Model } from '../model/model';
import { appWords } from '../words/app';
import { newId } from './ids';
import { documents } from './keeping';
import { storeModel } from './openModel';
import { goTo, hrefOf } from './route';

type Created = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Stores an empty model and opens it. */
export function createModel(): Promise<Created> {
  const model = emptyModel({ id: newId('model'), name: '', diagram: newId('diagram') });
  return storeAndOpen(model, appWords.untitled);
}

/** Stores a copy of an example, as a model of its own, and opens it. */
export function createFrom(starter: Model): Promise<Created> {
  return storeAndOpen({ ...starter, id: newId('model') }, starter.name);
}

async function storeAndOpen(model: Model, wanted: string): Promise<Created> {
  try {
    const taken = new Set((await documents.list()).map(({ name }) => name));
    const saved = await storeModel({ ...model, name: unusedName(wanted, taken) });
    if (saved.ok) goTo(hrefOf(model.id));
    return saved;
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** “Untitled model”, or “Untitled model 2” when that is taken. */
export function unusedName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const numbered = appWords.numbered(wanted, number);
    if (!taken.has(numbered)) return numbered;
  }
}
