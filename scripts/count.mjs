/**
 * Prints `N passed, N failed`, summed over the reports that the last `npm test` left in `.reports/`. Types, lint, format
 * and build have no tests to count: each adds one failure when it fails. So does a test run that broke before it
 * could write its report.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, ok: boolean }} Step */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} UnitTest */
/** @typedef {{ name: string, status: string, message: string, assertionResults: UnitTest[] }} UnitFile */
/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: UnitFile[] }} UnitReport */
/** @typedef {{ message?: string }} Fault */
/** @typedef {{ title: string, file: string, ok: boolean, tests: { results: { errors: Fault[] }[] }[] }} Spec */
/** @typedef {{ suites?: Suite[], specs: Spec[] }} Suite */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: Fault[], suites: Suite[] }} EndToEndReport */
/** @typedef {{ name: string, why: string }} Failure */

export const REPORTS = fileURLToPath(new URL('../.reports/', import.meta.url));

/**
 * Every step in the order of `npm test`; those that count tests say how.
 * @type {{ name: string, run: string[], count?: () => Count | undefined, needs?: string }[]}
 */
export const STEPS = [
  { name: 'types', run: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', run: ['npm', 'run', '--silent', 'lint'] },
  { name: 'format', run: ['npm', 'run', '--silent', 'format:check'] },
  { name: 'unit', run: ['npm', 'run', '--silent', 'test:unit'], count: unit },
  { name: 'build', run: ['npm', 'run', '--silent', 'build'] },
  { name: 'size', run: ['node', 'scripts/size.mjs'], needs: 'build' },
  // Not `npm run test:e2e`, which would build once more.
  { name: 'e2e', run: ['npx', 'playwright', 'test'], count: endToEnd, needs: 'build' },
];

/** @returns {Count} */
export function count() {
  const steps = /** @type {Step[] | undefined} */ (readJson('steps.json')) ?? [];
  const total = { passed: 0, failed: 0 };
  for (const step of STEPS) {
    const ok = steps.find(({ name }) => name === step.name)?.ok ?? false;
    const { passed, failed } = step.count?.() ?? { passed: 0, failed: 0 };
    total.passed += passed;
    total.failed += ok ? failed : Math.max(failed, 1);
  }
  return total;
}

/**
 * Every test that failed and the beginning of why, to be told last, where one looks first.
 * @returns {Failure[]}
 */
export function failures() {
  const unitFiles = /** @type {UnitReport | undefined} */ (readJson('unit.json'))?.testResults ?? [];
  const ran = /** @type {EndToEndReport | undefined} */ (readJson('e2e.json'));
  return [
    ...unitFiles.flatMap(({ name, message, status, assertionResults }) =>
      status === 'failed' && assertionResults.length === 0
        ? [{ name, why: message }]
        : assertionResults
            .filter((test) => test.status === 'failed')
            .map((test) => ({ name: test.fullName, why: test.failureMessages.join('\n') })),
    ),
    ...(ran?.suites ?? []).flatMap(specsOf).flatMap(({ ok, file, title, tests }) =>
      ok
        ? []
        : [
            {
              name: `${file}: ${title}`,
              why: firstFault(tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))),
            },
          ],
    ),
    ...(ran?.errors ?? []).map((fault) => ({ name: 'end to end', why: firstFault([fault]) })),
  ];
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {Fault[]} faults */
function firstFault([fault]) {
  return fault?.message ?? '';
}

/** @param {Count} total */
export function sentence({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** A file that cannot even be loaded has no tests, and must not pass for that. */
function unit() {
  const report = /** @type {UnitReport | undefined} */ (readJson('unit.json'));
  if (report === undefined) return undefined;
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function endToEnd() {
  const report = /** @type {EndToEndReport | undefined} */ (readJson('e2e.json'));
  if (report === undefined) return undefined;
  const { stats, errors } = report;
  if (stats.flaky > 0) console.log(`${stats.flaky} passed on the second try: see "flaky" above.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * @param {string} name
 * @returns {unknown}
 */
function readJson(name) {
  const path = REPORTS + name;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sentence(count()));
