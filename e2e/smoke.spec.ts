import { expect, test } from '@playwright/test';

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
