import { expect, test } from '@playwright/test';

/** Not a test: draws docs/picture.png, the picture at the top of the README, from the built app. */
test('the workbench with the web application example and one element selected', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto('./');
  await page
    .getByRole('button', { name: /^Web application/ })
    .first()
    .click();
  await expect(page.getByRole('application', { name: /^Diagram/ })).toBeVisible();
  await page.getByRole('group', { name: /^Process: API Server/ }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  await page.mouse.move(5, 5);

  await page.screenshot({ path: 'docs/picture.png' });
});
