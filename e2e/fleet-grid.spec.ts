// The grid as a tool: search by address, views, columns, selection, keyboard, and what leaves as a file.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, expectNoAxeViolations, signIn, test } from './fixtures.ts';
import { rowOf } from './pages.ts';
import { seeded } from './seeded.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search registries' });
const boxOf = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const bulk = (page: Page) => page.getByRole('region', { name: 'Selected registries' });
const names = (page: Page) => page.getByRole('row').getByRole('link').allTextContents();

/** What an entry of the export menu saves, as text. */
async function exported(page: Page, entry: RegExp): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  return readFile(await (await saved).path(), 'utf8');
}

test('an address finds whom it may reach, by which rule, and where a rule is not in force', async ({
  page,
}) => {
  await signIn(page, 'reader');
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(1);
  // Two have 13.80.218.0/24 and let it in; registries open to all do so without a rule.
  await search(page).fill('13.80.218.7');
  await expect(
    page.getByText(/^13\.80\.218\.7 is let in by \d+ registries: \d+ by all networks, 2 by a rule/),
  ).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Let in by' })).toBeVisible();
  await expect(rowOf(page, 'crcontosoweb')).toContainText('13.80.218.0/24');
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(1);
  await expect(rowOf(page, 'crcontosoprod')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^A rule 2/ }).check();
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(0);
  await expect(rowOf(page, 'crcontosoweb')).toHaveCount(1);
  await expectNoAxeViolations(page);

  await page.getByRole('checkbox', { name: /^A rule 2/ }).uncheck();
  await search(page).fill('13.80.218.0/23');
  await expect(page.getByText('1 more lets in a part of it.')).toBeVisible();
  await expect(rowOf(page, 'crcontosoweb')).toContainText('In part');

  await search(page).fill('10.0.0.4');
  await expect(page.getByText('No client on the Internet comes from there')).toBeVisible();
  await search(page).fill('20.61');
  await expect(page.getByText('To search by address, type all of it')).toBeVisible();
  await search(page).fill('2001:db8::1');
  await expect(page.getByText('IPv4 only')).toBeVisible();
});

test('columns and density are part of the view; a view is kept by name, opened again and removed', async ({
  page,
}) => {
  await signIn(page, 'reader');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Resource group' }).check();
  await page.getByRole('checkbox', { name: 'Trusted' }).uncheck();
  await page.getByRole('button', { name: 'Move Resource group forward' }).click();
  await page.getByRole('switch', { name: 'Compact rows' }).check();
  await expectNoAxeViolations(page);
  await page.keyboard.press('Escape');
  const heads = () => page.getByRole('columnheader').allInnerTexts();
  await expect(async () => expect(await heads()).not.toContain('Trusted')).toPass();
  expect((await heads()).slice(-2)).toEqual(['Resource group', 'Region']);
  await expect(page).toHaveURL(/density=compact/);
  const high = await rowOf(page, 'crcontosobuild').evaluate((row) => row.getBoundingClientRect().height);
  expect(high).toBe(28);
  await page.getByRole('link', { name: /^No way in/ }).waitFor();
  await page.getByRole('checkbox', { name: /^Disabled/ }).check();
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(0);

  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Closed ones');
  await page.keyboard.press('Enter');
  const own = page.getByRole('link', { name: 'Closed ones' });
  await expect(own).toHaveAttribute('aria-current', 'page');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^All/ }).click();
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(1);
  await page.reload();
  await own.click();
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Resource group' })).toBeVisible();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('button', { name: 'Remove Closed ones' }).click();
  await expect(own).toHaveCount(0);
});

test('what is ticked survives filters, goes out as a file, and is handed to the bulk change', async ({
  page,
  azure,
}) => {
  const { registries } = await seeded(azure);
  await signIn(page, 'operator', '/registries?sort=name&dir=asc');
  await page.waitForLoadState('networkidle');
  await boxOf(page, 'crcontosobuild').check();
  await expect(bulk(page)).toContainText('1 selected');
  const [, first = '', , third = ''] = await names(page);
  await boxOf(page, first).click();
  await boxOf(page, third).click({ modifiers: ['Shift'] });
  await search(page).fill('crcontosobuild');
  await expect(bulk(page)).toContainText('not in this view');
  const csv = await exported(page, /^CSV: the 1 shown row/);
  expect(csv.split('\r\n')[0]).toContain('registry,access_mode');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain('/registries/crcontosobuild');
  const json = JSON.parse(await exported(page, /^JSON: the \d+ selected registries/)) as { name: string }[];
  expect(json.map(({ name }) => name)).toEqual(expect.arrayContaining(['crcontosobuild', first, third]));
  expect(json[0]).toMatchObject({ type: 'Microsoft.ContainerRegistry/registries' });

  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(bulk(page)).toHaveCount(0);
  await search(page).fill('13.80.218.7');
  await expect(rowOf(page, 'crcontosoweb')).toHaveCount(1);
  await expect(rowOf(page, 'crcontosoprod')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^Select all \d+ shown/ }).check();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: /^Change \d+ registries/ }).click();
  await page.waitForURL('**/registries/bulk');
  const kept = await page.evaluate(() => sessionStorage.getItem('bulk-selection') ?? '{}');
  const { selection } = JSON.parse(kept) as { selection: { refs: { name: string }[]; address: string } };
  expect(selection.address).toBe('13.80.218.7');
  expect(selection.refs.map(({ name }) => name)).toContain('crcontosoweb');
  expect(selection.refs.length).toBeLessThan(registries);
});

test('by keyboard: search, walk past what is rendered, tick a range, open, and come back to the same row', async ({
  page,
  azure,
}) => {
  const { registries } = await seeded(azure);
  await page.setViewportSize({ width: 1280, height: 560 });
  await signIn(page, 'reader', '/registries?sort=name&dir=asc');
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(1);
  // Before the page is alive it shows what any window might hold.
  await expect.poll(() => page.locator('[data-row]').count()).toBeLessThan(registries);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(registries + 1));
  // The keys are there once their script is.
  await page.waitForLoadState('networkidle');
  await page.locator('body').press('/');
  await expect(search(page)).toBeFocused();
  await page.getByRole('row').getByRole('link').first().focus();
  await page.keyboard.press('End');
  const last = page.locator(`tr[aria-rowindex="${registries + 1}"]`);
  await expect(last.getByRole('link')).toBeFocused();
  await expect(last).toBeInViewport();
  // The row with the focus stays when it is scrolled away.
  await page.locator('[data-scroller]').evaluate((element) => element.scrollTo(0, 0));
  await expect(page.locator('tr[aria-rowindex="2"]')).toBeVisible();
  await expect(last.getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bulk(page)).toContainText('3 selected');
  await page.keyboard.press('Control+a');
  await expect(bulk(page)).toContainText(`${registries} selected`);
  const at = page.locator(':focus');
  const name = await at.textContent();
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/registries/.+/${name}$`, 'i'));
  await page.goBack();
  await expect(page.getByRole('link', { name: name ?? '', exact: true })).toBeFocused();
  await expect(bulk(page)).toContainText(`${registries} selected`);
});
