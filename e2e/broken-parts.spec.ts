import { expect, test, type Page } from '@playwright/test';
import { canvas, openStarter, register, registerRows, thing } from './drive';

/** What happens when a part of the page breaks: the others go on, the work is whole, and there is a way out. */

const PARTS = [
  { part: 'canvas', says: 'The diagram cannot be shown' },
  { part: 'register', says: 'The risk register cannot be shown' },
  { part: 'details', says: 'The details cannot be shown' },
] as const;

/**
 * The browser refuses to put one more element into a part of the page, once. To React this is an error while it draws
 * that part, as any fault in its components would be; nothing in the app exists for the sake of it.
 */
async function breakNext(page: Page, part: string): Promise<void> {
  await page.evaluate((part) => {
    // Both are called with the node they belong to, below.
    // oxlint-disable-next-line typescript/unbound-method
    const { insertBefore, appendChild } = Node.prototype;
    const stop = (): void => {
      Node.prototype.insertBefore = insertBefore;
      Node.prototype.appendChild = appendChild;
    };
    const refuse = (parent: Node): void => {
      if (!(parent instanceof Element) || parent.closest(`[data-part="${part}"]`) === null) return;
      stop();
      throw new Error('The needle broke off.');
    };
    Node.prototype.appendChild = function <T extends Node>(this: Node, child: T): T {
      refuse(this);
      return appendChild.call(this, child) as T;
    };
    Node.prototype.insertBefore = function <T extends Node>(this: Node, child: T, before: Node | null): T {
      refuse(this);
      return insertBefore.call(this, child, before) as T;
    };
  }, part);
}

/** Makes every part draw something new. */
async function stir(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+d');
}

for (const { part, says } of PARTS) {
  test(`when the ${part} breaks, the other parts go on and nothing is lost`, async ({ page }) => {
    await openStarter(page, 'Web API');
    await thing(page, 'API Gateway').click();
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('API Gateway');

    await breakNext(page, part);
    await stir(page);

    const alert = page.getByRole('alert').filter({ hasText: says });
    await expect(alert).toContainText('The needle broke off.');
    await expect(page.getByRole('alert')).toHaveCount(1);
    if (part !== 'canvas') await expect(canvas(page)).toBeVisible();
    if (part !== 'register') await expect(registerRows(page).first()).toBeVisible();
    if (part !== 'details') await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();

    await page.getByRole('button', { name: 'Copy the details' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^Drawbridge: The needle broke off\.\n\d{4}-/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download a copy' }).click();
    expect((await download).suggestedFilename()).toBe('web-api.yaml');

    await page.getByRole('button', { name: 'Show it again' }).click();
    await expect(alert).toBeHidden();
    await expect(canvas(page)).toBeVisible();
    await expect(registerRows(page).first()).toBeVisible();
    await expect(register(page)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  });
}
