import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readBaseline, RESULTS, round, type Measured, type Result } from './bench';

/** What was measured last of each scenario, wherever and whenever that was: a part of the table is measured without the rest. */
const LATEST = fileURLToPath(new URL('results.json', import.meta.url));

/** Writes docs/performance.md: what was measured now, and of everything else what was measured before. */
export default function report(): void {
  if (!existsSync(RESULTS)) return;
  const now = readdirSync(RESULTS).map((file) => read(RESULTS + file) as Result);
  const before = existsSync(LATEST) ? (read(LATEST) as readonly Result[]) : [];
  const results = [
    ...before.filter(({ order }) => !now.some((each) => each.order === order)),
    ...now,
  ].toSorted((a, b) => a.order - b.order);
  writeFileSync(LATEST, JSON.stringify(results));
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', LATEST]);
  // What was handed over is not handed over again after the next, other part.
  rmSync(RESULTS, { recursive: true });
  const path = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
  writeFileSync(path, page(results, readBaseline()));
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', path]);
  if (process.env['UPDATE_BASELINE'] !== undefined) {
    const values = results.flatMap(({ scenario, measured }) =>
      measured.map(({ what, value }) => [`${scenario}: ${what}`, round(value)] as const),
    );
    const baseline = fileURLToPath(new URL('baseline.json', import.meta.url));
    writeFileSync(baseline, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
  }
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function page(results: readonly Result[], baseline: Readonly<Record<string, number>>): string {
  const rows = results.flatMap(({ scenario, measured }) =>
    measured.map((each, i) =>
      [
        i === 0 ? scenario : '',
        each.what,
        `${round(each.value)} ${each.unit}`,
        budgetOf(each),
        comparedWith(baseline[`${scenario}: ${each.what}`], each.value),
      ].join(' | '),
    ),
  );
  return `# Performance

Written by \`npm run bench:browser\`; not by hand. \`UPDATE_BASELINE=1 npm run bench:browser\` makes this run the one that later
runs are compared with. A part of the table is measured anew with \`npm run bench:browser -- -g 'drag one'\`.

The built app in headless Chromium without a GPU, window 1440 x 900. Each number is the median of at least five rounds. Times
of script and main thread are processor time from the browser's own counters (\`Performance.getMetrics\`, thread ticks), so that
other programs on the machine do not count; what is said to be by the clock is. _Main thread_ is script, style, layout and
painting together. The _bare page_ is one SVG without a framework, with the same number of shapes and lines, on which one shape is
dragged in the same run (\`bench/bare.ts\`): the yardstick for other machines. Both can reach the sixty frames of the screen, which
would make them equal, so updates a second are compared on a processor that the browser slows down. The models come from \`bench/models.ts\`: ten elements to
a boundary, one and a half flows to an element. The last column says how many times the stored baseline it is
(\`bench/baseline.json\`).

Lines can be measured one by one, so a line may be older than the code: run them all before judging a change by them.

Measured on ${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}.

| Scenario | What | Measured | Budget | Against baseline |
|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

function budgetOf({ budget, least, unit, value }: Measured): string {
  if (budget === undefined) return '';
  const kept = least ? value >= budget : value <= budget;
  return `${kept ? '✓' : '**✗**'} ${least ? '≥' : '≤'} ${budget} ${unit}`;
}

function comparedWith(before: number | undefined, now: number): string {
  return before === undefined || before === 0 ? '' : `${round(now / before)} x`;
}
