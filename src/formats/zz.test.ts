import { test } from 'vitest';
import { emptyModel } from '../model/model';
import { writeNative, readNative } from './native';
test('dump', () => {
  const e = emptyModel({ id: 'm-1', name: 'x', diagram: 'd-1' });
  const big = { ...e, elements: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => ['p-' + i, { id: 'p-' + i, kind: 'process' as const, name: 'P ' + i, boundary: null, description: 'x', outOfScope: false, outOfScopeReason: '', data: [], properties: { logs: 'none', technology: 'api', validatesInput: true } }])), 
   flows: Object.fromEntries(Array.from({ length: 1500 }, (_, i) => ['f-' + i, { id: 'f-' + i, name: 'F ' + i, from: 'p-' + i % 1000, to: 'p-3', step: 0, description: 'x', outOfScope: false, outOfScopeReason: '', data: [], properties: { protocol: 'https' } }])) };
  let t = performance.now(); const text = writeNative(big); console.log('write', performance.now() - t, text.length);
  for (let i = 0; i < 3; i++) { t = performance.now(); const r = readNative(text, (k) => k); console.log('read', performance.now() - t, r.ok); }
  for (const bad of ['['.repeat(5_000_000), '- '.repeat(1_000_000), '- '.repeat(9000), '{a: '.repeat(100000)]) { t = performance.now(); console.log(readNative('schema: 1\nx: ' + bad, (k) => k), performance.now() - t);}
  t = performance.now(); console.log(readNative('schema: 1\n' + Array.from({length: 200000}, (_, i) => `k${i}: 1\n`).join(''), (k) => k).ok, performance.now() - t);
}, 100000);
