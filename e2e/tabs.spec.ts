import { expect, test, type Locator, type Page } from '@playwright/test';
import { canvas, newModel, place, thing } from './drive';

/** Several tabs of one browser: one writes a model, the others follow, and nothing is ever written over. */

const ELSEWHERE = 'This model is open in another tab.';

function title(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Model title' });
}

function card(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Models' }).getByRole('listitem', { name, exact: true });
}

async function saved(page: Page): Promise<void> {
  await expect(
    page
      .getByRole('banner')
      .getByRole('status')
      .filter({ hasText: /^Saved$/ }),
  ).toBeVisible();
}

async function retitle(page: Page, name: string): Promise<void> {
  await title(page).fill(name);
  await title(page).press('Enter');
}

/** Another tab of the same browser. */
async function tabAt(page: Page, address: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(address);
  return tab;
}

test('a second tab follows live, takes over when asked, and gets the model when the first is closed', async ({
  page: first,
}) => {
  await newModel(first);
  await saved(first);
  const second = await tabAt(first, first.url());

  await expect(second.getByText(ELSEWHERE)).toBeVisible();
  await expect(title(second)).toBeDisabled();
  await place(first, 'Process', 'Checkout', { x: 400, y: 200 });
  await expect(thing(second, 'Checkout')).toBeVisible();
  // A follower draws nothing, whatever is pressed.
  await canvas(second).press('p');
  await expect(second.getByRole('button', { name: 'Process', exact: true })).toBeDisabled();

  // The pen goes to and fro; each takes it with the last word of the other not yet told as saved.
  const tabs = [first, second] as const;
  for (const turn of [1, 2, 3, 4]) {
    const [waits, writes] = turn % 2 === 1 ? tabs : tabs.toReversed();
    if (!waits || !writes) throw new Error('There are two tabs.');
    await retitle(waits, `Turn ${turn}, before`);
    await writes.getByRole('button', { name: 'Edit here' }).click();
    await expect(title(writes)).toBeEnabled();
    await expect(title(writes)).toHaveValue(`Turn ${turn}, before`);
    await expect(waits.getByText(ELSEWHERE)).toBeVisible();
    await place(writes, 'Data store', `Store ${turn}`, { x: 100 * turn, y: 420 });
    await expect(thing(waits, `Store ${turn}`)).toBeVisible();
  }

  // The last turn was the first tab's. What it has not saved when it is closed is saved on the way out.
  await retitle(first, 'Last words');
  await first.close({ runBeforeUnload: true });
  await expect(second.getByText(ELSEWHERE)).toBeHidden();
  await expect(title(second)).toBeEnabled();
  await expect(title(second)).toHaveValue('Last words');
  await retitle(second, 'Handed over');
  await saved(second);
  await second.reload();
  await expect(title(second)).toHaveValue('Handed over');
  for (const name of ['Checkout', 'Store 1', 'Store 2', 'Store 3', 'Store 4'])
    await expect(thing(second, name)).toBeVisible();
});

test('the models page in another tab shows what is made, renamed and deleted, and spares what is open', async ({
  page,
}) => {
  await page.goto('./');
  const list = await tabAt(page, './');
  await expect(list.getByRole('heading', { name: 'Models' })).toBeVisible();

  await page.getByRole('button', { name: 'New model' }).click();
  await expect(card(list, 'Untitled model')).toBeVisible();
  await retitle(page, 'Shop');
  await place(page, 'Process', 'Checkout', { x: 400, y: 200 });
  await expect(card(list, 'Shop')).toContainText('1 element');

  // What somebody is drawing is neither renamed nor deleted under their hands.
  await card(list, 'Shop').getByRole('button', { name: 'Model actions' }).click();
  await list.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(list.getByText(/is open in another tab/)).toBeVisible();
  await expect(card(list, 'Shop')).toBeVisible();

  await page.getByRole('link', { name: 'Models' }).click();
  await card(list, 'Shop').getByRole('button', { name: 'Model actions' }).click();
  await list.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(card(list, 'Shop')).toHaveCount(0);
  await expect(card(page, 'Shop')).toHaveCount(0);
});
