import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  connect,
  flow,
  newModel,
  openCount,
  place,
  register,
  registerRows,
  select,
  thing,
  undo,
} from './drive';

/** The risk register: rows that follow the drawing, decisions that stay, and everything by keyboard. */

const PORTAL = `schema: 1
id: m-portal1
name: "Portal"
boundaries:
  - id: b-net001
    name: "Internet"
    trust: untrusted
  - id: b-app001
    name: "Application"
elements:
  - id: x-buyer1
    kind: external
    name: "Buyer"
    boundary: b-net001
  - id: p-shop01
    kind: process
    name: "Shop"
    boundary: b-app001
    properties:
      technology: api
  - id: s-order1
    kind: store
    name: "Orders"
    boundary: b-app001
flows:
  - id: f-order1
    name: "Order"
    from: x-buyer1
    to: p-shop01
    properties:
      protocol: http
      class: confidential
  - id: f-rows01
    name: "Rows"
    from: p-shop01
    to: s-order1
`;

const UNENCRYPTED =
  'Confidential data on Order is read or changed as it crosses Internet and Application unencrypted';
const USED_UP = 'One caller uses up Shop or copies all that it serves';
const OVERSTEPPED = 'One user reaches another user’s objects in Shop by changing an id';

test('a flow between two elements brings their threats, and undoing takes them away', async ({ page }) => {
  await newModel(page);
  await place(page, 'External entity', 'Buyer', { x: 160, y: 160 });
  await place(page, 'Process', 'Shop', { x: 480, y: 160 });
  await expect(register(page)).toContainText('No threats yet');

  await connect(page, 'Buyer', 'Shop');
  await page.keyboard.press('Escape');

  await expect(registerRows(page).filter({ hasText: 'Shop' }).first()).toBeVisible();
  await expect.poll(async () => (await openCount(page)) - (await registerRows(page).count())).toBe(0);

  await undo(page);

  await expect(register(page)).toContainText('No threats yet');
  await expect.poll(() => openCount(page)).toBe(0);
});

