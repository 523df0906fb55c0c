import type { ModelId } from '../../model/id';
import type { Model } from '../../model/model';
import { downloadText } from '../browser/download';
import { documents } from '../models/keeping';

/** Whole models as files. */

export async function downloadModel(model: Model): Promise<void> {
  const [{ fileName }, { NATIVE_WRITER, writeNative }] = await Promise.all([
    import('../../formats/file-name'),
    import('../../formats/native/native'),
  ]);
  downloadText(fileName(model, NATIVE_WRITER), writeNative(model), NATIVE_WRITER.mediaType);
}

type Done = { readonly ok: true } | { readonly ok: false; readonly message: string };

export async function downloadById(id: ModelId): Promise<Done> {
  const loaded = await documents.load(id);
  if (!loaded.ok) return { ok: false, message: loaded.reason };
  await downloadModel(loaded.model);
  return { ok: true };
}

/** What is stored of a model that cannot be read, as it lies there. */
export async function downloadStored(id: ModelId): Promise<Done> {
  try {
    downloadText(`${id}.json`, JSON.stringify(await documents.raw(id), null, 2), 'application/json');
    return { ok: true };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
