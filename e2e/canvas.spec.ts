import { expect, test, type Page } from '@playwright/test';
import {
  boxOf,
  canvas,
  connect,
  dragFrom,
  drawBoundary,
  enterCanvas,
  flow,
  flowsBetween,
  gripOf,
  move,
  nameField,
  newModel,
  onPage,
  openCount,
  place,
  redo,
  rename,
  select,
  takeTool,
  thing,
  typeName,
  undo,
  walkTo,
} from './drive';

/** Drawing: by pointer and by keyboard, through the built app. */

test.beforeEach(async ({ page }) => {
  await newModel(page);
});

/** What the accessible name of a thing says after its name. */
async function details(page: Page, name: string): Promise<string> {
  return (await thing(page, name).getAttribute('aria-label')) ?? '';
}

test.describe('placing', () => {
  test('all four kinds by tool and click, each named at once', async ({ page }) => {
    await drawBoundary(page, 'Shop', { x: 300, y: 60, width: 420, height: 240 });
    await place(page, 'External entity', 'Customer', { x: 160, y: 160 });
    await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
    await place(page, 'Data store', 'Orders', { x: 620, y: 160 });

    await expect(canvas(page)).toHaveAccessibleName(/^Diagram: .*, 3 elements, 1 boundary, \d+ open threats/);
    await expect.poll(() => details(page, 'Customer')).not.toContain('in boundary');
    await expect.poll(() => details(page, 'Checkout')).toContain('in boundary Shop');
    await expect.poll(() => details(page, 'Orders')).toContain('in boundary Shop');
  });

  test('a note by tool and click', async ({ page }) => {
    await takeTool(page, 'Note');
    const at = await onPage(page, { x: 300, y: 160 });
    await page.mouse.click(at.x, at.y);
    await nameField(page).fill('Ask about backups');
    await page.keyboard.press('Enter');

    await expect(page.getByRole('group', { name: 'Note: Ask about backups' })).toBeVisible();
  });

  test('Esc in the name field keeps the name it came with', async ({ page }) => {
    await takeTool(page, 'Process');
    const at = await onPage(page, { x: 300, y: 160 });
    await page.mouse.click(at.x, at.y);
    await expect(nameField(page)).toHaveValue('Process 1');
    await page.keyboard.press('Escape');

    await expect(thing(page, 'Process 1')).toBeVisible();
    await expect(nameField(page)).toBeHidden();
  });

  test('by dragging a tool out of the toolbar; Esc on the way leaves nothing', async ({ page }) => {
    const button = page
      .getByRole('toolbar', { name: 'Drawing tools' })
      .getByRole('button', { name: 'Data store' });
    const start = await boxOf(button);
    const from = { x: start.x + 12, y: start.y + 12 };
    const to = await onPage(page, { x: 400, y: 160 });

    await dragFrom(page, from, to, () => page.keyboard.press('Escape'));
    await expect(canvas(page)).toHaveAccessibleName(/, 0 elements/);

    await dragFrom(page, from, to);
    await typeName(page, 'Orders');
    const box = await boxOf(thing(page, 'Orders'));
    expect(Math.abs(box.x + box.width / 2 - to.x)).toBeLessThan(8);
  });

  test('by double-click and typing what it is', async ({ page }) => {
    const at = await onPage(page, { x: 400, y: 160 });
    await page.mouse.dblclick(at.x, at.y);
    await page.getByRole('combobox', { name: 'Type to find what to insert' }).fill('postg');
    await page.keyboard.press('Enter');
    await typeName(page, 'Ledger');

    await expect(thing(page, 'Ledger')).toHaveAccessibleName(/^Data store: Ledger/);
  });

  test('by keyboard alone: a tool letter, then Enter, beside what has the keyboard and in its boundary', async ({
    page,
  }) => {
    await drawBoundary(page, 'Shop', { x: 300, y: 60, width: 420, height: 240 });
    await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await typeName(page, 'Orders');

    await expect.poll(() => details(page, 'Orders')).toContain('in boundary Shop');
    expect((await boxOf(thing(page, 'Orders'))).x).toBeGreaterThan(
      (await boxOf(thing(page, 'Checkout'))).x + 100,
    );
  });

  test('with Q the tool stays', async ({ page }) => {
    await enterCanvas(page);
    await page.keyboard.press('q');
    await place(page, 'Process', 'One', { x: 300, y: 160 });
    const at = await onPage(page, { x: 500, y: 160 });
    await page.mouse.click(at.x, at.y);
    await typeName(page, 'Two');

    await expect(thing(page, 'Two')).toBeVisible();
  });
});

