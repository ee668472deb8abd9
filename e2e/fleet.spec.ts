// Ten thousand registries in five hundred subscriptions, from the first rows to a change of many and back.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, signIn, test } from './fixtures.ts';
import { draftRestriction, review, save } from './pages.ts';

const REGISTRIES = 10_000;
/** An office that few registries name; in one region they are a handful. */
const OFFICE = '20.50.9.2';
const HANDFUL = `/registries?q=${OFFICE}&match=rule&region=koreacentral&sku=Premium`;
const MOVED = '20.99.7.0/28';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search registries' });
const rowsIn = async (page: Page) => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
const opened = (page: Page) => expect.poll(() => rowsIn(page), { timeout: 20_000 }).toBe(REGISTRIES);

test.describe.configure({ timeout: 120_000 });
test.beforeEach(({ azure }) => azure.reset('fleet:10000x500'));

test('searched, narrowed, kept as a view, walked to its end, and taken out as a file', async ({ page }) => {
  await signIn(page, 'reader');
  await opened(page);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('*').count()).toBeLessThan(1_400);

  await search(page).fill('payments westeurope');
  await expect.poll(() => rowsIn(page)).toBeLessThan(REGISTRIES / 10);
  const found = await rowsIn(page);
  expect(found).toBeGreaterThan(0);
  await page.getByRole('checkbox', { name: /^Disabled/ }).check();
  await expect.poll(() => rowsIn(page)).toBeLessThan(found);
  const narrowed = await rowsIn(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Closed payments');
  await page.keyboard.press('Enter');
  await page.reload();
  await expect.poll(() => rowsIn(page)).toBe(narrowed);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^All/ }).click();
  await opened(page);

  await search(page).fill(OFFICE);
  await expect(
    page.getByText(new RegExp(`^${OFFICE.replaceAll('.', '\\.')} is let in by [\\d,]+ registries`)),
  ).toBeVisible();
  await search(page).fill('');
  await opened(page);

  await page.getByRole('row').getByRole('link').first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(`tr[aria-rowindex="${REGISTRIES + 1}"]`).getByRole('link')).toBeFocused();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(REGISTRIES + 1);
});

test('an office moves: replaced in all that name it, with a failure in the middle, and taken back', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', HANDFUL);
  await expect.poll(() => rowsIn(page), { timeout: 20_000 }).toBeLessThan(100);
  await expect(page.getByText(/^\d+ of 10,000 registries$/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  const count = await rowsIn(page);
  expect(count).toBeGreaterThan(3);
  const names = await page.getByRole('row').getByRole('link').allTextContents();
  await page.getByRole('checkbox', { name: /^Select all/ }).check();
  await page.getByRole('button', { name: `Change ${count} registries` }).click();
  await page.waitForURL('**/registries/bulk');
  await expect(page.getByLabel('Replace this rule')).toHaveValue(OFFICE);
  await page.getByLabel('by', { exact: true }).fill(MOVED);
  await expect(page.getByText(`${count} registries will change`)).toBeVisible({ timeout: 20_000 });

  const [first = '', failing = ''] = names;
  await azure.setFaults([
    {
      match: { operation: 'registries.patch', pathIncludes: failing },
      then: { status: 403, body: { error: { code: 'RequestDisallowedByPolicy', message: 'Disallowed.' } } },
    },
  ]);
  await page.getByLabel('First, alone').selectOption(first);
  await page.getByRole('button', { name: `Change ${count} registries` }).click();
  await expect(page.getByText('Not changed (1)')).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: /^(Retry|Continue|Resume)/ })
    .first()
    .click();
  await expect(page.getByText(`${count} of ${count} done`, { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Undo this run…' }).click();
  await page.getByRole('button', { name: `Undo in ${count} registries` }).click();
  await expect(page.getByText(`${count} of ${count} done`, { exact: true })).toBeVisible({ timeout: 30_000 });

  await page.goto(HANDFUL);
  await expect.poll(() => rowsIn(page), { timeout: 20_000 }).toBe(count);
});

test('from a finding of the fleet to its fix, and back where it is gone', async ({ page }) => {
  await signIn(page, 'operator', '/posture');
  const open = page.getByRole('region', { name: /Open to the Internet$/ });
  const counted = async () =>
    Number((await open.getByRole('heading').textContent())?.replaceAll(/[^\d]/g, '') ?? Number.NaN);
  await expect(page.getByText(/of 10,000 registries need attention/)).toBeVisible({ timeout: 20_000 });
  const before = await counted();
  expect(before).toBeGreaterThan(100);
  await open.getByRole('link', { name: /in the grid$/ }).click();
  await expect.poll(() => rowsIn(page)).toBe(before);
  await page.waitForLoadState('networkidle');
  await page.getByRole('checkbox', { name: /^Premium/ }).check();
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Change public access' }).click();
  await draftRestriction(page, [MOVED]);
  await review(page);
  await save(page);
  await expect(page.getByText('public access saved').first()).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Posture' }).click();
  await expect.poll(counted, { timeout: 20_000 }).toBe(before - 1);
});

test('subscriptions that fail and an empty quota leave an honest list', async ({
  page,
  azure,
  allowedErrors,
}) => {
  const { subscriptions } = (await azure.state()) as {
    subscriptions: { subscriptionId: string; displayName: string }[];
  };
  const failing = subscriptions.slice(0, 7);
  await azure.settings({ resourceGraphQuota: { queries: 0, windowSeconds: 5 } });
  await azure.setFaults(
    failing.map(({ subscriptionId }) => ({
      match: { operation: 'registries.list', subscriptionId },
      times: -1,
      then: { status: 503 },
    })),
  );
  allowedErrors.push(/503|429/);
  await signIn(page, 'reader');
  await expect(page.getByText('7 of 500 subscriptions could not be read')).toBeVisible({ timeout: 60_000 });
  // Five at once, the others on demand.
  const named = await page.locator('main li b').allTextContents();
  expect(named.toSorted()).toEqual(failing.map(({ displayName }) => displayName).toSorted());
  expect(await rowsIn(page)).toBeGreaterThan(9_000);
  expect(await rowsIn(page)).toBeLessThan(REGISTRIES);
});
