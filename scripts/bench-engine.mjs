/**
 * `npm run bench:engine`: what judging costs, each line in fresh processes of its own, and writes docs/performance-engine.md.
 * `npm run bench:engine -- hub` only prints the lines with that word.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PROCESSES = 3;

/** @type {readonly (readonly [what: string, shape: string, elements: number, warm: number | null, first: number | null])[]} */
const LINES = [
  ['judging everything', 'zones', 1000, 150, null],
  ['judging everything', 'nested', 1000, 150, null],
  ['judging everything', 'hub', 1000, 150, null],
  ['judging everything', 'zones', 10_000, 2000, null],
  ['an edit of one property', 'zones', 1000, 3, null],
  ['an edit of one property', 'nested', 1000, 3, null],
  ['an edit of one property', 'hub', 1000, 3, null],
  ['an edit of one property', 'zones', 10_000, 10, null],
  ['the hub becomes a gateway', 'hub', 1000, null, null],
  ['an edit, register shown', 'zones', 1000, 10, 20],
  ['an edit, register shown', 'nested', 1000, 10, 20],
  ['an edit, coverage shown', 'zones', 1000, null, null],
];

const asked = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'drawbridge-bench-'));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: fileURLToPath(new URL('../bench/engine.ts', import.meta.url)),
    outDir: folder,
    target: 'node20',
    rolldownOptions: { output: { format: 'es', entryFileNames: 'engine.mjs' } },
  },
  ssr: { noExternal: true },
});

const rows = [];
for (const [what, shape, elements, warmBudget, firstBudget] of LINES) {
  if (asked !== undefined && !`${what} ${shape} ${elements}`.includes(asked)) continue;
  const runs = Array.from({ length: PROCESSES }, () => {
    const args = [join(folder, 'engine.mjs'), what, shape, String(elements)];
    return /** @type {number[]} */ (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
  });
  const first = median(runs.map(([one]) => one ?? 0));
  // The first rounds are not warm yet.
  const warm = median(runs.flatMap((run) => run.slice(5)));
  const row = [
    what,
    shape,
    elements.toLocaleString('en'),
    `${inMs(first)}${mark(first, firstBudget)}`,
    `${inMs(warm)}${mark(warm, warmBudget)}`,
  ];
  console.log(row.join(' | '));
  rows.push(row);
}
rmSync(folder, { recursive: true });

if (asked === undefined) {
  const path = fileURLToPath(new URL('../docs/performance-engine.md', import.meta.url));
  writeFileSync(path, page(rows.map((row) => `| ${row.join(' | ')} |`)));
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', path]);
}

/** @param {readonly string[]} lines */
function page(lines) {
  return `# What judging costs

Written by \`npm run bench:engine\`; not by hand. What the page does with it is measured in a browser: [performance](performance.md).

Milliseconds for which the main thread of Node is busy, from the counters of the system (\`schedstat\`), so that other programs on
the machine do not count, as far as they leave the caches alone. With the whole catalogue. _First_ is the first round in a fresh process, when nothing is compiled: for an edit, what the first edit after opening
costs; _warm_ is the median after five rounds. Medians of ${PROCESSES} processes. The models come from \`bench/models.ts\`: one and a half
flows to an element; \`zones\`: ten elements to a boundary; \`nested\`: boundaries twelve levels deep; \`hub\`: every second element has
a flow with one in the middle.

- _Judging everything_: \`evaluate\`.
- _An edit of one property_: the command, the difference, judging again, and which questions there are.
- _Register shown_: the same through the editor, with numbers, rows, cards and lints; _coverage shown_: with coverage and dashboard
  in place of the cards.

Measured on ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.versions.node}.

| What | Shape | Elements | First | Warm |
|---|---|---|---|---|
${lines.join('\n')}
`;
}

/** @param {readonly number[]} times */
function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** @param {number} time */
function inMs(time) {
  return time < 10 ? time.toFixed(1) : time.toFixed(0);
}

/** @param {number} time @param {number | null} budget */
function mark(time, budget) {
  if (budget === null) return '';
  return time <= budget ? ` (✓ ≤ ${budget})` : ` (**✗** ≤ ${budget})`;
}
