import type { NewId } from '../model/id';
import type { Model } from '../model/model';
import { CSV_WRITER } from './csv';
import type { Reader, ReadResult, Writer } from './format';
import { MARKDOWN_QUICK_WRITER } from './markdown-quick';
import { MARKDOWN_REGISTER_WRITER } from './markdown-register';
import { MARKDOWN_REPORT_WRITER } from './markdown-report';
import { MERMAID_WRITER } from './mermaid-file';
import { NATIVE_READER, NATIVE_WRITER } from './native';
import { SVG_WRITER } from './svg';
import { YAML_REGISTER_WRITER } from './yaml-register';

/** Every format that a model leaves in, in the order of the Export dialog. */
export const WRITERS: readonly Writer[] = [
  MARKDOWN_REPORT_WRITER,
  MARKDOWN_QUICK_WRITER,
  MARKDOWN_REGISTER_WRITER,
  NATIVE_WRITER,
  YAML_REGISTER_WRITER,
  CSV_WRITER,
  MERMAID_WRITER,
  SVG_WRITER,
];

/** Every format that a model comes from. */
export const READERS: readonly Reader[] = [NATIVE_READER];

/** Reads whatever it is: the content says which format, the name of a file says nothing. */
export function readAny(text: string, newId: NewId): ReadResult {
  const reader = READERS.find((one) => one.looksLikeIt(text));
  return reader ? reader.read(text, newId) : { ok: false, reason: notRead(text) };
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

/** What a file is called: “customer-portal.md”, “customer-portal-register.yaml”. Letters of every script are kept. */
export function fileName(model: Model, writer: Writer): string {
  const slug = model.name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const name = Array.from(slug).slice(0, 60).join('') || 'threat-model';
  return `${[name, ...(writer.suffix === undefined ? [] : [writer.suffix])].join('-')}.${writer.extension}`;
}
