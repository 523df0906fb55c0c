/**
 * `npm run bench:crash [kills]`: edits in the built app, in a real browser with a profile on the disk, and kills all its
 * processes (SIGKILL) at random moments. Opens it again and compares: every edit that the page had called “Saved” must be
 * there, and the model must open. Prints how often it was killed, what was lost that had been called saved (there must
 * be none), and how old the oldest edit was that was lost before it had been called saved.
 *
 * Needs the build in `dist`. The chance is seeded: CRASH_SEED=7 repeats a run as far as a browser can be repeated.
 */
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview, runnerImport } from 'vite';

const KILLS = Number(process.argv[2] ?? 50);
const PORT = Number(process.env['DRAWBRIDGE_PORT'] ?? 4173);
const seed = Number(process.env['CRASH_SEED'] ?? 1);
let state = seed;
/** A whole number from 0 to below. @param {number} below */
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const server = await preview({ preview: { port: PORT, host: '127.0.0.1' }, logLevel: 'silent' });
const profile = mkdtempSync(join(tmpdir(), 'drawbridge-crash-'));
const { module: browser } = /** @type {{ module: typeof import('../e2e/browser.ts') }} */ (
  await runnerImport(fileURLToPath(new URL('../e2e/browser.ts', import.meta.url)))
);
const options = await browser.launchOptions();
const total = { kills: 0, edits: 0, lostSaved: 0, lostUnsaved: 0, oldestLostMs: 0, broken: 0 };
let address = `http://127.0.0.1:${PORT}/`;
let killedAt = 0;
/** The highest number that the page has called saved, and when each was typed. */
let saved = 0;
let number = 0;
/** @type {Map<number, number>} */
let typed = new Map();

for (let round = 0; round <= KILLS; round++) {
  const context = await chromium.launchPersistentContext(profile, { ...options, serviceWorkers: 'block' });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  if (round === 0) {
    await page.getByRole('button', { name: 'New model' }).click();
    await page.getByRole('textbox', { name: 'Model title' }).waitFor();
    address = page.url();
  }
  const title = page.getByRole('textbox', { name: 'Model title' });
  const opens = await title.waitFor({ timeout: 30_000 }).then(
    () => true,
    () => false,
  );
  if (!opens) {
    total.broken += 1;
    console.log(`round ${round}: the model does not open: ${await page.locator('body').innerText()}`);
    break;
  }
  if (round > 0) check(Number(/\d+/.exec(await title.inputValue())?.[0] ?? 0));
  if (round === KILLS) {
    await context.close();
    break;
  }
  await edit(page, title, 300 + random(2_500));
  kill();
  total.kills += 1;
  await context.close().catch(() => undefined);
}
await server.close();
rmSync(profile, { recursive: true, force: true });

console.log(
  `kills ${total.kills}, edits ${total.edits}, seed ${seed}\n` +
    `lost although called saved ${total.lostSaved}\n` +
    `models that did not open ${total.broken}\n` +
    `kills that lost edits not yet called saved ${total.lostUnsaved}, the oldest of them made ${total.oldestLostMs} ms before the kill`,
);
if (total.lostSaved > 0 || total.broken > 0 || total.kills < KILLS) process.exitCode = 1;

/**
 * Types numbers into the title until it is time. The page itself notes what it calls saved, the moment it does: asking
 * from outside would be too late.
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Locator} title
 * @param {number} forMs
 */
async function edit(page, title, forMs) {
  typed = new Map();
  await page.exposeFunction('callSaved', (/** @type {number} */ n) => {
    saved = Math.max(saved, n);
  });
  await page.evaluate(() => {
    const state = document.querySelector('header [role="status"]');
    // The name that the model has; what is still being typed in the field is no edit yet.
    const name = document.querySelector('header h1');
    const look = () => {
      const n = /\d+/.exec(name?.textContent ?? '')?.[0];
      if (state?.textContent?.trim() === 'Saved' && n !== undefined)
        /** @type {{ callSaved(n: number): void }} */ (/** @type {unknown} */ (window)).callSaved(Number(n));
    };
    if (state)
      new MutationObserver(look).observe(state, { childList: true, subtree: true, characterData: true });
  });
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    number += 1;
    // Typing alone is no edit yet; Enter hands it over, and from then on it counts.
    await title.fill(`Edit ${number}`);
    await title.press('Enter');
    typed.set(number, Date.now());
    total.edits += 1;
    await page.waitForTimeout(random(700));
  }
}

/** What is there after a kill. @param {number} there */
function check(there) {
  if (there < saved) {
    total.lostSaved += 1;
    console.log(`“Edit ${saved}” had been called saved; “Edit ${there}” is there.`);
  }
  const lost = [...typed].filter(([n]) => n > there);
  if (lost.length > 0) {
    total.lostUnsaved += 1;
    total.oldestLostMs = Math.max(total.oldestLostMs, killedAt - Math.min(...lost.map(([, at]) => at)));
  }
  saved = there;
  number = Math.max(number, there);
}

/** Every process of this browser, at once and without a chance to write: those whose command line names our profile. */
function kill() {
  const pids = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(profile);
    } catch {
      return false;
    }
  });
  killedAt = Date.now();
  if (pids.length > 0) execFileSync('kill', ['-9', ...pids]);
}
