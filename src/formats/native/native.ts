import type { Reader, Writer } from '../report/format';
import { readNative } from './read';
import { writeNative } from './write';

/** The lossless form of a model: reading it and writing it again gives the same bytes. */
export const NATIVE_WRITER: Writer = {
  id: 'yaml-model',
  title: 'YAML model',
  group: 'Data',
  extension: 'yaml',
  mediaType: 'application/yaml',
  write: ({ model }) => writeNative(model),
};

export const NATIVE_READER: Reader = {
  id: 'yaml-model',
  title: 'YAML model',
  looksLikeIt: (text) =>
    /^["']?schema["']?[ \t]*:[ \t]*["']?\d/m.test(text) ||
    /^(elements|flows|boundaries):/m.test(text) ||
    (/^\ufeff?\s*\{/.test(text) && /"schema"\s*:\s*\d/.test(text)),
  read: readNative,
};

export { readNative, writeNative };
