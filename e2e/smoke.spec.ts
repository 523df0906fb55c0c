import { expect, test } from '@playwright/test';
import { openStarter } from './drive';

test.use({ serviceWorkers: 'allow' });

test('the built app opens on the models page, and nothing is refused or goes wrong on the way', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });

  await page.goto('./');

  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('an open model fills the window, which cannot be scrolled by itself', async ({ page }) => {
  await openStarter(page, 'Web API');
  await page.evaluate(() => window.scrollTo(100, 100));

  expect(await page.evaluate(() => ({ x: window.scrollX, y: window.scrollY }))).toEqual({ x: 0, y: 0 });
});
