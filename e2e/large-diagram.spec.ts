import { expect, test } from '@playwright/test';
import { makeModel } from '../bench/models';
import { writeNative } from '../src/formats/native/native';

/** A diagram too big for the page: what is in view is there, and from far away it is one picture that can be worked with. */
test('a big diagram is worked with from far away', async ({ page }) => {
  const model = makeModel({ shape: 'zones', elements: 220 });
  await page.goto('./');
  await page.getByLabel('Import file').setInputFiles({
    name: 'big.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(writeNative(model)),
  });
  const canvas = page.getByRole('application', { name: /^Diagram/ });
  await expect(canvas.locator('canvas.overview[data-drawn]')).toBeVisible();
  const things = page.getByRole('group', { name: /^(Process|Data store|External entity)/ });
  await expect(things).toHaveCount(0);

  const spot = async (element: string) => {
    const place = model.places[`d-1/${element}`]!;
    return page.evaluate(
      ({ x, y }) => {
        const { left, top } = document.querySelector('.react-flow')!.getBoundingClientRect();
        const view = document.querySelector('.react-flow__viewport')!;
        const { a, e, f } = new DOMMatrix(getComputedStyle(view).transform);
        return { x: left + e + x * a, y: top + f + y * a };
      },
      { x: place.x + place.width / 2, y: place.y + place.height / 2 },
    );
  };

  // A click selects: what is selected comes into the page and takes the keyboard.
  const at = await spot('e-105');
  await page.mouse.click(at.x, at.y);
  await expect(
    page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name' }),
  ).toHaveValue('Element 105');
  await expect(page.getByRole('group', { name: /^Process: Element 105,/ })).toBeFocused();

  // Dragging moves it without a selection before.
  const other = await spot('e-86');
  await page.mouse.move(other.x, other.y);
  await page.mouse.down();
  await page.mouse.move(other.x + 30, other.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Undo move Element 86/ })).toBeEnabled();
  const moved = await page.getByRole('group', { name: /^Process: Element 86,/ }).boundingBox();
  expect(moved!.x + moved!.width / 2 - other.x).toBeGreaterThan(20);

  // Everything is carried by its outlines, and Escape puts it back.
  await page.keyboard.press('ControlOrMeta+a');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 20, at.y + 20, { steps: 4 });
  await expect(canvas.locator('.carried')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(canvas.locator('.carried')).toHaveCount(0);

  // Nearer, what is in view is in the page, and only that.
  await page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /%/ }).click();
  await expect(canvas.locator('canvas.overview')).toHaveCount(0);
  await expect.poll(() => things.count()).toBeGreaterThan(3);
  await expect.poll(() => things.count()).toBeLessThan(150);
});
