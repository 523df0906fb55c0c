/**
 * `npm test`: every check there is, one after the other. A failing one does not hold up the next, so that one run
 * tells everything that is wrong.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { REPORTS, STEPS, count, failures, sentence } from './count.mjs';

/** So much of a failure is told again at the end: the whole stands where it happened. */
const LINES_OF_A_FAILURE = 25;

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

/** @type {{ name: string, ok: boolean, seconds: number }[]} */
const done = [];
for (const { name, run, needs } of STEPS) {
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  const possible = needs === undefined || done.some((step) => step.name === needs && step.ok);
  if (!possible) console.log(`Not run, because "${needs}" failed.`);
  const [command = '', ...args] = run;
  const ok =
    possible &&
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
  done.push({ name, ok, seconds: Math.round((Date.now() - started) / 100) / 10 });
  writeFileSync(`${REPORTS}steps.json`, JSON.stringify(done, null, 2));
}

const width = Math.max(...done.map(({ name }) => name.length));
console.log();
for (const { name, ok, seconds } of done) {
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(6)} s`);
}
for (const { name, why } of failures()) {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, LINES_OF_A_FAILURE);
  console.log(`\n✗ ${name}\n${lines.map((line) => `    ${line}`).join('\n')}`);
}
console.log(sentence(count()));
if (done.some((step) => !step.ok)) process.exitCode = 1;
