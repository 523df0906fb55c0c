import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { canvas, flow, openStarter, thing } from './drive';

/** What axe can see is right on every page, panel and dialog, in both themes; contrast modes and calm motion are kept. */

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing (${colorScheme})`, () => {
    test.beforeEach(async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openStarter(page, 'Data store');
      await expect(page.getByRole('region', { name: 'Risk register' })).toBeVisible();
    });

    test('in each tab of the register', async ({ page }) => {
      const tabs = page.getByRole('region', { name: 'Risk register' }).getByRole('tab');
      for (let i = 0; i < (await tabs.count()); i++) {
        await tabs.nth(i).click();
        await expectNothing(page, '[data-part="register"]', await tabs.nth(i).innerText());
      }
    });

    test('in the details of each kind of thing, and of several', async ({ page }) => {
      for (const kind of ['External entity', 'Process', 'Data store']) {
        await canvas(page)
          .getByRole('group', { name: new RegExp(`^${kind}`) })
          .first()
          .click();
        await expectNothing(page, '[data-part="details"]', kind);
      }
      await page.keyboard.press('ControlOrMeta+a');
      await expectNothing(page, '[data-part="details"]', 'several');
    });

    test('in the outline and in menus', async ({ page }) => {
      await page.keyboard.press('o');
      await page.getByRole('treeitem').first().click();
      await expectNothing(page, '[data-part="outline"]', 'outline');
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu').first()).toBeVisible();
      await expectNothing(page, '[role="menu"]', 'menu of a line');
    });

    for (const [key, name] of [
      ['ControlOrMeta+k', 'Commands'],
      ['?', 'Keyboard shortcuts'],
      ['l', 'Type to draw'],
    ] as const) {
      test(`in the dialog ${name}`, async ({ page }) => {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        if (name === 'Type to draw') {
          await page.keyboard.type('A -> B [nonsense');
          await expect(page.getByRole('region', { name: 'What will be drawn' })).toContainText('has no');
        }
        await expectNothing(page, '[role="dialog"]', name);
      });
    }
  });
}

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
  expect(await lineOf('API Gateway')).not.toEqual(await lineOf('App Service'));
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
  expect(await look(pressed)).not.toBe(await look(other));
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
  expect(await any.count()).toBeGreaterThan(0);
  await expect(flow(page, 'never drawn')).toHaveCount(0);
});

/** One part of the page at a time: the page as a whole is looked at with the exports. */
async function expectNothing(page: Page, part: string, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  );
  expect.soft(found, where).toEqual([]);
}
