import { expect, test, type Locator, type Page } from '@playwright/test';

/** The details panel and the outline: everything about what is selected, and the same graph as a tree. */

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /^Web application/ }).click();
  await expect(canvas(page)).toBeVisible();
});

test('a control set to no raises a threat at once, and the status bar leads to it', async ({ page }) => {
  await pick(page, 'Process: API Server');

  await answer(details(page), 'Validates input', 'No');

  const news = page.getByRole('contentinfo');
  await expect(news).toContainText('after “Validates input” was set to No on API Server');
  await news.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('region', { name: 'Threat', exact: true })).toContainText(
    'API Server accepts input',
  );
});

test('a name, a technology and a boundary are changed in their fields, each a step to undo', async ({
  page,
}) => {
  await pick(page, 'Process: WAF');

  await fill(details(page), 'Name', 'Edge');
  await choose(page, 'Technology', 'API gateway');
  await choose(page, 'In boundary', 'Application');

  const renamed = page.getByRole('group', { name: /^Process: Edge, in boundary Application/ });
  await expect(renamed).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo put Edge into Application/ }).click();
  await page.getByRole('button', { name: /^Undo set Technology of Edge/ }).click();
  await page.getByRole('button', { name: /^Undo rename WAF to Edge/ }).click();
  await expect(page.getByRole('group', { name: /^Process: WAF, in boundary DMZ/ })).toHaveCount(1);
});

test('what is half done for one element stays with it when another of its kind is selected', async ({
  page,
}) => {
  await pick(page, 'Process: WAF');
  const more = details(page).getByRole('button', { name: /more that apply to/ });
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await answer(details(page), 'Validates input', 'Yes');
  await details(page).getByRole('textbox', { name: 'Name' }).fill('Edge');

  await pick(page, 'Process: Load Balancer');

  await expect(details(page).getByRole('textbox', { name: 'Name' })).toHaveValue('Load Balancer');
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await expect(
    details(page)
      .getByRole('radiogroup', { name: 'Validates input' })
      .getByRole('radio', { name: 'Unknown' }),
  ).toBeChecked();
  await expect(page.getByRole('group', { name: /^Process: Edge,/ })).toHaveCount(1);
  // The same row of buttons answers for the other element now.
  await answer(details(page), 'Validates input', 'No');
  await expect(
    page.getByRole('button', { name: /^Undo set Validates input of Load Balancer/ }),
  ).toBeEnabled();
});

test('a flow says what its protocol implies, takes answers, and changes its end without becoming another flow', async ({
  page,
}) => {
  await pick(page, 'Data flow: API calls');
  const panel = details(page);
  await expect(panel).toContainText('HTTP implies no');

  const protocol = panel.getByRole('combobox', { name: 'Protocol' });
  await protocol.fill('HTTPS');
  await protocol.press('Enter');
  await expect(panel).toContainText('HTTPS implies yes');
  await answer(panel, 'Encryption', 'Yes');
  await choose(page, 'Authentication', 'Mutual TLS');
  await choose(page, 'Data classification', 'Restricted');
  await choose(page, 'To', 'Background Worker');

  await expect(
    page.getByRole('group', { name: /^Data flow: API calls from Load Balancer to Background Worker/ }),
  ).toHaveCount(1);
  await expect(panel.getByRole('radio', { name: 'Yes' }).first()).toBeChecked();
});

test('a class of data is made by its name and taken away again', async ({ page }) => {
  await pick(page, 'Data store: Redis');
  const panel = details(page);

  await panel.getByRole('button', { name: 'Add data class' }).click();
  await page.getByRole('menuitem', { name: 'New data class…' }).click();
  await panel.getByRole('textbox', { name: 'Name of the data class' }).fill('Shopping baskets');
  await page.keyboard.press('Enter');

  await panel.getByRole('button', { name: 'Remove Shopping baskets' }).click();
  await expect(panel.getByText('Shopping baskets')).toHaveCount(0);
});

test('what is out of scope raises nothing and keeps its reason', async ({ page }) => {
  await pick(page, 'Process: Load Balancer');
  const panel = details(page);

  await panel.getByText('Out of scope', { exact: true }).click();
  await fill(panel, 'Reason', 'Run by the provider');

  await expect(panel).toContainText('Nothing is open here.');
  await expect(panel.getByRole('textbox', { name: 'Reason' })).toHaveValue('Run by the provider');
});

test('the trust level of a boundary is one field, and its contents lead to the elements', async ({
  page,
}) => {
  await pick(page, 'Trust boundary: DMZ');

  await choose(page, 'Trust level', 'Untrusted');
  await details(page).getByRole('button', { name: 'WAF' }).click();

  await expect(details(page).getByRole('heading', { name: 'WAF' })).toBeVisible();
});

test('several flows are answered for in one step', async ({ page }) => {
  await pick(page, 'Data flow: Jobs');
  await page.getByRole('group', { name: /^Data flow: Job messages/ }).click({ modifiers: ['Shift'] });
  const panel = details(page);
  await expect(panel.getByRole('heading', { name: '2 selected' })).toBeVisible();

  await answer(panel, 'Encryption', 'Yes');

  await page.getByRole('button', { name: 'Undo set Encryption of 2 things' }).click();
});

test('with nothing selected the panel counts the model and lists its diagrams', async ({ page }) => {
  const panel = details(page);
  await expect(panel.getByRole('heading', { name: 'At a glance' })).toBeVisible();

  await panel.getByRole('button', { name: 'Add or change diagrams' }).click();
  await page.getByRole('menuitem', { name: 'New diagram' }).click();

  await expect(panel.getByRole('button', { name: /^Diagram 2/ })).toHaveAttribute('aria-current', 'page');
  await panel.getByRole('button', { name: /^Main/ }).click();
  await expect(page.getByRole('group', { name: /^Process: WAF/ })).toHaveCount(1);
});

test('outline and canvas have one selection; the outline renames, deletes and takes it back', async ({
  page,
}) => {
  await page.getByRole('toolbar', { name: 'Drawing tools' }).getByRole('button', { name: 'Outline' }).click();
  const tree = page.getByRole('tree', { name: 'Outline' });
  await pick(page, 'Data store: Database');
  const item = tree.getByRole('treeitem', { name: /^Database/ });
  await expect(item).toHaveAttribute('aria-selected', 'true');

  await item.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Orders');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /^Data store: Orders/ })).toHaveCount(1);

  await expect(tree.getByRole('treeitem', { name: /^Orders/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('group', { name: /^Data store: Orders/ })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('group', { name: /^Data store: Orders/ })).toHaveCount(1);
});

function canvas(page: Page): Locator {
  return page.getByRole('application', { name: /^Diagram/ });
}

function details(page: Page): Locator {
  return page.getByRole('region', { name: 'Details' });
}

/** Selects a thing on the canvas by the beginning of its name. */
async function pick(page: Page, beginning: string): Promise<void> {
  const thing = canvas(page).getByRole('group', { name: new RegExp(`^${beginning}\\b`) });
  await thing.focus();
  await page.keyboard.press('Space');
  const [, name] = beginning.split(': ');
  await expect(details(page).getByRole('heading', { name: name! })).toBeVisible();
}

async function fill(panel: Locator, label: string, text: string): Promise<void> {
  const field = panel.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
}

/** Answers a question of the kind yes, no, unknown. */
async function answer(panel: Locator, label: string, value: 'Yes' | 'No' | 'Unknown'): Promise<void> {
  await panel.getByRole('radiogroup', { name: label }).getByText(value, { exact: true }).click();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await details(page).getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
