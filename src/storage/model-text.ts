import type { Model } from '../model/model';
import { isRecord } from './summary';

/**
 * A model as it is stored: as JSON. The browser copies a text in no time, but walks through every record of a model: at 1,000
 * elements that held the page up for 20 ms at each save. Of the tables of a model an edit changes one or two; the texts of the
 * others are still known.
 */
export function textOf(model: Model): string {
  const fields = Object.entries(model).map(([name, value]: [string, unknown]) => {
    const text = typeof value === 'object' && value !== null ? textOfTable(value) : JSON.stringify(value);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${fields.flat().join(',')}}`;
}

/** Records and tables are never changed in place, so what has the same identity has the same text. */
const known = new WeakMap<object, string>();

function textOfTable(table: object): string {
  let text = known.get(table);
  if (text === undefined) {
    text = JSON.stringify(table);
    known.set(table, text);
  }
  return text;
}

/**
 * A stored record with what is in its `model` field: a text since version 4 of the tables, the model itself before. What is no
 * JSON stays as it is, and no door lets it in.
 */
export function unpacked(record: unknown): unknown {
  return isRecord(record) && 'model' in record ? { ...record, model: parsed(record['model']) } : record;
}

function parsed(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}
