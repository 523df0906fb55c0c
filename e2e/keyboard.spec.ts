import { expect, test, type Locator, type Page } from '@playwright/test';

/** Everything works by keyboard: tools, drawing, the palette, the list of keys. */

test.beforeEach(async ({ page }) => {
  await page.goto('./');
});

test('each tool has its letter and its digit', async ({ page }) => {
  await newModel(page);
  const tools: readonly (readonly [string, string])[] = [
    ['h', 'Hand'],
    ['e', 'External entity'],
    ['p', 'Process'],
    ['s', 'Data store'],
    ['b', 'Trust boundary'],
    ['f', 'Data flow'],
    ['n', 'Note'],
    ['4', 'Process'],
    ['V', 'Select'],
  ];

  for (const [key, name] of tools) {
    await page.keyboard.press(key);
    await expect(tool(page, name)).toHaveAttribute('aria-pressed', 'true');
  }
});

test('letters typed into a field are text and nothing else', async ({ page }) => {
  await newModel(page);
  const title = page.getByRole('textbox', { name: 'Model title' });

  await title.fill('');
  await title.pressSequentially('pest?');

  await expect(title).toHaveValue('pest?');
  await expect(tool(page, 'Select')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a small system is drawn, connected and wrapped without the mouse', async ({ page }) => {
  await newModel(page);
  await canvas(page).focus();

  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await place(page, 's', 'Orders');
  await connect(page, 'Process: Shop', 'Data store: Orders');
  await connect(page, 'External entity: Customer', 'Process: Shop');
  await thing(page, 'Data store: Orders').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ControlOrMeta+g');
  await nameIt(page, 'Vault');

  await expect(thing(page, 'Data flow: unnamed from Customer to Shop')).toHaveCount(1);
  await expect(thing(page, 'Data flow: unnamed from Shop to Orders')).toHaveAccessibleName(/crosses Vault/);
  await expect(thing(page, 'Data store: Orders')).toHaveAccessibleName(/in boundary Vault/);
});

test('a flow starts where the keyboard is, and Tab goes round until it has its other end', async ({
  page,
}) => {
  await newModel(page);
  await canvas(page).focus();
  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await place(page, 's', 'Orders');

  // Orders is selected still; the keyboard moves on to Customer.
  for (const key of ['Home', 'f', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(thing(page, 'Data flow: unnamed from Customer to Shop')).toHaveCount(1);

  // From the last thing in reading order round to the first.
  for (const key of ['End', 'f', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(thing(page, 'Data flow: unnamed from Orders to Customer')).toHaveCount(1);
});

test('undo and redo by keys go through the steps, and the buttons name them', async ({ page }) => {
  await newModel(page);
  await canvas(page).focus();
  await place(page, 'p', 'Shop');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Redo rename/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('group', { name: /^Process/ })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(thing(page, 'Process: Shop')).toHaveCount(1);
});

test('the palette goes to things and does actions; Escape leaves it', async ({ page }) => {
  await example(page);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.type('redis');
  await expect(palette.getByRole('option').first()).toContainText('Redis');
  await page.keyboard.press('Enter');

  await expect(palette).toHaveCount(0);
  await expect(thing(page, 'Data store: Redis')).toBeFocused();
  await expect(
    page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Redis' }),
  ).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('clone');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /^Data store: Redis/ })).toHaveCount(2);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('nothing like this');
  await expect(palette).toContainText('Nothing matches');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});

test('the palette opens a threat by its number', async ({ page }) => {
  await example(page);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('T-001');
  const first = page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first();
  await expect(first).toContainText('T-001');
  await page.keyboard.press('Enter');

  await expect(page.getByText('T-001').first()).toBeVisible();
});

test('an element is put into a boundary by keys alone', async ({ page }) => {
  await example(page);
  await thing(page, 'Data store: Redis').focus();
  await page.keyboard.press('Space');

  await page.keyboard.press('ControlOrMeta+Alt+p');
  await page.keyboard.type('appl');
  await page.keyboard.press('Enter');

  await expect(thing(page, 'Data store: Redis')).toHaveAccessibleName(/in boundary Application/);
});

test('the question mark lists every key', async ({ page }) => {
  await example(page);

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Wrap in a trust boundary');
  await expect(sheet).toContainText('Repeat the last announcement');

  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('panels fold away for the diagram and come back', async ({ page }) => {
  await example(page);
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toBeVisible();

  await page.keyboard.press('ControlOrMeta+.');
  await expect(details).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+.');
  await expect(details).toBeVisible();
});

test('keys that browsers use themselves are ours only on the canvas', async ({ page }) => {
  await example(page);
  await page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken });
    window.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) taken.push(event.key.toLowerCase());
    });
  });
  const taken = () => page.evaluate(() => (window as unknown as { taken: string[] }).taken.splice(0));

  await thing(page, 'Data store: Redis').focus();
  for (const key of ['a', 'd', 'g', 'f']) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await page.keyboard.press('Escape');
  }
  expect(await taken()).toEqual(expect.arrayContaining(['a', 'd', 'g', 'f']));

  await page.getByRole('textbox', { name: 'Model title' }).focus();
  for (const key of ['a', 'd', 'g']) await page.keyboard.press(`ControlOrMeta+${key}`);
  expect((await taken()).filter((key) => ['a', 'd', 'g'].includes(key))).toEqual([]);
});

async function newModel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New model' }).click();
  await expect(canvas(page)).toBeVisible();
}

async function example(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Web application/ }).click();
  await expect(thing(page, 'Data store: Redis')).toBeVisible();
}

function canvas(page: Page): Locator {
  return page.getByRole('application', { name: /^Diagram/ });
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'Drawing tools' }).getByRole('button', { name, exact: true });
}

function thing(page: Page, beginning: string): Locator {
  return canvas(page).getByRole('group', { name: new RegExp(`^${beginning}(,|$)`) });
}

/** Places with a tool letter and Enter, and names what was placed. */
async function place(page: Page, letter: string, name: string): Promise<void> {
  await page.keyboard.press(letter);
  await page.keyboard.press('Enter');
  await nameIt(page, name);
}

async function nameIt(page: Page, name: string): Promise<void> {
  const field = canvas(page).getByRole('textbox');
  await field.fill(name);
  await field.press('Enter');
  await expect(field).toHaveCount(0);
}

/** F at the source, then Enter at the target. */
async function connect(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Escape');
  await thing(page, from).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('f');
  await thing(page, to).focus();
  await page.keyboard.press('Enter');
}
