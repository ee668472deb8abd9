// The registries page: everything over all subscriptions, found by search, filters and keyboard.
import { expect, signIn, test } from './fixtures.ts';
import { rowOf } from './pages.ts';
import { seeded } from './seeded.ts';

const names = (page: import('playwright/test').Page) =>
  page.getByRole('row').getByRole('link').allTextContents();

test('shows every registry with mode, rules, connections and exceptions', async ({ page, azure }) => {
  const { registries, subscriptions } = await seeded(azure);
  // High enough for all: rows out of view are not in the page.
  await page.setViewportSize({ width: 1280, height: 1900 });
  await signIn(page, 'reader');
  await expect(page.getByText(`${registries} registries in ${subscriptions} subscriptions`)).toBeVisible();
  const prod = rowOf(page, 'crcontosoprod');
  await expect(prod).toContainText('Selected networks');
  await expect(prod).toContainText('186');
  await expect(prod).toContainText('platform-prod');
  await expect(rowOf(page, 'crcontosobatch')).toContainText('No way in');
  await expect(rowOf(page, 'crcontososcan')).toContainText('Off');
  await expect(rowOf(page, 'crcontosolab')).toContainText('Basic');
  // The README's picture.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: 'test-results/screenshots/registries.png' });
});

test('search, filters and order live in the address and survive a reload', async ({ page, azure }) => {
  const { registries } = await seeded(azure);
  await signIn(page, 'reader');
  await page.getByRole('searchbox', { name: 'Search registries' }).fill('westeurope');
  await expect(page).toHaveURL(/q=westeurope/);
  await page.getByRole('checkbox', { name: /^Disabled/ }).check();
  await expect(page).toHaveURL(/access=disabled/);
  await expect(rowOf(page, 'crcontosoprod')).toHaveCount(0);
  await expect(rowOf(page, 'crcontosolake')).toHaveCount(1);
  await page.getByRole('button', { name: 'IP rules' }).click();
  await expect(page).toHaveURL(/sort=/);
  // Rows follow what is asked of them when the browser has time, and the head with them.
  await expect(page.getByRole('columnheader', { name: 'IP rules' })).toHaveAttribute('aria-sort', /./);
  const before = await names(page);
  expect(before.length).toBeGreaterThan(1);
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search registries' })).toHaveValue('westeurope');
  await expect.poll(() => names(page)).toEqual(before);
  await page.getByRole('searchbox', { name: 'Search registries' }).fill('nothing like this');
  await expect(page.getByText(`None of ${registries} registries matches “nothing like this”`)).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(1);
});

test('a failing subscription is named while the others show', async ({ page, azure }) => {
  const { subscriptions } = await seeded(azure);
  const subscriptionId = '5ab00002-0000-4000-8000-000000000002';
  await azure.setFaults([
    { match: { operation: 'registries.list', subscriptionId }, times: -1, then: { status: 503 } },
  ]);
  await signIn(page, 'reader');
  const notice = page.getByText(`1 of ${subscriptions} subscriptions could not be read`);
  await expect(notice).toBeVisible();
  await expect(page.getByText('data-prod: No answer from Azure')).toBeVisible();
  // Of another subscription, and so far up that it is in view beside the notice.
  await expect(rowOf(page, 'crcontosobuild')).toHaveCount(1);
  // What Resource Graph has of it stays.
  await expect(page.getByText('Shown as Resource Graph had it.')).toBeVisible();
  await expect(rowOf(page, 'crcontosodata')).toHaveCount(1);
  await azure.setFaults([]);
  await page.getByRole('main').getByRole('button', { name: 'Read again' }).first().click();
  await expect(rowOf(page, 'crcontosodata')).toHaveCount(1);
  await expect(notice).toHaveCount(0);
});

test('one tab stop, arrows to move, Enter to open', async ({ page }) => {
  await signIn(page, 'reader', '/registries?q=crcontosop&sort=name&dir=asc');
  await expect(rowOf(page, 'crcontosoprod')).toHaveCount(1);
  // The keys are there once their script is.
  await page.waitForLoadState('networkidle');
  const links = page.getByRole('row').getByRole('link');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/registries\/.+\/crcontosop/);
});

test('the frame is there before Azure has answered', async ({ page, azure }) => {
  await azure.setLatency({ 'resourceGraph.query': 3_000, 'registries.list': 3_000 });
  await signIn(page, 'reader', '/explain');
  await page.goto('/registries', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1, name: 'Registries' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Registry' })).toBeVisible();
  expect(await page.getByRole('link', { name: 'crcontosoprod' }).count()).toBe(0);
  await expect(page.getByRole('link', { name: 'crcontosoprod' })).toBeVisible();
});
