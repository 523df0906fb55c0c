import type { NewId } from '../model/id';
import type { Reader, ReadResult, Watch } from './report/format';
import { NATIVE_READER } from './native/native';

/** Every format that a model comes from. */
export const READERS: readonly Reader[] = [NATIVE_READER];

/** Reads whatever it is: the content says which format, the name of a file says nothing. */
export function readAny(text: string, newId: NewId, watch?: Watch): ReadResult {
  const reader = READERS.find((one) => one.looksLikeIt(text));
  return reader ? reader.read(text, newId, watch) : { ok: false, reason: notRead(text) };
}

function notRead(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  const known = READERS.map(({ title }) => title).join(', ');
  if (/^threats:/m.test(text))
    return `This is a risk register: it holds threats, but no diagram to show them on. Import the model itself (${known}).`;
  if (/^# (Threat Model|Mitigation register):/m.test(text))
    return `This is a document made for people to read. Import the model itself (${known}).`;
  return `This is not a format that can be read. Drawbridge reads: ${known}.`;
}
