import base from './playwright.config';

/** `npm run bench:browser`: measures the built app in a browser and writes docs/performance.md. */
export default {
  ...base,
  testDir: 'bench',
  testMatch: '*.measure.ts',
  globalTeardown: './bench/report.ts',
  fullyParallel: false,
  // One at a time, or they would measure each other.
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
  use: { ...base.use, trace: 'off' as const },
};
