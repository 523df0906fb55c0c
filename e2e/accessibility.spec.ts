import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { boxOf, canvas, enterCanvas, flow, openStarter, register, run, thing, walkTo } from './drive';

/** What axe can see is right on every page, panel and dialog, in both themes; contrast modes and calm motion are kept. */

test.describe('axe finds nothing, light or dark,', () => {
  test.beforeEach(async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openStarter(page, 'Data store');
    await expect(register(page)).toBeVisible();
  });

  test('in the tabs of the register, and in the details of each kind of thing and of several', async ({
    page,
  }) => {
    const tabs = register(page).getByRole('tab');
    for (let i = 0; i < (await tabs.count()); i++) {
      await tabs.nth(i).click();
      await expectNothing(page, '[data-part="register"]', await tabs.nth(i).innerText());
    }
    for (const kind of ['External entity', 'Process', 'Data store', 'Data flow']) {
      await canvas(page)
        .getByRole('group', { name: new RegExp(`^${kind}`) })
        .first()
        .click({ force: true });
      await page.keyboard.press('Alt+m');
      await expectNothing(page, '[data-part="details"]', kind);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+a');
    await expectNothing(page, '[data-part="details"]', 'several');
  });

  test('in menus, bars, drawers and notes', async ({ page }) => {
    const menu = page.getByRole('menu').first();
    await page.keyboard.press('o');
    await page.getByRole('treeitem').first().click();
    await expectNothing(page, '[data-part="outline"]', 'outline');
    await page.keyboard.press('Shift+F10');
    await expect(menu).toBeVisible();
    await expectNothing(page, '[role="menu"]', 'menu of a line of the outline');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);

    const { x, y, width } = await boxOf(canvas(page));
    await page.mouse.click(x + width - 60, y + 30, { button: 'right' });
    await expect(menu).toBeVisible();
    await expectNothing(page, '[role="menu"]', 'menu of the canvas');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await page.getByRole('button', { name: /^Diagram/ }).click();
    await expect(menu).toBeVisible();
    await expectNothing(page, '[role="menu"]', 'menu of the diagrams');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);

    await enterCanvas(page);
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog', { name: 'Insert' })).toBeVisible();
    await expectNothing(page, '[role="dialog"]', 'insert menu');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await enterCanvas(page);
    await page.keyboard.press('Alt+l');
    await expect(page.getByRole('region', { name: 'Tidy layout' })).toContainText('would move');
    await expectNothing(page, '[data-part="canvas"]', 'tidy layout on offer');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);

    await run(page, 'Rules…');
    await expect(page.getByRole('region', { name: 'Rules' })).toBeVisible();
    await expectNothing(page, '[data-part="details"]', 'rules');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await walkTo(
      page,
      canvas(page)
        .getByRole('group', { name: /^Process/ })
        .first(),
    );
    await page.keyboard.press('Space');
    await page.keyboard.press('Delete');
    await expect(page.getByRole('status', { name: 'Notes' })).toContainText('Deleted');
    await expectNothing(page, '[role="status"][aria-label="Notes"]', 'note');
    await page.keyboard.press('ControlOrMeta+s');
    await run(page, 'Compare with a version');
    await expect(page.getByRole('dialog', { name: 'Compare' })).toBeVisible();
    await expectNothing(page, '[role="dialog"]', 'what to compare');
    await page.getByRole('dialog', { name: 'Compare' }).getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('region', { name: 'What changed' })).toBeVisible();
    await expectNothing(page, '[data-part="details"]', 'comparison');
  });

  test('in dialogs', async ({ page }) => {
    const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
    for (const [how, name] of [
      ['ControlOrMeta+k', 'Commands'],
      ['?', 'Keyboard shortcuts'],
      ['l', 'Type to draw'],
      ['ControlOrMeta+e', 'Export'],
      ['Data classes…', /data/i],
      ['Rename diagram…', /diagram/i],
      ['Earlier versions', 'Earlier versions'],
    ] as const) {
      if (/^[A-Z][a-z]+ /.test(how) || how.endsWith('…')) await run(page, how.replace('…', ''));
      else await page.keyboard.press(how);
      await expect(dialog(name)).toBeVisible();
      if (name === 'Type to draw') {
        await page.keyboard.type('A -> B [nonsense');
        await expect(page.getByRole('region', { name: 'What will be drawn' })).toContainText('has no');
        await page.keyboard.type('] [htt');
        await expect(page.getByRole('listbox')).toBeVisible();
      }
      await expectNothing(page, '[role="dialog"]', String(name));
      await page.keyboard.press('Escape');
      if (name === 'Type to draw') await page.keyboard.press('Escape');
      await expect(dialog(name)).toHaveCount(0);
    }

    await page.getByRole('link', { name: 'Models' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Back up everything' }).click();
    await page.getByLabel('Import file').setInputFiles(await (await saved).path());
    await expect(dialog(/^Restore/)).toBeVisible();
    await expectNothing(page, '[role="dialog"]', 'restore');
  });
});

test('in forced colours, selection, focus and the kinds of lines can still be told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openStarter(page, 'Web API');
  await thing(page, 'API Gateway').click();

  const lineOf = (name: string) =>
    thing(page, name).evaluate((element) => {
      const marked = [element, ...element.querySelectorAll('*')];
      // The ring of a selection is drawn after the shape.
      return marked.map((one) => {
        const { borderTopStyle, borderTopWidth, content } = getComputedStyle(one, '::after');
        return [borderTopStyle, borderTopWidth, content].join(' ');
      });
    });
  await expect.poll(() => lineOf('API Gateway')).not.toEqual(await lineOf('App Service'));
  const pressed = page
    .getByRole('toolbar', { name: 'Drawing tools' })
    .getByRole('button', { name: 'Select', exact: true });
  const other = page
    .getByRole('toolbar', { name: 'Drawing tools' })
    .getByRole('button', { name: 'Hand', exact: true });
  const look = (button: typeof pressed) =>
    button.evaluate((element) => {
      const { backgroundColor, borderColor, outlineStyle, color } = getComputedStyle(element);
      return [backgroundColor, borderColor, outlineStyle, color].join(' ');
    });
  await expect.poll(() => look(pressed)).not.toBe(await look(other));
});

test('with reduced motion nothing glides, runs or fades', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStarter(page, 'Web API');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.keyboard.press('Shift+1');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();

  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => (one.effect?.getComputedTiming().duration as number) > 50)
      .map((one) => ('animationName' in one ? one.animationName : one.constructor.name)),
  );
  expect(moving).toEqual([]);
});

test('what the canvas shows is said in words: things with where they belong, flows with what they carry', async ({
  page,
}) => {
  await openStarter(page, 'Web API');

  await expect(canvas(page)).toHaveAccessibleName(
    /^Diagram: Web API, \d+ elements, \d+ boundaries, \d+ open threats$/,
  );
  await expect(thing(page, 'Auth Service')).toHaveAccessibleName(
    /^Process: Auth Service, in boundary .+, \d+ flows? in, \d+ out, \d+ open threats?/,
  );
  const any = canvas(page).getByRole('group', { name: /^Data flow: .* from .* to .*, step \d+/ });
  await expect.poll(() => any.count()).toBeGreaterThan(0);
  await expect(flow(page, 'never drawn')).toHaveCount(0);
});

/** One part of the page at a time: the page as a whole is looked at with the exports. */
async function expectNothing(page: Page, part: string, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
}
