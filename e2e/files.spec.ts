import { expect, test, type Page } from '@playwright/test';
import { canvas, openStarter, place, thing } from './drive';

/** A model kept in a file on the disk. The files of the page's own folder stand for the disk, for no test can use a picker. */

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const file = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('shop.yaml', { create: true });
    Object.assign(window, { showSaveFilePicker: file, showOpenFilePicker: async () => [await file()] });
  });
});

/** Runs an action of the palette. */
async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
}

/** What is in the file. A file that is replaced between opening and reading cannot be read; it is opened again. */
function content(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for (let again = 5; ; again -= 1) {
      try {
        return await (await (await folder.getFileHandle('shop.yaml')).getFile()).text();
      } catch (error) {
        if (again === 0) throw error;
      }
    }
  });
}

/** What another program does: it changes the file, then the person comes back to the page. */
async function changeOutside(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(
    async ([before, after]) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('shop.yaml');
      const text = await (await handle.getFile()).text();
      const file = await handle.createWritable();
      await file.write(text.replaceAll(before!, after!));
      await file.close();
      window.dispatchEvent(new Event('focus'));
    },
    [from, to],
  );
}

test('a model is saved to a file, and to the same file again', async ({ page }) => {
  await openStarter(page, 'Data store');
  await act(page, 'Save to a file');
  await expect(page.getByText('Saved to shop.yaml.').first()).toBeVisible();
  expect(await content(page)).toMatch(/^schema: 1\n/);

  await place(page, 'Process', 'Reporting', { x: 300, y: 420 });
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect.poll(() => content(page)).toContain('"Reporting"');
});

test('a file that was changed outside is said, shown as a difference, and taken as a step', async ({
  page,
}) => {
  await openStarter(page, 'Data store');
  await place(page, 'Process', 'Reporting', { x: 300, y: 420 });
  await act(page, 'Save to a file');
  await expect(page.getByText('Saved to shop.yaml.').first()).toBeVisible();

  await changeOutside(page, '"Reporting"', '"Billing"');
  await expect(page.getByText('shop.yaml was changed outside Drawbridge')).toBeVisible();
  await expect(thing(page, 'Reporting')).toBeVisible();
  await page.getByRole('button', { name: 'Show the difference' }).click();
  await expect(page.getByText('Billing').first()).toBeVisible();

  await page.getByRole('button', { name: 'Take the file' }).click();
  await expect(thing(page, 'Billing')).toBeVisible();
  await expect(page.getByText('shop.yaml was changed outside Drawbridge')).toBeHidden();
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
  await expect(thing(page, 'Reporting')).toBeVisible();
});

test('saving never writes over what somebody else has written, unless asked to', async ({ page }) => {
  await openStarter(page, 'Data store');
  await act(page, 'Save to a file');
  await expect(page.getByText('Saved to shop.yaml.').first()).toBeVisible();
  await changeOutside(page, 'schema: 1', 'schema: 1 broken: [');
  const broken = await content(page);

  await act(page, 'Save to a file');
  await expect(page.getByText(/cannot be read as a model/)).toBeVisible();
  expect(await content(page)).toBe(broken);
  await page.getByRole('button', { name: 'Write mine over it' }).click();
  await expect.poll(() => content(page)).toMatch(/^schema: 1\n/);
  await expect(page.getByText(/cannot be read as a model/)).toBeHidden();
});

test('a file is found again in the next visit, once the browser has been told that it may be used', async ({
  page,
}) => {
  // Files of the page's own folder need nobody's leave, so the browser's question is put before them.
  await page.addInitScript(() => {
    let answer: PermissionState = 'prompt';
    Object.assign(FileSystemFileHandle.prototype, {
      queryPermission: () => Promise.resolve(answer),
      requestPermission: () => Promise.resolve((answer = 'granted')),
    });
  });
  await openStarter(page, 'Data store');
  await act(page, 'Save to a file');
  await expect(page.getByText('Saved to shop.yaml.').first()).toBeVisible();
  await page.reload();

  await page.getByRole('button', { name: 'Reconnect to shop.yaml' }).click();
  await expect(page.getByText('This model is kept in shop.yaml')).toBeHidden();
  await changeOutside(page, '"App"', '"Till"');
  await page.getByRole('button', { name: 'Take the file' }).click();
  await expect(thing(page, 'Till')).toBeVisible();
  await place(page, 'Process', 'Reporting', { x: 300, y: 420 });

  // Saving asks for leave by itself, and still sees what somebody else has written meanwhile.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Reconnect to shop.yaml' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await expect.poll(() => content(page)).toContain('"Reporting"');

  await page.reload();
  await page.getByRole('button', { name: 'Forget the file' }).click();
  await expect(page.getByText('This model is kept in shop.yaml')).toBeHidden();
  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByText('This model is kept in shop.yaml')).toBeHidden();
});

test('a file is opened to work in', async ({ page }) => {
  await openStarter(page, 'Data store');
  await act(page, 'Save to a file');
  await expect(page.getByText('Saved to shop.yaml.').first()).toBeVisible();
  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await act(page, 'Open a file to work in');
  await page.getByRole('button', { name: 'Replace' }).click();
  await place(page, 'Process', 'Reporting', { x: 300, y: 420 });
  await act(page, 'Save to a file');
  await expect.poll(() => content(page)).toContain('"Reporting"');
});