test.describe('naming', () => {
  test.beforeEach(({ page }) => place(page, 'Process', 'Checkout', { x: 420, y: 160 }));

  test('double-click, F2 and Enter open the name; a blank one is not taken', async ({ page }) => {
    await thing(page, 'Checkout').dblclick();
    await typeName(page, 'Payment');
    await rename(page, 'Payment', 'Basket');
    await select(page, 'Basket');
    await page.keyboard.press('Enter');
    await typeName(page, '   ');

    await expect(thing(page, 'Basket')).toBeVisible();
  });

  test('Esc restores, a click elsewhere keeps', async ({ page }) => {
    await thing(page, 'Checkout').dblclick();
    await nameField(page).fill('Wrong');
    await page.keyboard.press('Escape');
    await expect(thing(page, 'Checkout')).toBeVisible();

    await thing(page, 'Checkout').dblclick();
    await nameField(page).fill('Right');
    const away = await onPage(page, { x: 700, y: 250 });
    await page.mouse.click(away.x, away.y);
    await expect(thing(page, 'Right')).toBeVisible();
    // And the keys are still the canvas's.
    await expect(canvas(page)).toBeFocused();
  });

  test('letters typed into a name are not tools, and a name is one step to undo', async ({ page }) => {
    await thing(page, 'Checkout').dblclick();
    await page.keyboard.type('psebfn');
    await page.keyboard.press('Enter');
    await expect(thing(page, 'psebfn')).toBeVisible();
    await undo(page);
    await expect(thing(page, 'Checkout')).toBeVisible();
  });
});

