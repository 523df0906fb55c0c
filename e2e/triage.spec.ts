import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, register, registerRows } from './drive';

/** A session at the keyboard: fifty threats are decided while the drawing changes ten times; nothing is lost. */

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
    await row.focus();
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
  await register(page).getByRole('searchbox', { name: 'Filter threats' }).fill('Case ');
  await showAll(page);
}

async function showAll(page: Page): Promise<void> {
  await expect(rowOf(page, 0)).toBeVisible();
  const more = register(page).getByRole('button', { name: /^Show \d+ more$/ });
  if (await more.isVisible()) await more.press('Enter');
}

function rowOf(page: Page, at: number): Locator {
  return registerRows(page).filter({ hasText: `Case ${String(at + 1).padStart(2, '0')}` });
}
