import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  newModel,
  openCount,
  openStarter,
  place,
  register,
  registerRows,
  select,
  thing,
  undo,
} from './drive';

/** Rules in the hands of their users: what does not apply, what is switched off or assumed, what people bring themselves. */

const tab = (page: Page, name: RegExp) => register(page).getByRole('tab', { name });

test.describe('questions', () => {
  const questions = (page: Page) => page.getByRole('region', { name: 'Questions' });

  test('one answer serves the chosen ones of several elements, by keyboard alone', async ({ page }) => {
    await openStarter(page, 'Web application');
    await tab(page, /^Questions/).click();
    const asked = questions(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Not the same for all/ }) })
      .first();
    await asked.getByRole('button', { name: /^Not the same for all/ }).focus();
    await page.keyboard.press('Enter');
    const boxes = asked.getByRole('checkbox');
    const before = await boxes.count();
    expect(before).toBeGreaterThan(1);

    await boxes.first().focus();
    await page.keyboard.press('Space');
    await expect(asked.getByText(`The answer is for ${before - 1} of them`)).toBeVisible();
    await asked.getByRole('button', { name: 'Does not apply' }).focus();
    await page.keyboard.press('Enter');

    await questions(page)
      .getByRole('button', { name: /^Answered with “does not apply”/ })
      .press('Enter');
    const answered = page.getByRole('list', { name: 'Answered with “does not apply”' }).getByRole('listitem');
    await expect(answered).toHaveCount(before - 1);
  });

  test('what things are called suggests what they are: said for all alike with one press, or turned down', async ({
    page,
  }) => {
    await page.goto('/');
    const elements = ['Orders DB', 'users-db'].map(
      (name, i) => `  - { id: s${i}, kind: store, name: ${name} }`,
    );
    const yaml = `schema: 1\nid: m-named\nname: Named\nelements:\n${elements.join('\n')}\n  - { id: p, kind: process, name: API gateway }\n`;
    await page
      .getByLabel('Import file')
      .setInputFiles({ name: 'named.yaml', mimeType: 'text/yaml', buffer: Buffer.from(yaml) });
    await tab(page, /^Questions/).click();
    const suggested = page.getByRole('list', { name: 'Going by names' }).getByRole('listitem');
    await expect(suggested).toHaveText([
      /^By their names, Orders DB and users-db could be:/,
      /^By its name, API gateway could be:/,
    ]);

    await page.getByRole('button', { name: 'SQL database: Orders DB and users-db' }).press('Enter');
    await page.getByRole('button', { name: 'Not so: API gateway, API gateway' }).press('Enter');

    await expect(suggested).toHaveCount(0);
    await undo(page);
    await undo(page);
    await expect(suggested).toHaveCount(2);
  });

  test('an answer “does not apply” can be taken back, and is one step to undo', async ({ page }) => {
    await openStarter(page, 'Web application');
    await tab(page, /^Questions/).click();
    const first = questions(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button') })
      .first();
    const ask = await first.locator('p').first().innerText();
    await first.getByRole('button', { name: 'Does not apply' }).click();
    await expect(questions(page).getByText(ask, { exact: true })).toBeHidden();

    await undo(page);
    await expect(questions(page).getByText(ask, { exact: true })).toBeVisible();

    await first.getByRole('button', { name: 'Does not apply' }).click();
    await questions(page)
      .getByRole('button', { name: /^Answered with “does not apply”/ })
      .click();
    const answered = page.getByRole('list', { name: 'Answered with “does not apply”' }).getByRole('listitem');
    for (let left = await answered.count(); left > 0; left--) {
      await answered
        .first()
        .getByRole('button', { name: /^Ask again/ })
        .click();
      await expect(answered).toHaveCount(left - 1);
    }
    await expect(questions(page).getByText(ask, { exact: true })).toBeVisible();
  });
});

const drawer = (page: Page) => page.getByRole('region', { name: 'Rules' });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const toast = (page: Page, text: RegExp) => page.getByText(text);