test.describe('flows', () => {
  test.beforeEach(async ({ page }) => {
    await place(page, 'External entity', 'Customer', { x: 160, y: 120 });
    await place(page, 'Process', 'Checkout', { x: 480, y: 120 });
    await place(page, 'Data store', 'Orders', { x: 480, y: 280 });
  });

  test('an element held over a flow goes into it, in one step, and the flow stays the first half', async ({
    page,
  }) => {
    await connect(page, 'Customer', 'Checkout', 'orders');
    await place(page, 'Process', 'Gateway', { x: 160, y: 280 });
    const line = await onPage(page, { x: 320, y: 120 });

    await dragFrom(page, await gripOf(page, 'Gateway'), line, async () => {
      let nudge = 0;
      await expect(async () => {
        nudge = nudge === 0 ? 1 : 0;
        await page.mouse.move(line.x + nudge, line.y);
        await expect(page.getByText('Let go to put it into the flow orders.').first()).toBeAttached({
          timeout: 200,
        });
      }).toPass();
    });
    await expect(flowsBetween(page, 'Customer', 'Gateway')).toHaveAccessibleName(/^Data flow: orders from/);
    await expect(flowsBetween(page, 'Gateway', 'Checkout')).toHaveCount(1);

    await undo(page);
    await expect(flowsBetween(page, 'Customer', 'Checkout')).toHaveAccessibleName(/^Data flow: orders from/);
  });

  test('from the edge of an element to anywhere on another; the new flow is selected (threat-dragon #666)', async ({
    page,
  }) => {
    const before = await openCount(page);
    await connect(page, 'Customer', 'Checkout', 'Order');

    await expect(flow(page, 'Order')).toHaveAccessibleName(/^Data flow: Order from Customer to Checkout/);
    await expect(
      page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name', exact: true }),
    ).toHaveValue('Order');
    await expect.poll(() => openCount(page)).toBeGreaterThan(before);
  });

  test('by the flow tool, clicking one and then the other', async ({ page }) => {
    await takeTool(page, 'Data flow');
    await thing(page, 'Checkout').click();
    await thing(page, 'Orders').click();

    await expect(flowsBetween(page, 'Checkout', 'Orders')).toHaveCount(1);
  });

  test('by keyboard: F, go to the other, Enter', async ({ page }) => {
    await select(page, 'Checkout');
    await page.keyboard.press('f');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');

    await expect(flowsBetween(page, 'Checkout', 'Orders')).toHaveCount(1);
  });

  test('parallel, opposite and to itself: all of them there, each selectable (threat-dragon #154, #687)', async ({
    page,
  }) => {
    await connect(page, 'Customer', 'Checkout', 'Order');
    await connect(page, 'Customer', 'Checkout', 'Pay');
    await connect(page, 'Checkout', 'Customer', 'Receipt');
    await connect(page, 'Checkout', 'Checkout', 'Retry');

    for (const name of ['Order', 'Pay', 'Receipt', 'Retry']) {
      await flow(page, name).click();
      await expect(
        page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name', exact: true }),
      ).toHaveValue(name);
    }
  });

  test('dropped on empty canvas, it offers what to connect to', async ({ page }) => {
    const box = await boxOf(thing(page, 'Checkout'));
    await dragFrom(
      page,
      { x: box.x + box.width, y: box.y + box.height / 2 },
      await onPage(page, { x: 720, y: 180 }),
    );
    // A name of one's own is offered as what it sounds like, then as everything else.
    await page.getByRole('combobox', { name: 'Type to find what to insert' }).fill('Mailer');
    await expect(page.getByRole('option')).toHaveText([
      /Mailer.*Process/,
      /Mailer.*External/,
      /Mailer.*store/,
    ]);
    await page.keyboard.press('Enter');
    await expect(nameField(page)).toHaveValue('Mailer');
    await page.keyboard.press('Enter');

    await expect(flowsBetween(page, 'Checkout', 'Mailer')).toHaveCount(1);
    await undo(page);
    await expect(thing(page, 'Mailer')).toHaveCount(0);
    await expect(canvas(page)).toHaveAccessibleName(/, 3 elements/);

    // With Alt it is the same kind again, without asking.
    await page.keyboard.down('Alt');
    await dragFrom(
      page,
      { x: box.x + box.width, y: box.y + box.height / 2 },
      await onPage(page, { x: 720, y: 180 }),
    );
    await page.keyboard.up('Alt');
    await typeName(page, 'Printer');
    await expect(flowsBetween(page, 'Checkout', 'Printer')).toHaveCount(1);
    await expect(thing(page, 'Printer')).toHaveAccessibleName(/^Process/);
  });

  test('an end moved to another element leaves the flow the same flow', async ({ page }) => {
    await connect(page, 'Customer', 'Checkout', 'Order');
    const id = await flow(page, 'Order').getAttribute('data-id');
    await flow(page, 'Order').click();
    const end = await boxOf(thing(page, 'Checkout'));
    const to = await boxOf(thing(page, 'Orders'));
    await dragFrom(page, { x: end.x, y: end.y + end.height / 2 }, { x: to.x + 60, y: to.y + 28 });

    await expect(flow(page, 'Order')).toHaveAccessibleName(/from Customer to Orders/);
    await expect.poll(() => flow(page, 'Order').getAttribute('data-id')).toBe(id);
  });

  test('a boundary cannot end a flow, and it says why', async ({ page }) => {
    await drawBoundary(page, 'Shop', { x: 620, y: 60, width: 140, height: 160 });
    const from = await boxOf(thing(page, 'Checkout'));
    const shop = await boxOf(thing(page, 'Shop'));
    await dragFrom(
      page,
      { x: from.x + from.width, y: from.y + from.height / 2 },
      { x: shop.x, y: shop.y + 120 },
    );

    await expect(
      page.getByText('A boundary cannot end a flow. Connect an element inside it.').first(),
    ).toBeAttached();
    await expect(page.getByRole('group', { name: /^Data flow/ })).toHaveCount(0);
  });

  test('Mod+Arrow appends a connected element of the same kind', async ({ page }) => {
    await select(page, 'Checkout');
    await page.keyboard.press('Control+ArrowRight');
    await typeName(page, 'Packing');

    await expect(flowsBetween(page, 'Checkout', 'Packing')).toHaveCount(1);
    await expect(thing(page, 'Packing')).toHaveAccessibleName(/^Process: /);
  });
});

