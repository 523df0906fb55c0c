import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/browser';

// Another port lets two checkouts on one machine test at the same time.
const port = Number(process.env['DRAWBRIDGE_PORT'] ?? 4173);
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Walks of a minute and more have a command of their own: `npm run test:long`.
  ...(process.env['DRAWBRIDGE_LONG'] === undefined ? { grepInvert: /@long/ } : { grep: /@long/ }),
  fullyParallel: true,
  workers: 2,
  // A clean clone on a busy machine gets a second try, which is named as such in the report; at one's desk there is none.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A machine that runs two browsers on two cores may need a while for each step.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.reports/e2e.json' }]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // Pictures of every step would cost more time than the steps; what was done and how it looked in the end tell enough.
    trace: process.env['CI'] === undefined ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    screenshot: 'only-on-failure',
    // Every test is a first visit, and would store the whole app once more; those about that allow it.
    serviceWorkers: 'block',
    launchOptions: await launchOptions(),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  // The production build, as it ships. `npm run test:e2e` makes it first.
  webServer: {
    command: `npm run preview -- --port ${port}`,
    url: address,
    reuseExistingServer: process.env['CI'] === undefined,
  },
});