/** Opens the threat of a row of the register. */
async function openThreat(page: Page, title: string): Promise<Locator> {
  await registerRows(page).filter({ hasText: title }).first().click();
  const panel = page.getByRole('region', { name: 'Threat', exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

test.describe('the rule drawer', () => {
  test('opens by key, finds a rule by a word, and says why it is not raised on what is selected', async ({
    page,
  }) => {
    await openStarter(page, 'Web application');
    await page.keyboard.press('u');
    await expect(drawer(page)).toBeVisible();

    await page.keyboard.type('without checking it');
    await drawer(page).getByRole('list', { name: 'Rules' }).getByRole('button').first().click();
    await expect(drawer(page).getByRole('heading', { level: 2 })).toHaveText(
      'The process accepts input from its callers without checking it',
    );
    await select(page, 'API Server');
    await expect(drawer(page)).toContainText('On API Server');
    await expect(drawer(page)).toContainText('It is not raised here: part of its condition is not known.');
    await expect(drawer(page)).toContainText('Validates input: No (not known)');

    await select(page, 'User Browser');
    await expect(drawer(page)).toContainText('This rule is about processes; User Browser is none.');

    await drawer(page).getByRole('button', { name: 'All rules' }).focus();
    await page.keyboard.press('Escape');
    await expect(drawer(page).getByRole('searchbox')).toHaveValue('without checking it');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
  });

  test('leads from a threat to its rule and to the other places where it is raised', async ({ page }) => {
    await openStarter(page, 'Web application');
    const panel = await openThreat(page, 'Credentials or session tokens');
    await panel.getByRole('button', { name: 'More about this threat' }).click();
    await page.getByRole('menuitem', { name: 'About this rule' }).click();

    await expect(drawer(page)).toContainText('It is raised here.');
    const places = drawer(page).getByRole('button', { name: /^T-\d{3}/ });
    await expect.poll(() => places.count()).toBeGreaterThan(1);
    await places.last().click();
    await expect(panel).toContainText('Credentials or session tokens');
  });
});

test.describe('setting aside', () => {
  test('a rule switched off from a threat leaves the register with a reason, and comes back whole', async ({
    page,
  }) => {
    await openStarter(page, 'Web application');
    const before = await openCount(page);
    const panel = await openThreat(page, 'Credentials or session tokens travel in clear on Sessions');
    await panel.getByRole('button', { name: 'More about this threat' }).click();
    await page.getByRole('menuitem', { name: 'Switch this rule off…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switch a rule off' });
    await expect(dialog.getByRole('button', { name: 'Switch off' })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The mesh encrypts everything');
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await expect(dialog).toBeHidden();
    await expect(registerRows(page).filter({ hasText: 'travel in clear on Sessions' })).toHaveCount(0);
    await expect.poll(() => openCount(page)).toBeLessThan(before);

    await register(page)
      .getByRole('button', { name: /set aside: show why$/ })
      .click();
    const list = drawer(page).getByRole('list', { name: 'Set aside' });
    await expect(list).toContainText('The mesh encrypts everything');
    await expect(list).toContainText('travel in clear on Sessions');
    await list.getByRole('button', { name: /^Take back: The rule / }).click();
    await expect(drawer(page)).toContainText('Nothing is set aside');
    await expect.poll(() => openCount(page)).toBe(before);
  });

  test('an assumption covers a threat until it turns out wrong', async ({ page }) => {
    await openStarter(page, 'Web application');
    const before = await openCount(page);
    const panel = await openThreat(page, 'Credentials or session tokens travel in clear on Sessions');
    await panel.getByRole('button', { name: 'More about this threat' }).click();
    await page.getByRole('menuitem', { name: 'Covered by an assumption…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Covered by an assumption' });
    await dialog.getByLabel('What is assumed').fill('Nobody listens inside the data zone');
    await dialog.getByRole('button', { name: 'Set aside' }).click();
    await expect(toast(page, /^1 threat set aside\./)).toBeVisible();
    await expect.poll(() => openCount(page)).toBe(before - 1);

    await tab(page, /^Scope/).click();
    const row = page
      .getByRole('table', { name: 'Assumptions' })
      .getByRole('row')
      .filter({ has: page.locator('input[value="Nobody listens inside the data zone"]') });
    await expect(row).toContainText('Sets 1 threat aside');
    await row.getByRole('button', { name: /State/ }).click();
    await page.getByRole('option', { name: 'Wrong' }).click();
    await expect(row).toContainText('Sets nothing aside');
    await expect.poll(() => openCount(page)).toBe(before);
  });

  test('a boundary out of scope takes along what is inside, with its reason', async ({ page }) => {
    await openStarter(page, 'Web application');
    const before = await openCount(page);
    await select(page, 'DMZ');
    await details(page)
      .getByRole('checkbox', { name: /^Out of scope/ })
      .click({ force: true });
    await details(page).getByRole('textbox', { name: 'Reason' }).fill('Run by the network team');
    await page.keyboard.press('Enter');
    await expect(register(page).getByRole('button', { name: /set aside: show why$/ })).toBeVisible();
    await expect.poll(() => openCount(page)).toBeLessThan(before);

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: 'Markdown report' }).click({ force: true });
    await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('Set Aside');
    await page.keyboard.press('Escape');

    await undo(page);
    await undo(page);
    await expect.poll(() => openCount(page)).toBe(before);
  });
});

test.describe('rule packs', () => {
  const PACK = `rule_pack: 1
id: acme
name: "Acme rules"
rules:
  - id: no-database-without-owner
    category: R
    subject: store
    when:
      kind: store
    title: "{name} has no named owner"
    why: "Nobody answers for it."
`;
  const bring = async (page: Page, text: string): Promise<void> =>
    page
      .getByLabel('Import file')
      .setInputFiles({ name: 'acme.yaml', mimeType: 'text/plain', buffer: Buffer.from(text) });

  test('a pack is brought in, judged live, exported with the model, and removed', async ({ page }) => {
    await openStarter(page, 'Web application');
    await page.keyboard.press('u');
    await expect(drawer(page).getByRole('button', { name: 'Add a rule pack…' })).toBeVisible();
    await bring(page, PACK);

    await expect(drawer(page).getByRole('list', { name: 'Rule packs' })).toContainText('Acme rules');
    await tab(page, /^Threats/).click();
    await register(page).getByRole('searchbox').fill('no named owner');
    await expect(registerRows(page).filter({ hasText: 'Database has no named owner' })).toHaveCount(1);

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: 'YAML model' }).click({ force: true });
    await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('no-database-without-owner');
    await page.keyboard.press('Escape');

    await drawer(page).getByRole('button', { name: 'Remove the rule pack Acme rules' }).click();
    await expect(registerRows(page).filter({ hasText: 'no named owner' })).toHaveCount(0);
  });

  test('a pack is pasted, goes out as a file, and comes in again when that file is dropped', async ({
    page,
  }) => {
    await openStarter(page, 'Data store');
    await page.evaluate((text) => navigator.clipboard.writeText(text), PACK);
    await page.keyboard.press('ControlOrMeta+v');
    await expect(toast(page, /^Added the rule pack Acme rules/)).toBeVisible();
    const packs = drawer(page).getByRole('list', { name: 'Rule packs' });

    const downloading = page.waitForEvent('download');
    await packs.getByRole('button', { name: 'Save the rule pack Acme rules as a file' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('acme.yaml');
    const text = await readFile(await file.path(), 'utf8');

    await packs.getByRole('button', { name: 'Remove the rule pack Acme rules' }).click();
    await expect(packs).not.toContainText('Acme rules');
    const dataTransfer = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'whatever.txt'));
      return transfer;
    }, text);
    await page.dispatchEvent('body', 'dragover', { dataTransfer });
    await page.dispatchEvent('body', 'drop', { dataTransfer });
    await expect(packs).toContainText('Acme rules');
  });

  test('a pack that is wrong leaves all as it is and says the line and what was meant', async ({ page }) => {
    await openStarter(page, 'Web application');
    await bring(page, PACK.replace('kind: store\n    title', 'storeKynd: sql\n    title'));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('acme.yaml');
    await expect(alert).toContainText('Line 9');
    await expect(alert).toContainText('Did you mean “storeKind”?');
  });
});

