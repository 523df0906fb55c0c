import { expect, test, type Page } from '@playwright/test';
import { openStarter, register, undo } from './drive';

/** Rules in the hands of their users: what does not apply, what is switched off or assumed, what people bring themselves. */

const tab = (page: Page, name: RegExp) => register(page).getByRole('tab', { name });

test.describe('questions', () => {
  const questions = (page: Page) => page.getByRole('region', { name: 'Questions' });

  test('one answer serves the chosen ones of several elements, by keyboard alone', async ({ page }) => {
    await openStarter(page, 'Web application');
    await tab(page, /^Questions/).click();
    const asked = questions(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Not the same for all/ }) })
      .first();
    await asked.getByRole('button', { name: /^Not the same for all/ }).focus();
    await page.keyboard.press('Enter');
    const boxes = asked.getByRole('checkbox');
    const before = await boxes.count();
    expect(before).toBeGreaterThan(1);

    await boxes.first().focus();
    await page.keyboard.press('Space');
    await expect(asked.getByText(`The answer is for ${before - 1} of them`)).toBeVisible();
    await asked.getByRole('button', { name: 'Does not apply' }).focus();
    await page.keyboard.press('Enter');

    await questions(page)
      .getByRole('button', { name: /^Answered with “does not apply”/ })
      .press('Enter');
    const answered = page.getByRole('list', { name: 'Answered with “does not apply”' }).getByRole('listitem');
    await expect(answered).toHaveCount(before - 1);
  });

  test('an answer “does not apply” can be taken back, and is one step to undo', async ({ page }) => {
    await openStarter(page, 'Web application');
    await tab(page, /^Questions/).click();
    const first = questions(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button') })
      .first();
    const ask = await first.locator('p').first().innerText();
    await first.getByRole('button', { name: 'Does not apply' }).click();
    await expect(questions(page).getByText(ask, { exact: true })).toBeHidden();

    await undo(page);
    await expect(questions(page).getByText(ask, { exact: true })).toBeVisible();

    await first.getByRole('button', { name: 'Does not apply' }).click();
    await questions(page)
      .getByRole('button', { name: /^Answered with “does not apply”/ })
      .click();
    const answered = page.getByRole('list', { name: 'Answered with “does not apply”' }).getByRole('listitem');
    for (let left = await answered.count(); left > 0; left--) {
      await answered
        .first()
        .getByRole('button', { name: /^Ask again/ })
        .click();
      await expect(answered).toHaveCount(left - 1);
    }
    await expect(questions(page).getByText(ask, { exact: true })).toBeVisible();
  });
});
