import type { Reader, Writer } from './format';
import { readNative } from './native-read';
import { writeNative } from './native-write';

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
  looksLikeIt: (text) => /^\ufeff?\s*(#.*\s+|---\s+)*["']?schema["']?[ \t]*:[ \t]*["']?\d|^["']?(elements|flows|boundaries)["']?[ \t]*:/m.test(text) || /^\ufeff?\s*\{[^]*"schema"\s*:\s*\d/.test(text),
  read: readNative,
};

export { readNative, writeNative };