test('a lint is settled by its button, in one step that can be undone', async ({ page }) => {
  await newModel(page);
  await place(page, 'Process', 'Lonely', { x: 300, y: 120 });
  await tab(page, /^Lints/).click();
  const lints = register(page).getByRole('listitem').filter({ hasText: 'Lonely has no flows' });
  await lints.getByRole('button', { name: 'Delete Lonely' }).click();
  await expect(lints).toHaveCount(0);
  await expect(thing(page, 'Lonely')).toHaveCount(0);

  await undo(page);
  await expect(lints).toHaveCount(1);
});

test('twenty things at work ask for no more attention than twenty rows and five questions', async ({
  page,
}) => {
  const of = (count: number, kind: string, zone: string, property: string): string =>
    Array.from(
      { length: count },
      (_, i) =>
        `  - { id: ${kind}-${zone}${i}, kind: ${kind}, name: '${zone} ${i}', boundary: b-${zone}, properties: { ${property} } }`,
    ).join('\n');
  const flows = [
    ...[0, 1, 2, 3].map((i) => ['external-net', i, 'process-edge', i % 3] as const),
    ...[0, 1, 2, 3, 4, 5, 6].map((i) => ['process-edge', i % 3, 'process-app', i] as const),
    ...[0, 1, 2, 3, 4, 5].map((i) => ['process-app', i, 'store-app', i] as const),
  ].map(
    ([from, i, to, j], at) =>
      `  - { id: f-${at}, from: ${from}${i}, to: ${to}${j}, properties: { protocol: http } }`,
  );
  const model = [
    "schema: 1\nid: m-twenty\nname: 'Twenty'\nboundaries:",
    "  - { id: b-net, name: 'Internet', trust: untrusted }\n  - { id: b-edge, name: 'Edge', trust: semi-trusted }\n  - { id: b-app, name: 'Application', trust: trusted }\nelements:",
    of(4, 'external', 'net', 'entityKind: browser'),
    of(3, 'process', 'edge', 'technology: web'),
    of(7, 'process', 'app', 'technology: api'),
    of(6, 'store', 'app', 'storeKind: sql, class: restricted'),
    'flows:',
    ...flows,
  ].join('\n');
  await page.goto('./');
  await page
    .getByLabel('Import file')
    .setInputFiles({ name: 'twenty.yaml', mimeType: 'text/yaml', buffer: Buffer.from(`${model}\n`) });

  await expect(registerRows(page).first()).toBeVisible();
  await expect.poll(() => openCount(page)).toBeGreaterThan(100);
  await expect.poll(() => registerRows(page).count()).toBeLessThanOrEqual(20);

  await tab(page, /^Questions/).click();
  const asked = page
    .getByRole('region', { name: 'Questions' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Does not apply' }) });
  await expect(asked).toHaveCount(5);
});
