import { expect, test, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { judgeAll, rowsOf } from '../src/editor/judgement';
import { DEFAULT_OPTIONS, type Report } from '../src/formats/report/format';
import { WRITERS } from '../src/formats/formats';
import { NATIVE_READER } from '../src/formats/native/native';
import { firstDiagram } from '../src/model/model';
import { canvas, register, registerRows, run } from './drive';
import { fieldsIn, hostile } from './hostile';

/** Markup and script in every text of a model, in every view and every export: shown as what it is, text. */

const { yaml, other, fields } = hostile();

interface Look {
  /** Everything that a person can read on the page, and what a screen reader says besides. */
  readonly text: string;
  /** What the payload has managed to do: nothing, if all is well. */
  readonly harm: readonly string[];
}

function lookAt(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const said = ['aria-label', 'title', 'aria-description', 'placeholder', 'alt'];
    const leading = ['href', 'xlink:href', 'src', 'action', 'formaction'];
    const all = (names: readonly string[]) => [
      ...document.querySelectorAll(names.map((name) => `[${name.replace(':', '\\:')}]`).join()),
    ];
    const text = [
      document.title,
      document.body.textContent,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      ...all(said).flatMap((element) => said.map((name) => element.getAttribute(name) ?? '')),
    ].join('\n');
    const made = [...document.querySelectorAll('[data-pwned], script:not([src]), [onerror], [onload]')];
    const addresses = all(leading).flatMap((element) =>
      leading.map((name) => element.getAttribute(name)).filter((address) => address !== null),
    );
    // Relative ones lead to files of the app.
    const wrong = addresses.filter(
      (one) => !/^(https?:|mailto:|blob:|data:image\/|[#./]|[\w-]+[./])/.test(one),
    );
    return {
      text,
      harm: [
        ...('__pwned' in window ? ['a script of the payload has run'] : []),
        ...made.map((element) => `an element of the payload: ${element.outerHTML.slice(0, 80)}`),
        ...wrong.map((address) => `an address: ${address.slice(0, 80)}`),
      ],
    };
  });
}

/** The payload may do its work in a view that is gone again before anybody looks. */
async function watch(page: Page): Promise<void> {
  page.on('dialog', (dialog) => {
    throw new Error(`The page shows a dialog: ${dialog.message()}`);
  });
  await page.addInitScript(() => {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element && (node.matches('[data-pwned]') || node.querySelector('[data-pwned]')))
            Object.assign(window, { __pwned: 'an element' });
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Closes what is open over the page. */
async function leave(what: Locator): Promise<void> {
  await what.press('Escape');
  await expect(what).toBeHidden();
}

async function bring(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Import file')
    .setInputFiles({ name: 'hostile.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
}

test('in every view it is text', async ({ page }) => {
  await watch(page);
  const seen = new Set<number>();
  /** `what` is fetched when it is asked for, and looked at when it is there. */
  const look = async (where: string, what?: Locator): Promise<void> => {
    if (what) await expect(what).toBeVisible();
    const { text, harm } = await lookAt(page);
    expect(harm, where).toEqual([]);
    for (const field of fieldsIn(text)) seen.add(field);
  };
  await page.goto('./');
  await bring(page, yaml);
  await expect(canvas(page)).toBeVisible();
  await expect(registerRows(page).first()).toBeVisible();
  await look('the workbench');

  for (const kind of ['External entity', 'Process', 'Data store', 'Trust boundary', 'Data flow', 'Note'])
    for (const group of [
      canvas(page)
        .getByRole('group', { name: new RegExp(`^${kind}`) })
        .first(),
      canvas(page)
        .getByRole('group', { name: new RegExp(`^${kind}.*out of scope`, 'i') })
        .first(),
    ]) {
      if ((await group.count()) === 0) continue;
      await group.focus();
      await page.keyboard.press('Enter');
      await look(`the details of a ${kind}`);
    }
  await canvas(page)
    .getByRole('group', { name: /^Process/ })
    .first()
    .focus();
  await page.keyboard.press('Shift+F10');
  await look('the menu of a thing', page.getByRole('menu'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  for (const tab of await register(page).getByRole('tab').all()) {
    await tab.click();
    await look(`the tab ${await tab.innerText()}`);
  }
  await register(page).getByRole('tab').first().click();
  for (const group of ['Interaction', 'Element', 'STRIDE', 'Status', 'Root cause', 'None']) {
    await register(page).getByRole('button', { name: 'Group threats' }).click();
    await page.getByRole('menuitem', { name: group }).click();
    await look(`the register by ${group}`);
  }
  for (const row of await registerRows(page).all()) {
    await row.click();
    await expect(page.getByRole('region', { name: 'Threat', exact: true })).toBeVisible();
    await look('a threat');
  }
  await register(page).getByRole('button', { name: 'Views' }).click();
  await look('the views of the register', page.getByRole('dialog', { name: 'Views' }));
  await page.getByRole('dialog').getByRole('button', { name: '=A' }).first().click();
  await leave(page.getByRole('dialog', { name: 'Views' }));
  await register(page)
    .getByRole('button', { name: /^Narrow/ })
    .click();
  await look('a view of the register', page.getByRole('dialog', { name: /^Narrow/ }));
  await leave(page.getByRole('dialog', { name: /^Narrow/ }));

  await run(page, 'Rules…');
  const rules = page.getByRole('region', { name: 'Rules' });
  await look('the rules', rules.getByRole('list', { name: 'Rules' }));
  await rules.getByRole('searchbox').fill('=A');
  await rules.getByRole('list', { name: 'Rules' }).getByRole('button').first().click();
  await look('a rule of a pack', rules.getByRole('button', { name: 'All rules' }));
  await run(page, 'What is set aside…');
  await look('what is set aside', rules.getByRole('list', { name: 'Set aside' }));
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('img');
  await look('the palette', page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first());
  await leave(page.getByRole('dialog', { name: 'Commands' }));
  await run(page, 'Outline');
  await expect(page.getByRole('tree', { name: 'Outline' })).toBeVisible();
  await look('the outline');
  await run(page, 'Type to draw…');
  await expect(page.getByRole('dialog', { name: 'Type to draw' })).toBeVisible();
  await look('type to draw');
  await leave(page.getByRole('dialog', { name: 'Type to draw' }));
  await run(page, 'Earlier versions');
  await page
    .getByRole('textbox', { name: /^Name of the version/ })
    .fill('<img src=x onerror=window.__pwned=1 data-pwned>');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '<img src=x' })).toBeVisible();
  await look('the earlier versions');
  await page.keyboard.press('Escape');
  await bring(page, other);
  await look(
    'the question what to do with a model that is here',
    page.getByRole('button', { name: 'Replace' }),
  );
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue(/^=B/);
  await look('the workbench after an import');
  await run(page, 'Compare with a version');
  await look('what can be compared', page.getByRole('dialog', { name: 'Compare' }));
  await page.getByRole('dialog', { name: 'Compare' }).getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('region', { name: 'What changed' })).toBeVisible();
  await look('the comparison');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  await look('the models page');
  await page.getByRole('button', { name: 'Model actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText(/^Deleted =B/)).toBeVisible();
  await look('a message');
  await page.getByRole('button', { name: 'Bin' }).click();
  await look('the bin', page.getByRole('button', { name: /^Restore/ }).first());

  const unseen = [...fields].filter(([field]) => !seen.has(field)).map(([, path]) => path);
  expect(unseen).toEqual(SHOWN_NOWHERE);
});

/** Under another rating scheme, as a fingerprint, as a choice among names: a field that is added has to be shown or stand here. */
const SHOWN_NOWHERE = [
  'decisions.*.cvss',
  'decisions.*.residualCvss',
  'decisions.*.seen',
  'registerViews.*.owner',
];

test('in every export it is text, and no formula', async ({ page }) => {
  await watch(page);
  const read = NATIVE_READER.read(yaml, (kind) => kind);
  if (!read.ok) throw new Error(read.reason);
  const judged = judgeAll(read.model);
  const { model, verdict } = judged;
  const report: Report = {
    model,
    rows: rowsOf(judged),
    addressed: verdict.addressed,
    setAside: verdict.setAside,
    prompts: [],
    diagram: firstDiagram(model),
  };
  const written = (id: string): string =>
    WRITERS.find((writer) => writer.id === id)?.write(report, { ...DEFAULT_OPTIONS, noLongerRaised: true }) ??
    '';

  for (const [id, least] of [
    ['html', 35],
    ['svg', 5],
  ] as const) {
    await page.goto('about:blank');
    // Without the policy of the app, and written by the parser, so that every script and handler there is would run.
    await page.setContent(written(id));
    const { text, harm } = await lookAt(page);
    expect(harm, id).toEqual([]);
    expect(fieldsIn(text).size, id).toBeGreaterThan(least);
  }
  const svg = written('svg');
  expect(
    await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror, [data-pwned]')
          .length,
      svg,
    ),
  ).toBe(0);

  const cells = (parse(written('csv'), { bom: true }) as readonly (readonly string[])[]).flat();
  expect(cells.filter((cell) => fieldsIn(cell).size > 0).length).toBeGreaterThan(10);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