test.describe('on a small portal', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('./');
    await page
      .getByLabel('Import file')
      .setInputFiles({ name: 'portal.yaml', mimeType: 'text/yaml', buffer: Buffer.from(PORTAL) });
    await expect(page.getByRole('textbox', { name: 'Model title' })).toHaveValue('Portal');
    await expect(rowOf(page, UNENCRYPTED)).toBeVisible();
  });

  test('what is known to be bad comes before what follows from the drawing', async ({ page }) => {
    const headings = register(page).getByRole('button', {
      name: /Follows from|Typical of/,
    });

    await expect(registerRows(page).first()).toContainText(UNENCRYPTED);
    await expect(headings.first()).toHaveAccessibleName(/^Follows from known facts 1 1 open, 1 critical$/);
    await expect(headings.nth(1)).toHaveAccessibleName(/^Typical of what is drawn/);
    await expect(headings.nth(1)).toHaveAttribute('aria-expanded', 'true');
    await expect(
      register(page).getByRole('table', { name: 'Risk register' }).getByRole('columnheader'),
    ).toHaveText(['ID', 'STRIDE', 'Threat', 'Element', 'Risk', 'Residual', 'Controls', 'Owner', 'Status']);
  });

  test('a decision with its reason survives a reload', async ({ page }) => {
    await rowOf(page, UNENCRYPTED).click();
    await choose(threat(page), 'Status', 'Accepted');
    await expect(threat(page)).toContainText('“Accepted” needs a justification, an owner, a review date');
    await threat(page).getByRole('textbox', { name: 'Justification' }).fill('Gone when the old shop goes');
    await threat(page).getByRole('textbox', { name: 'Owner', exact: true }).fill('Dee');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Open');
    await threat(page).getByRole('textbox', { name: 'Review date' }).fill('2027-01-31');
    await threat(page).getByRole('textbox', { name: 'Review date' }).press('Enter');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Accepted');
    await saved(page);
    const number = await numberOf(rowOf(page, UNENCRYPTED));

    await page.reload();

    await expect(rowOf(page, UNENCRYPTED)).toContainText('Accepted');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Dee');
    await expect.poll(() => numberOf(rowOf(page, UNENCRYPTED))).toBe(number);
    await rowOf(page, UNENCRYPTED).click();
    await expect(threat(page).getByRole('textbox', { name: 'Justification' })).toHaveValue(
      'Gone when the old shop goes',
    );
  });

  test('what is selected on the canvas narrows the register to it', async ({ page }) => {
    const all = await registerRows(page).count();

    await select(page, 'Orders');

    await expect(registerRows(page).first()).toContainText('Orders');
    await expect.poll(() => registerRows(page).count()).toBeLessThan(all);
    for (const row of await registerRows(page).all()) await expect(row).toContainText('Orders');

    await register(page).getByRole('button', { name: 'Show the threats of all elements' }).click();
    await expect(registerRows(page)).toHaveCount(all);
    await register(page).getByRole('button', { name: 'Only what is selected' }).click();
    await expect.poll(() => registerRows(page).count()).toBeLessThan(all);
  });

  test('a filter finds by words and by number, and says what it hides', async ({ page }) => {
    const all = await registerRows(page).count();
    const filter = register(page).getByRole('searchbox', { name: 'Filter threats' });

    await filter.fill('objects in shop');
    await expect(registerRows(page)).toHaveCount(1);
    await filter.fill((await numberOf(rowOf(page, OVERSTEPPED))).toLowerCase());
    await expect(registerRows(page)).toHaveCount(1);
    await filter.fill('no such words');
    await expect(register(page)).toContainText(`${all} threats are hidden.`);

    await register(page).getByRole('button', { name: 'Clear the filter' }).click();
    await expect(registerRows(page)).toHaveCount(all);
  });

  test('answering a question with the good news rules the threat out, with the bad news settles that it stands', async ({
    page,
  }) => {
    await expect(rowOf(page, USED_UP)).toBeVisible();
    await tab(page, 'Questions');
    const questions = page.getByRole('region', { name: 'Questions' });
    const question = questions.getByRole('listitem').filter({ hasText: 'Does Shop limit how much' });
    await expect(question).toContainText('Can decide 1 threat');
    await expect(question).toContainText(USED_UP);

    await question.getByRole('button', { name: 'Yes', exact: true }).click();
    await expect(question).toHaveCount(0);
    await tab(page, 'Threats');
    await expect(rowOf(page, USED_UP)).toHaveCount(0);

    await page.getByRole('button', { name: 'Undo set Limits requests per caller of Shop' }).click();
    await expect(rowOf(page, USED_UP)).toBeVisible();
    await tab(page, 'Questions');
    await question.getByRole('button', { name: 'No', exact: true }).click();
    await expect(question).toHaveCount(0);
    await tab(page, 'Threats');
    await expect(rowOf(page, USED_UP)).toBeVisible();
  });

  test('rows are walked, decided and opened by keyboard, and Escape leads back to the diagram', async ({
    page,
  }) => {
    await registerRows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(registerRows(page).nth(1)).toBeFocused();
    await page.keyboard.press('End');
    await expect(registerRows(page).last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(registerRows(page).first()).toBeFocused();

    for (const [key, status] of [
      ['t', 'Transferred'],
      ['d', 'Deferred'],
      ['m', 'Mitigating'],
      ['o', 'Open'],
      ['5', 'Deferred'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(registerRows(page).first()).toContainText(status);
      await expect(registerRows(page).first()).toBeFocused();
    }

    await page.keyboard.press('Enter');
    await expect(threat(page)).toContainText(UNENCRYPTED);
    await registerRows(page).first().focus();
    await page.keyboard.press('Escape');
    await expect(flow(page, 'Order')).toBeFocused();
  });

  test('a key that needs a reason asks for it beside the row, and the row stays where it is', async ({
    page,
  }) => {
    await registerRows(page).first().focus();

    await page.keyboard.press('n');
    await page.keyboard.type('The old shop is switched off');
    await page.keyboard.press('Enter');
    await expect(registerRows(page).first()).toContainText('Not applicable');
    await expect(registerRows(page).first()).toBeFocused();

    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: /^Accepted/ })).toContainText('“Accepted” needs an owner.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Dee');
    await page.keyboard.press('Enter');
    await expect(registerRows(page).first()).toContainText('Accepted');
    await expect(registerRows(page).first()).toContainText('Dee');
    await expect(registerRows(page).first()).toBeFocused();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await expect(registerRows(page).nth(1)).toContainText('Open');
    await expect(registerRows(page).nth(1)).toBeFocused();
  });

  test('status, owner and rating are changed where the row stands', async ({ page }) => {
    const row = rowOf(page, UNENCRYPTED);

    await row.getByRole('button', { name: /^Status of T-\d+: Open$/ }).click();
    await page.getByRole('menuitem', { name: /^Deferred/ }).click();
    await expect(row).toContainText('Deferred');

    await row.getByRole('button', { name: /^Owner of/ }).click();
    await page.getByRole('dialog', { name: 'Set owner' }).getByRole('textbox').fill('Sam');
    await page.keyboard.press('Enter');
    await expect(row).toContainText('Sam');

    await row.getByRole('button', { name: /^Status of T-\d+: Deferred$/ }).click();
    await page.getByRole('menuitem', { name: /^Accepted/ }).click();
    const reason = page.getByRole('dialog', { name: /Accepted/i });
    const accept = reason.getByRole('button', { name: 'Accept' });
    await accept.click();
    await expect(reason).toContainText(/needs/i);
    await reason.getByRole('textbox', { name: 'Justification' }).fill('Behind the firewall until June');
    await accept.click();
    await expect(row).toContainText('Accepted');

    await row.getByRole('button', { name: /^Risk of/ }).click();
    await page
      .getByRole('dialog', { name: 'Set rating' })
      .getByRole('button', { name: /^Likelihood low, impact low/ })
      .click();
    await expect(row.getByRole('button', { name: /^Risk of T-\d+: Low$/ })).toBeVisible();
    await expect(threat(page)).toHaveCount(0);
  });

  test('many rows are decided with one reason, in one step', async ({ page }) => {
    await registerRows(page).nth(1).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect(register(page).getByRole('group', { name: 'What is selected' })).toContainText('4 selected');

    await page.keyboard.press('n');
    await page.keyboard.type('Covered by the platform team');
    await page.keyboard.press('Enter');

    for (let i = 1; i <= 4; i++) await expect(registerRows(page).nth(i)).toContainText('Not applicable');
    await expect(registerRows(page).nth(5)).toContainText('Open');
    await undo(page);
    for (let i = 1; i <= 4; i++) await expect(registerRows(page).nth(i)).not.toContainText('Not applicable');
  });

  test('a row is copied as Markdown and as the text of a ticket', async ({ page }) => {
    await rowOf(page, UNENCRYPTED).focus();

    await page.keyboard.press('c');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('### T-');
    await page.keyboard.press('Shift+C');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain(`[Critical] ${UNENCRYPTED}`);
  });

  test('columns are sorted by their headings, chosen, and rows narrowed by status and category', async ({
    page,
  }) => {
    await register(page).getByRole('button', { name: 'Group threats' }).click();
    await page.getByRole('menuitem', { name: 'None' }).click();
    await register(page).getByRole('columnheader', { name: 'ID', exact: true }).getByRole('button').click();
    await expect(register(page).getByRole('columnheader', { name: 'ID', exact: true })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(registerRows(page).first()).toContainText('T-001');
    await register(page).getByRole('columnheader', { name: 'ID', exact: true }).getByRole('button').click();
    await expect(registerRows(page).last()).toContainText('T-001');

    await register(page).getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('dialog', { name: 'Columns' }).getByText('Control type').click();
    await page.keyboard.press('Escape');
    await expect(register(page).getByRole('columnheader', { name: 'Control type' })).toBeVisible();

    const all = await registerRows(page).count();
    await register(page).getByRole('button', { name: 'Narrow' }).click();
    await page
      .getByRole('dialog', { name: /^Narrow/ })
      .getByText('Spoofing')
      .click();
    await page.keyboard.press('Escape');
    await expect.poll(() => registerRows(page).count()).toBeLessThan(all);
    for (const row of await registerRows(page).all())
      await expect(
        row.getByRole('img', { name: 'Spoofing' }).or(row.getByTitle('Spoofing')).first(),
      ).toBeVisible();
  });

  test('a row that is decided while only open ones show stays, as decided, until one leaves', async ({
    page,
  }) => {
    const filter = register(page).getByRole('button', { name: 'Open only' });
    await filter.click();
    await expect(filter).toHaveAttribute('aria-pressed', 'true');
    await rowOf(page, UNENCRYPTED).focus();

    await page.keyboard.press('d');

    await expect(rowOf(page, UNENCRYPTED)).toBeFocused();
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Deferred');
    await expect(rowOf(page, UNENCRYPTED)).not.toContainText('No longer raised');
    await filter.focus();
    await expect(rowOf(page, UNENCRYPTED)).toHaveCount(0);
  });

  test('the decision on a deleted element stays, and holds again when the element is back', async ({
    page,
  }) => {
    await rowOf(page, OVERSTEPPED).focus();
    await page.keyboard.press('d');
    await expect(rowOf(page, OVERSTEPPED)).toContainText('Deferred');
    const number = await numberOf(rowOf(page, OVERSTEPPED));

    await select(page, 'Shop');
    await page.keyboard.press('Delete');
    await confirmIfAsked(page);
    await expect(thing(page, 'Shop')).toHaveCount(0);

    await expect(rowOf(page, OVERSTEPPED)).toContainText('No longer raised');
    await expect(rowOf(page, OVERSTEPPED)).toContainText('Shop');
    await expect.poll(() => numberOf(rowOf(page, OVERSTEPPED))).toBe(number);

    await page.getByRole('button', { name: 'Undo delete Shop' }).click();
    await expect(rowOf(page, OVERSTEPPED)).toContainText('Deferred');
    await expect(rowOf(page, OVERSTEPPED)).not.toContainText('No longer raised');
  });

  test('mitigated counts only once a preventive control is in place', async ({ page }) => {
    await rowOf(page, UNENCRYPTED).click();
    await choose(threat(page), 'Status', 'Mitigated');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Mitigating');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('No preventive control');
    await expect(threat(page)).toContainText('No preventive control in place');

    await threat(page).getByRole('textbox', { name: 'New mitigation' }).fill('TLS at the gateway');
    await threat(page).getByRole('button', { name: 'Add mitigation' }).click();
    const mitigation = threat(page).getByRole('listitem', { name: 'TLS at the gateway' });
    await mitigation.getByRole('button', { name: /Mitigation status/ }).click();
    await page.getByRole('option', { name: 'Implemented' }).click();

    await expect(rowOf(page, UNENCRYPTED)).toContainText('Mitigated');
    await expect(rowOf(page, UNENCRYPTED)).toContainText('1 preventive');
    await expect(rowOf(page, UNENCRYPTED)).not.toContainText('No preventive control');
    await expect(threat(page)).toContainText('Has a preventive control');
  });

  test('setting what would clear a threat clears it', async ({ page }) => {
    await rowOf(page, UNENCRYPTED).click();

    await threat(page).getByRole('button', { name: 'Set Encryption to Yes' }).click();
    await threat(page).getByRole('button', { name: 'Close' }).first().click();

    await expect(rowOf(page, UNENCRYPTED)).toHaveCount(0);
  });

  test('an estimate of one’s own changes the risk, and the computed one comes back', async ({ page }) => {
    await rowOf(page, UNENCRYPTED).click();

    await threat(page)
      .getByRole('button', { name: /^Likelihood low, impact low: low/ })
      .first()
      .click();
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Low');

    await threat(page).getByRole('button', { name: 'Use the computed rating' }).click();
    await expect(rowOf(page, UNENCRYPTED)).toContainText('Critical');
  });

  test('DREAD and CVSS rate in place of the matrix, and going back loses nothing', async ({ page }) => {
    const risk = rowOf(page, UNENCRYPTED).getByRole('button', { name: /^Risk of/ });
    await rowOf(page, UNENCRYPTED).click();

    await choose(threat(page), 'This model rates by', 'DREAD');
    const dread = threat(page).getByRole('group', { name: 'Inherent DREAD' });
    await dread.getByRole('button', { name: 'Score with DREAD' }).click();
    await expect(dread).toContainText('10 of 15');
    await expect(risk).toContainText('High');
    for (const factor of ['Damage', 'Affected users']) await choose(dread, factor, '3');
    await expect(dread).toContainText('12 of 15');
    await expect(risk).toContainText('Critical');

    await choose(threat(page), 'This model rates by', 'CVSS');
    const cvss = threat(page).getByRole('group', { name: 'Inherent CVSS' });
    const vector = cvss.getByRole('textbox', { name: 'Vector' });
    await vector.fill('CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N');
    await vector.press('Enter');
    await expect(cvss).toContainText('2.5 of 10');
    await expect(risk).toContainText('Low');

    await vector.fill('CVSS:3.1/AV:Q');
    await vector.press('Enter');
    await expect(cvss).toContainText('Attack Vector (AV) cannot be “Q”. It can be N, A, L, P.');
    await expect(risk).toContainText('Low');

    await choose(threat(page), 'This model rates by', 'DREAD');
    await expect(risk).toContainText('Critical');
    await choose(threat(page), 'This model rates by', 'Matrix');
    await expect(risk).toContainText('Critical');
    await saved(page);
    await page.reload();
    await rowOf(page, UNENCRYPTED).click();
    await choose(threat(page), 'This model rates by', 'CVSS');
    await expect(cvss).toContainText('2.5 of 10');
  });

  test('a threat written by hand joins the register', async ({ page }) => {
    await register(page).getByRole('button', { name: 'Write a threat' }).click();
    const form = register(page).getByRole('form', { name: 'Write a threat' });
    await form.getByRole('textbox', { name: 'What could happen' }).fill('The courier reads the parcel list');
    await form.getByRole('button', { name: 'Add threat' }).click();

    await expect(rowOf(page, 'The courier reads the parcel list')).toContainText('Open');
    await expect(threat(page).getByRole('textbox', { name: 'Threat', exact: true })).toHaveValue(
      'The courier reads the parcel list',
    );
  });

  test('a view is kept with the model under a name and comes back after a reload', async ({ page }) => {
    await register(page).getByRole('searchbox', { name: 'Filter threats' }).fill('objects in shop');
    await register(page).getByRole('button', { name: 'Views' }).click();
    const views = page.getByRole('dialog', { name: 'Views' });
    await views.getByRole('textbox', { name: 'Name of the view' }).fill('Rights');
    await page.keyboard.press('Enter');
    await expect(views.getByRole('button', { name: 'Rights', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await saved(page);

    await page.reload();
    await expect(rowOf(page, UNENCRYPTED)).toBeVisible();
    await register(page).getByRole('button', { name: 'Views' }).click();
    await views.getByRole('button', { name: 'Rights', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect(registerRows(page)).toHaveCount(1);
  });

  test('the coverage counts cells, and the dashboard says what to do next and what is missing', async ({
    page,
  }) => {
    await tab(page, 'Coverage');
    const table = register(page).getByRole('table', { name: 'Coverage' });
    await expect(table.getByRole('rowheader', { name: 'Elements', exact: true })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: 'Flows', exact: true })).toBeVisible();

    const dashboard = register(page).getByRole('region', { name: 'Dashboard' });
    await expect(dashboard.getByRole('table', { name: /^Inherent/ })).toBeVisible();
    await expect(dashboard.getByRole('listitem').filter({ hasText: `Decide: ${UNENCRYPTED}` })).toContainText(
      'No owner',
    );
    await expect(dashboard).toContainText(/threats? of high or critical risk (is|are) open/);
    await dashboard.getByRole('button', { name: `Decide: ${UNENCRYPTED}` }).click();
    await expect(threat(page)).toContainText('Why this is raised');
  });

  test('a threat on a boundary is inherited by what is inside, and can be moved and copied', async ({
    page,
  }) => {
    await register(page).getByRole('button', { name: 'Write a threat' }).click();
    const form = register(page).getByRole('form', { name: 'Write a threat' });
    await form.getByRole('textbox', { name: 'What could happen' }).fill('The landlord walks in');
    await form
      .getByRole('button', { name: /^On/ })
      .or(form.getByRole('button', { name: /The whole system/ }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Application' }).click();
    await form.getByRole('button', { name: 'Add threat' }).click();
    await expect(threat(page)).toContainText('Everything inside this boundary inherits it.');

    await select(page, 'Orders');
    await expect(rowOf(page, 'The landlord walks in')).toBeVisible();
    await select(page, 'Buyer');
    await expect(rowOf(page, 'The landlord walks in')).toHaveCount(0);
  });

  test('a flow is described in the inventory, and its threats follow', async ({ page }) => {
    await tab(page, 'Scope');
    const inventory = register(page).getByRole('table', { name: 'Data flow inventory' });
    await expect(inventory.getByRole('columnheader').filter({ hasText: /./ })).toHaveText([
      'Flow',
      'From and to',
      'Protocol',
      'Auth',
      'Encryption',
      'Classification',
      'Data',
      'Actions',
    ]);

    await inventory.getByRole('button', { name: /Encryption of Order/ }).click();
    await page.getByRole('option', { name: 'Yes' }).click();

    await tab(page, 'Threats');
    await expect(rowOf(page, UNENCRYPTED)).toHaveCount(0);
  });

  test('a cell of the coverage leads to its threats, or takes that somebody looked and found nothing', async ({
    page,
  }) => {
    await tab(page, 'Coverage');
    const cell = register(page).getByRole('button', { name: /^Shop, Repudiation/ });
    const dashboard = register(page).getByRole('region', { name: 'Dashboard' });
    const settled = await dashboard.getByText(/\d+ of \d+ cells settled/).innerText();
    await register(page)
      .getByRole('button', { name: /: not looked at yet$/ })
      .first()
      .click();
    const look = page.getByRole('dialog');
    await expect(look.getByRole('list', { name: 'What to ask' })).toBeVisible();
    await look.getByRole('textbox', { name: 'Note' }).fill('Behind the VPN');
    await page.keyboard.press('Enter');
    await expect(register(page).getByRole('button', { name: /: looked at, nothing found$/ })).toHaveCount(1);
    await expect(dashboard).not.toContainText(settled);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(dashboard).toContainText(settled);
    await expect(cell).toBeVisible();

    await register(page).getByRole('button', { name: 'Shop, Elevation of privilege: 1 open' }).click();

    await expect(registerRows(page)).toHaveCount(1);
    await expect(registerRows(page)).toContainText(OVERSTEPPED);
  });
});

function rowOf(page: Page, title: string): Locator {
  return registerRows(page).filter({ hasText: title });
}

async function numberOf(row: Locator): Promise<string> {
  return row.getByRole('rowheader').innerText();
}

function threat(page: Page): Locator {
  return page.getByRole('region', { name: 'Threat', exact: true });
}

async function tab(page: Page, name: string): Promise<void> {
  await register(page)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
}

async function choose(within: Locator, group: string, option: string): Promise<void> {
  await within.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
  await expect(
    within.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option }),
  ).toBeChecked();
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
}

async function confirmIfAsked(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const gone = thing(page, 'Shop');
  await expect(async () => {
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => gone.count()).toBe(0);
  }).toPass();
}
