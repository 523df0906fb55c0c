import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, register, registerRows } from './drive';

/**
 * A session at the keyboard, from the moment the page stands: fifty threats are decided while the drawing changes ten times
 * and the page is loaded again; nothing is lost. No step uses the mouse or sets the focus.
 */

const ROWS = 50;

function fiftyThreats(): string {
  const threats = Array.from({ length: ROWS }, (_, i) => {
    const at = String(i + 1).padStart(2, '0');
    return `  - id: t-case${at}00\n    subject: p-api001\n    category: ${'STRIDE'.charAt(i % 6)}\n    title: "Case ${at}"\n`;
  });
  return `schema: 1\nid: m-triage1\nname: "Triage"\nelements:\n  - id: p-api001\n    kind: process\n    name: "API"\n    out_of_scope: false\nown_threats:\n${threats.join('')}`;
}

const KEYS = [
  ['m', 'Mitigating'],
  ['t', 'Transferred'],
  ['d', 'Deferred'],
  ['n', 'Not applicable'],
  ['a', 'Accepted'],
] as const;

test('fifty rows are decided by keyboard alone, with ten edits of the drawing and reloads in between @long', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.goto('./');
  await page
    .getByLabel('Import file')
    .setInputFiles({ name: 'triage.yaml', mimeType: 'text/yaml', buffer: Buffer.from(fiftyThreats()) });
  await expect(canvas(page)).toBeVisible();

  for (let at = 0; at < ROWS; at++) {
    if (at % 25 === 0) await showCases(page);
    const [key, status] = KEYS[at % KEYS.length]!;
    const row = rowOf(page, at);
    await walkTo(page, row);
    await page.keyboard.press(key);
    if (key === 'n' || key === 'a') await page.keyboard.type(`Reason ${at}`);
    if (key === 'a') {
      await page.keyboard.press('Tab');
      await page.keyboard.type('Dee');
    }
    if (key === 'n' || key === 'a') await page.keyboard.press('Enter');
    await expect(row).toContainText(status);
    await expect(row).toBeFocused();
    if (at % 5 === 4) {
      // Escape leads to the diagram; a new process is placed there by its key and named.
      await page.keyboard.press('Escape');
      await page.keyboard.press('p');
      await page.keyboard.press('Enter');
      await page.keyboard.type(`Step ${at}`);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('group', { name: new RegExp(`^Process: Step ${at}(,|$)`) })).toBeVisible();
      // Nothing selected: the register shows all again.
      await page.keyboard.press('Escape');
      await showAll(page);
    }
    if (at % 25 === 24) {
      await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
      await page.reload();
      await expect(canvas(page)).toBeVisible();
    }
  }

  await showCases(page);
  for (let at = 0; at < ROWS; at += 7)
    await expect(rowOf(page, at)).toContainText(KEYS[at % KEYS.length]![1]);
  const elements = page.getByRole('group', { name: /^Process: Step / });
  await expect(elements).toHaveCount(10);
});

/** Narrows the register to the fifty, all shown. */
async function showCases(page: Page): Promise<void> {
  await toRegister(page);
  await page.keyboard.press('/');
  await expect(register(page).getByRole('searchbox', { name: 'Filter threats' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Case ');
  await showAll(page);
}

/** F6 goes round the parts of the page until it is the register's turn. */
async function toRegister(page: Page): Promise<void> {
  for (let presses = 0; presses < 8; presses++) {
    if (await register(page).evaluate((region) => region.contains(document.activeElement))) return;
    await page.keyboard.press('F6');
  }
  throw new Error('F6 does not lead to the register.');
}

/** From wherever the keyboard is to a row: into the register, to its rows, and down or up among them. */
async function walkTo(page: Page, row: Locator): Promise<void> {
  const wanted = Number(await row.getAttribute('aria-rowindex'));
  const focused = register(page).locator('tr:focus');
  if ((await focused.count()) === 0) {
    await toRegister(page);
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveCount(1);
  }
  for (let steps = 0; steps < 60; steps++) {
    const at = Number(await focused.getAttribute('aria-rowindex'));
    if (at === wanted) return;
    await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp');
  }
  throw new Error('The arrow keys do not lead to the row.');
}

async function showAll(page: Page): Promise<void> {
  await expect(rowOf(page, 0)).toBeVisible();
  const more = register(page).getByRole('button', { name: /^Show \d+ more$/ });
  if (!(await more.isVisible())) return;
  // It stands below the rows: the next stop after them.
  await walkTo(page, rowOf(page, 0));
  for (let presses = 0; presses < 6 && !(await focusedIs(more)); presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

function rowOf(page: Page, at: number): Locator {
  return registerRows(page).filter({ hasText: `Case ${String(at + 1).padStart(2, '0')}` });
}

async function focusedIs(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
