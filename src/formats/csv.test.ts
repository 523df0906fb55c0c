import { describe, expect, test, vi } from 'vitest';
import { reportWith, withEvery, written } from './awkward.test.kit';

// Some of these tests write hundreds of documents.
vi.setConfig({ testTimeout: 60_000 });

describe('CSV', () => {
  test('has the same columns in every line', () => {
    withEvery((text) => {
      const lines = csvLines(written('csv', reportWith(text), { spreadsheetSafe: false }));

      expect(lines.every((line) => line.length === lines[0]!.length)).toBe(true);
      const own = lines.find((line) => line.at(-1) === 'own/t-1')!;
      expect(own[lines[0]!.indexOf('Threat')]).toBe(text);
      expect(own[lines[0]!.indexOf('Owner')]).toBe(text);
    });
  });

  test('has the scores that people gave', () => {
    const lines = csvLines(written('csv', reportWith('CVSS:3.1/AV:N')));
    const own = lines.find((line) => line.at(-1) === 'own/t-1')!;
    const cell = (title: string): string => own[lines[0]!.indexOf(title)]!;

    expect(cell('DREAD')).toBe('13');
    expect(cell('CVSS vector')).toBe('CVSS:3.1/AV:N');
    expect(cell('Description')).toContain('DREAD: 13 of 15. CVSS: CVSS:3.1/AV:N.');
  });

  test('holds no formula', () => {
    withEvery((text) => {
      for (const field of csvLines(written('csv', reportWith(text))).flat())
        expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]|^ *[\0\t\r\n]/);
    });
  });

  test('begins with a byte order mark and ends its lines as Windows does', () => {
    const text = written('csv', reportWith('x'));

    expect(text.startsWith('\ufeff"ID","Summary",')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

function csvLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const body = text.replace(/^\ufeff/, '');
  for (let i = 0; i < body.length;) {
    if (body[i] !== '"') throw new Error(`A field without quotes at ${i}.`);
    let field = '';
    for (i++; ; i++) {
      if (body[i] === '"' && body[i + 1] === '"') field += body[i++];
      else if (body[i] === '"') break;
      else field += body[i] ?? '';
    }
    line.push(field);
    i++;
    if (body[i] === ',') i++;
    else {
      if (body.slice(i, i + 2) !== '\r\n') throw new Error(`A line without its end at ${i}.`);
      lines.push(line);
      line = [];
      i += 2;
    }
  }
  return lines;
}
