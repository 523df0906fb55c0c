import { expect, test, type Locator, type Page } from '@playwright/test';
import { boxOf, enterCanvas, heldBack, pressUntil, walkTo } from './drive';

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

  await title.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('pest?');

  await expect(title).toHaveValue('pest?');
  await expect(tool(page, 'Select')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a small system is drawn, connected and wrapped without the mouse', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);

  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await place(page, 's', 'Orders');
  await connect(page, 'Process: Shop', 'Data store: Orders');
  await connect(page, 'External entity: Customer', 'Process: Shop');
  await walkTo(page, thing(page, 'Data store: Orders'));
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
  await enterCanvas(page);
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
  await enterCanvas(page);
  await place(page, 'p', 'Shop');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Redo rename/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('group', { name: /^Process/ })).toHaveCount(0);
  // What had the keyboard is gone; the canvas has it now, not the page.
  await expect(page.getByRole('application')).toBeFocused();
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

test('Mod+F shows on the canvas what the arrow keys come to; left without a choice, the view goes back', async ({
  page,
}) => {
  await example(page);
  await enterCanvas(page);
  for (let i = 0; i < 8; i++) await page.keyboard.press('+');
  const at = async () => (await boxOf(thing(page, 'Data store: Redis'))).x;
  const before = await at();
  const canvasBox = await boxOf(page.getByRole('application'));

  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('redis');
  await expect.poll(at).toBeLessThan(canvasBox.x + canvasBox.width);
  expect(before).toBeGreaterThan(canvasBox.x + canvasBox.width);
  await page.keyboard.press('Escape');
  await expect.poll(at).toBe(before);
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
  await walkTo(page, thing(page, 'Data store: Redis'));
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

  await walkTo(page, thing(page, 'Data store: Redis'));
  for (const key of ['a', 'd', 'g', 'f']) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await page.keyboard.press('Escape');
  }
  expect(await taken()).toEqual(expect.arrayContaining(['a', 'd', 'g', 'f']));

  await page.getByRole('textbox', { name: 'Model title' }).click();
  for (const key of ['a', 'd', 'g']) await page.keyboard.press(`ControlOrMeta+${key}`);
  expect((await taken()).filter((key) => ['a', 'd', 'g'].includes(key))).toEqual([]);
});

test('the canvas is one stop; Tab walks it in reading order and leaves at its end', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await connect(page, 'External entity: Customer', 'Process: Shop');
  const stops = () => canvas(page).locator('[tabindex="0"]').count();

  expect(await stops()).toBeLessThanOrEqual(1);
  await page.keyboard.press('Home');
  const walk = [/^External entity: Customer/, /^Data flow: unnamed from Customer to Shop/, /^Process: Shop/];
  for (const name of walk) {
    await expect(page.locator(':focus')).toHaveAccessibleName(name);
    expect(await stops()).toBe(1);
    await page.keyboard.press('Tab');
  }

  expect(
    await canvas(page)
      .getByRole('group')
      .evaluateAll((all) => all.some((one) => one === document.activeElement)),
  ).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Process: Shop/);
});

test('Alt with the arrows goes to the nearest thing, and along a flow to its ends', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await connect(page, 'External entity: Customer', 'Process: Shop');

  await walkTo(page, thing(page, 'Data flow: unnamed from Customer to Shop'));
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(thing(page, 'External entity: Customer')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(thing(page, 'Process: Shop')).toBeFocused();
});

test('Mod and an arrow adds a connected element and asks for its name', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'p', 'Shop');

  await page.keyboard.press('ControlOrMeta+ArrowRight');
  await nameIt(page, 'Mailer');

  await expect(thing(page, 'Data flow: unnamed from Shop to Mailer')).toHaveCount(1);
});

test('with Mod held, each further arrow adds one more to the same element, all of them one step', async ({
  page,
}) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'p', 'Shop');

  await page.keyboard.down('ControlOrMeta');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await page.keyboard.up('ControlOrMeta');

  await expect(canvas(page).getByRole('group', { name: /^Process: Process/ })).toHaveCount(3);
  await expect(
    canvas(page).getByRole('group', { name: /^Data flow: unnamed from Shop to Process/ }),
  ).toHaveCount(3);
  await expect(canvas(page).getByRole('textbox')).toHaveCount(0);
  await expect(page.getByText('3 selected').first()).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(canvas(page).getByRole('group')).toHaveCount(1);
});

test('arrows move, Alt and Shift with the arrows resize, and a held key is one step', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'p', 'Shop');
  const shop = thing(page, 'Process: Shop');
  const box = async () => (await shop.boundingBox())!;
  const before = await box();

  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await box()).y).toBeCloseTo(before.y + 40, 0);
  for (const key of ['Alt', 'Shift', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.down(key);
  for (const key of ['ArrowRight', 'Shift', 'Alt']) await page.keyboard.up(key);
  await expect.poll(async () => (await box()).width).toBeCloseTo(before.width + 32, 0);
  await expect(page.getByText('Resized Shop to 152 by 56.').first()).toBeAttached();

  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await box()).width).toBeCloseTo(before.width, 0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await box()).y).toBeCloseTo(before.y, 0);
});

