import type { Model } from '../model/model';
import type { Writer } from './report/format';

/** What a file is called: “customer-portal.md”, “customer-portal-register.yaml”. Letters of every script are kept. */
export function fileName(model: Model, writer: Pick<Writer, 'extension' | 'suffix'>): string {
  const slug = model.name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const name = Array.from(slug).slice(0, 60).join('') || 'threat-model';
  return `${[name, ...(writer.suffix === undefined ? [] : [writer.suffix])].join('-')}.${writer.extension}`;
}