test.describe('boundaries', () => {
  test.beforeEach(async ({ page }) => {
    await drawBoundary(page, 'Shop', { x: 300, y: 60, width: 420, height: 260 });
    await place(page, 'Process', 'Checkout', { x: 420, y: 180 });
    await place(page, 'External entity', 'Customer', { x: 160, y: 180 });
    await connect(page, 'Customer', 'Checkout', 'Order');
  });

  test('a flow into a boundary crosses it', async ({ page }) => {
    await expect(flow(page, 'Order')).toHaveAccessibleName(/crosses Shop/);
  });

  test('an element dragged out and in again changes where it belongs, in one step with the move', async ({
    page,
  }) => {
    await move(page, 'Checkout', { x: -180, y: 120 });
    await expect.poll(() => details(page, 'Checkout')).not.toContain('in boundary');
    await expect(flow(page, 'Order')).not.toHaveAccessibleName(/crosses/);

    await undo(page);
    await expect.poll(() => details(page, 'Checkout')).toContain('in boundary Shop');
    await redo(page);
    await expect.poll(() => details(page, 'Checkout')).not.toContain('in boundary');
  });

  test('a boundary carries what it contains (threat-dragon-core #10)', async ({ page }) => {
    const before = await boxOf(thing(page, 'Checkout'));
    await move(page, 'Shop', { x: 40, y: 24 });
    const after = await boxOf(thing(page, 'Checkout'));

    expect(Math.round(after.x - before.x)).toBe(40);
    expect(Math.round(after.y - before.y)).toBe(24);
    await expect.poll(() => details(page, 'Checkout')).toContain('in boundary Shop');
  });

  test('boundaries nest', async ({ page }) => {
    await drawBoundary(page, 'Vault', { x: 520, y: 120, width: 160, height: 160 });

    await expect.poll(() => details(page, 'Vault')).toContain('in boundary Shop');
  });

  test('a boundary is resized by its corner and stops at its contents, or releases them', async ({
    page,
  }) => {
    await select(page, 'Shop');
    const shop = await boxOf(thing(page, 'Shop'));
    await dragFrom(
      page,
      { x: shop.x + shop.width, y: shop.y + shop.height },
      { x: shop.x + 40, y: shop.y + 40 },
    );

    const smaller = await boxOf(thing(page, 'Shop'));
    const checkout = await boxOf(thing(page, 'Checkout'));
    expect(smaller.width).toBeLessThan(shop.width);
    expect(smaller.x + smaller.width).toBeGreaterThanOrEqual(checkout.x + checkout.width + 23);

    // With Alt it lets go what it no longer holds, and says what that was.
    await page.keyboard.down('Alt');
    await dragFrom(
      page,
      { x: smaller.x + smaller.width, y: smaller.y + smaller.height },
      { x: smaller.x + 40, y: smaller.y + 40 },
    );
    await page.keyboard.up('Alt');
    await expect(thing(page, 'Checkout')).not.toHaveAccessibleName(/in boundary Shop/);
    await page.getByText('Checkout is no longer in Shop.').first().waitFor();
    await undo(page);
    await expect(thing(page, 'Checkout')).toHaveAccessibleName(/in boundary Shop/);
  });

  test('deleted, it leaves its contents; with Shift they go too', async ({ page }) => {
    await select(page, 'Shop');
    await page.keyboard.press('Delete');
    await expect(thing(page, 'Shop')).toHaveCount(0);
    await expect(thing(page, 'Checkout')).toBeVisible();

    await undo(page);
    await select(page, 'Shop');
    await page.keyboard.press('Shift+Delete');
    await expect(thing(page, 'Checkout')).toHaveCount(0);
    await expect(flow(page, 'Order')).toHaveCount(0);
    await undo(page);
    await expect(flow(page, 'Order')).toBeVisible();
  });
});