test('an element is connected to another one chosen by its name', async ({ page }) => {
  await example(page);
  await walkTo(page, thing(page, 'Data store: Redis'));
  await page.keyboard.press('Space');

  await page.keyboard.press('Shift+C');
  await page.keyboard.type('queue');
  await page.keyboard.press('Enter');

  await expect(thing(page, 'Data flow: unnamed from Redis to Message Queue')).toHaveCount(1);
});

for (const from of ['a thing', 'a button'] as const)
  test(`a dialog asked for in the menu of ${from} gives the keyboard back to it`, async ({ page }) => {
    await example(page);
    const store = thing(page, 'Data store: Redis');
    const opener = from === 'a thing' ? store : page.getByRole('button', { name: 'More', exact: true });
    await walkTo(page, store);
    await page.keyboard.press('Space');
    if (from === 'a button') {
      for (let presses = 0; presses < 2; presses++) await page.keyboard.press('F6');
      await pressUntil(page, 'Tab', opener);
    }

    await page.keyboard.press(from === 'a thing' ? 'Shift+F10' : 'Enter');
    await pressUntil(page, 'ArrowDown', page.getByRole('menuitem', { name: /^Put into boundary/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Put into which boundary?' })).toBeFocused();
    await page.keyboard.press('Escape');

    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

test('single letters can be switched off, and the switch is kept', async ({ page }) => {
  await newModel(page);
  await page.keyboard.press('?');
  const off = page.getByRole('checkbox', { name: /Single letters/ });
  await expect(off).toBeVisible();
  await pressUntil(page, 'Tab', off);
  await page.keyboard.press('Space');
  await expect(off).not.toBeChecked();
  await page.keyboard.press('Escape');

  for (const key of ['p', 'l', '?', '4']) await page.keyboard.press(key);
  await expect(tool(page, 'Select')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await page.keyboard.press('p');
  await expect(tool(page, 'Select')).toHaveAttribute('aria-pressed', 'true');

  // What has a modifier goes on, and leads back.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('single-letter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The palette does what was chosen once it has closed.
  await expect(async () => {
    await page.keyboard.press('p');
    await expect(tool(page, 'Process')).toHaveAttribute('aria-pressed', 'true', { timeout: 500 });
  }).toPass();
});

test('whoever is ahead of a dialog ticks its box all the same', async ({ page }) => {
  const arrive = await heldBack(page, /Shortcuts/);
  await newModel(page);
  for (const key of ['?', 'Tab', 'Tab', 'Space']) await page.keyboard.press(key);
  arrive();

  await expect(page.getByRole('checkbox', { name: /Single letters/ })).not.toBeChecked();
});

test('whoever is ahead of a dialog presses its button all the same', async ({ page }) => {
  const arrive = await heldBack(page, /Shortcuts/);
  await newModel(page);
  for (const key of ['?', 'Tab', 'Enter', 'p']) await page.keyboard.press(key);
  arrive();

  await expect(tool(page, 'Process')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('F6 goes on from the diagram over the register and the details to the status bar and the tools', async ({
  page,
}) => {
  await example(page);
  const order: string[] = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('F6');
    order.push(
      await page.evaluate(
        () => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? '',
      ),
    );
  }

  expect(order).toEqual(['canvas', 'register', 'details', 'status', 'tools', 'canvas']);

  // The tools are one stop: arrows go from one to the next, whoever comes back finds the one that he left.
  for (let i = 0; i < 4; i++) await page.keyboard.press('F6');
  const tool = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(tool('External entity')).toBeFocused();
  await expect(page.getByRole('tooltip')).toHaveText('External entityE');
  await expect(tool('External entity')).toHaveAccessibleDescription('External entity');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(tool('External entity')).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(tool('External entity')).toBeFocused();

  // A pointer that rests brings the tooltip as well, in the window, and it goes with the pointer.
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).hover();
  await expect(page.getByRole('tooltip')).toHaveText('Keyboard shortcuts?');
  await expect(page.getByRole('tooltip')).toBeInViewport({ ratio: 1 });
  await canvas(page).hover({ position: { x: 300, y: 10 } });
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('what an edit did is said in words, and can be said again', async ({ page }) => {
  await newModel(page);
  await enterCanvas(page);
  await place(page, 'e', 'Customer');
  await place(page, 'p', 'Shop');
  await connect(page, 'External entity: Customer', 'Process: Shop');
  const spoken = page.getByRole('status').filter({ hasText: /Connected Customer to Shop\. \d+ new threats/ });
  await expect(spoken.first()).toBeAttached();

  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+Shift+R');
  await expect(page.getByText('There is nothing in that direction.').first()).toBeAttached();
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
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
}

/** F at the source, then Enter at the target. */
async function connect(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Escape');
  await walkTo(page, thing(page, from));
  await page.keyboard.press('Space');
  await page.keyboard.press('f');
  await walkTo(page, thing(page, to));
  await page.keyboard.press('Enter');
}