test.describe('selecting and moving', () => {
  test.beforeEach(async ({ page }) => {
    await place(page, 'Process', 'One', { x: 240, y: 120 });
    await place(page, 'Process', 'Two', { x: 440, y: 120 });
    await place(page, 'Process', 'Three', { x: 640, y: 280 });
  });

  test('a box takes what it touches, Shift and click adds', async ({ page }) => {
    await dragFrom(page, await onPage(page, { x: 150, y: 60 }), await onPage(page, { x: 400, y: 130 }));
    await select(page, 'One');
    await page.keyboard.down('Shift');
    await thing(page, 'Three').click();
    await page.keyboard.up('Shift');
    await page.keyboard.press('Delete');

    await expect(canvas(page)).toHaveAccessibleName(/, 1 element,/);
    await expect(thing(page, 'Two')).toBeVisible();
  });

  test('several move together, and Esc on the way puts them back', async ({ page }) => {
    await select(page, 'One', 'Two');
    const before = await boxOf(thing(page, 'Two'));
    const grip = await gripOf(page, 'One');
    await dragFrom(page, grip, { x: grip.x + 80, y: grip.y + 80 }, () => page.keyboard.press('Escape'));
    await expect.poll(() => boxOf(thing(page, 'Two'))).toEqual(before);

    await dragFrom(page, grip, { x: grip.x + 80, y: grip.y + 80 });
    expect((await boxOf(thing(page, 'Two'))).x).toBe(before.x + 80);
  });

  test('arrows nudge by 8, with Shift by 40; taps in a row are one step', async ({ page }) => {
    await select(page, 'One');
    const before = await boxOf(thing(page, 'One'));
    // Sent at once and with the clock held: taps join when they are less than 400 ms apart.
    await page.clock.setFixedTime(new Date());
    await Promise.all(['ArrowRight', 'ArrowRight', 'Shift+ArrowDown'].map((key) => page.keyboard.press(key)));
    const after = await boxOf(thing(page, 'One'));
    expect([after.x - before.x, after.y - before.y]).toEqual([16, 40]);

    await undo(page);
    await expect.poll(() => boxOf(thing(page, 'One'))).toEqual(before);
  });

  test('Mod+D duplicates 24 px away, Alt and drag copies', async ({ page }) => {
    await select(page, 'One');
    await page.keyboard.press('Control+d');
    await expect(thing(page, 'One')).toHaveCount(2);

    const grip = await gripOf(page, 'Three');
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.keyboard.down('Alt');
    await page.mouse.move(grip.x - 200, grip.y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect(thing(page, 'Three')).toHaveCount(2);
  });

  test('Shift keeps a drag to one axis, and a corner of what is selected resizes it', async ({ page }) => {
    const before = await boxOf(thing(page, 'One'));
    const grip = await gripOf(page, 'One');
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.keyboard.down('Shift');
    await page.mouse.move(grip.x + 20, grip.y + 80, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const moved = await boxOf(thing(page, 'One'));
    expect([moved.x - before.x, moved.y - before.y]).toEqual([0, 80]);

    const corner = { x: moved.x + moved.width, y: moved.y + moved.height };
    await dragFrom(page, corner, { x: corner.x + 40, y: corner.y + 24 });
    const larger = await boxOf(thing(page, 'One'));
    expect([larger.width - moved.width, larger.height - moved.height]).toEqual([40, 24]);
  });

  test('cut and pasted back it is the same thing; copied it is a new one', async ({ page }) => {
    await select(page, 'One');
    const id = await thing(page, 'One').getAttribute('data-id');
    await page.keyboard.press('Control+x');
    await expect(thing(page, 'One')).toHaveCount(0);
    const at = await onPage(page, { x: 300, y: 260 });
    await page.mouse.move(at.x, at.y);
    await page.keyboard.press('Control+v');
    await expect.poll(() => thing(page, 'One').getAttribute('data-id')).toBe(id);

    await page.keyboard.press('Control+c');
    await page.mouse.move(at.x + 200, at.y);
    await page.keyboard.press('Control+v');
    await expect(thing(page, 'One')).toHaveCount(2);
  });
});

test('a right click selects and offers what can be done; Esc gives the keyboard back', async ({ page }) => {
  await place(page, 'Process', 'Checkout', { x: 420, y: 160 });
  await thing(page, 'Checkout').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Make it a data store/ }).click();
  await expect(thing(page, 'Checkout')).toHaveAccessibleName(/^Data store: Checkout/);

  await thing(page, 'Checkout').click({ button: 'right' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(thing(page, 'Checkout')).toBeFocused();
});

test.describe('view', () => {
  test.beforeEach(({ page }) => place(page, 'Process', 'Checkout', { x: 420, y: 160 }));

  test('zooms, fits and finds the way back', async ({ page }) => {
    await select(page, 'Checkout');
    await page.keyboard.press('+');
    await expect(page.getByRole('button', { name: 'Zoom 120 %, set to 100 %' })).toBeVisible();
    await page.keyboard.press('Control+0');
    await expect(page.getByRole('button', { name: 'Zoom 100 %, set to 100 %' })).toBeVisible();

    const at = await onPage(page, { x: 600, y: 300 });
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(3000, 0);
    await page.getByRole('button', { name: 'Lost?' }).click();
    await expect(thing(page, 'Checkout')).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Lost?' })).toBeHidden();
  });
});

test.describe('keyboard', () => {
  test.beforeEach(async ({ page }) => {
    await drawBoundary(page, 'Shop', { x: 300, y: 60, width: 420, height: 260 });
    await place(page, 'Process', 'Checkout', { x: 420, y: 180 });
    await place(page, 'External entity', 'Customer', { x: 160, y: 180 });
    await connect(page, 'Customer', 'Checkout', 'Order');
  });

  test('Tab walks in reading order and leaves the canvas at its end', async ({ page }) => {
    await select(page, 'Customer');
    await page.keyboard.press('Home');
    const names: string[] = [];
    for (let i = 0; i < 4; i++) {
      names.push((await page.locator(':focus').getAttribute('aria-label')) ?? '');
      await page.keyboard.press('Tab');
    }
    expect(names.map((name) => name.split(/[,:] | from /)[1])).toEqual([
      'Shop',
      'Checkout',
      'Customer',
      'Order',
    ]);
    await expect(canvas(page).locator(':focus')).toHaveCount(0);

    await page.keyboard.press('Shift+Tab');
    await expect(flow(page, 'Order')).toBeFocused();
  });

  test('Alt and arrows go by direction, Space selects, and keys mean what has the keyboard', async ({
    page,
  }) => {
    await select(page, 'Customer');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(canvas(page).locator(':focus')).toHaveCount(1);
    await walkTo(page, thing(page, 'Checkout'));
    await page.keyboard.press('Space');

    const name = page
      .getByRole('region', { name: 'Details' })
      .getByRole('textbox', { name: 'Name', exact: true });
    await expect(name).toHaveValue('Checkout');

    // With nothing selected, keys mean what has the keyboard; but deleting takes only what was chosen.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect(thing(page, 'Checkout')).toBeFocused();
    await page.keyboard.press('F2');
    await typeName(page, 'Till');
    await expect(name).toHaveValue('Till');
  });
});
