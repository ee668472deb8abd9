// The tab "Private access": connections of a registry, removing one, cleaning up, and hundreds of them.
import { expect, signIn, test, writesTo } from './fixtures.ts';
import { connectionsIn } from './other-hands.ts';

const PAY = '/registries/5ab00001-0000-4000-8000-000000000001/rg-registry-sdc/crcontosopay';

test('an approved connection is removed once the registry’s name is typed', async ({ page, azure }) => {
  await signIn(page, 'operator', PAY);
  await page.getByRole('link', { name: 'Private access' }).click();
  const row = page.getByRole('row').filter({ hasText: 'pe-pay-hub' });
  await expect(row.getByText(/^10\.10\./)).toBeVisible();
  await row.getByRole('button', { name: 'Remove… pe-pay-hub' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('are cut off at once')).toBeVisible();
  await expect(dialog.getByText('Public access is disabled, so they have no other way in')).toBeVisible();
  const remove = dialog.getByRole('button', { name: 'Remove pe-pay-hub' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel(/type the registry’s name/).fill('crcontosopay');
  await remove.click();
  await expect(page.getByText('pe-pay-hub removed').first()).toBeVisible();
  await expect(row).toHaveCount(0);
  expect(await writesTo(azure)).toMatchObject([{ method: 'DELETE', status: 202 }]);
  const left = await connectionsIn(azure);
  expect(left.some(({ privateEndpointId }) => privateEndpointId.endsWith('/pe-pay-hub'))).toBe(false);
});

test('disconnected ones are explained and removed all at once, one after another', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', '/registries?q=crcontosovault');
  await page.getByRole('link', { name: 'crcontosovault', exact: true }).click();
  await page.getByRole('link', { name: 'Private access' }).click();
  await expect(page.getByText(/nothing passes through/)).toBeVisible();
  await page.getByRole('button', { name: /^Remove (it|all \d+)…/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove / })
    .click();
  await expect(page.getByText(/nothing passes through/)).toHaveCount(0);
  const deleted = (await writesTo(azure)).filter(({ method }) => method === 'DELETE');
  expect(deleted.length).toBeGreaterThan(0);
  expect(deleted.every(({ status }) => status === 202)).toBe(true);
});

test('hundreds of connections: pages, search, states; the overview shows the first few', async ({ page }) => {
  await signIn(page, 'approver', '/registries?q=crcontosoplants');
  await page.getByRole('link', { name: 'crcontosoplants', exact: true }).click();
  await expect(page.getByRole('link', { name: 'All 191 connections' })).toBeVisible();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(2_500);
  await page.getByRole('link', { name: 'All 191 connections' }).click();
  await expect(page.getByText('1 to 25 of 191')).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('26 to 50 of 191')).toBeVisible();
  await expect(page).toHaveURL(/page=2/);
  await page.getByLabel('Find in 191 connections').fill('pe-plant-177');
  const found = page.getByRole('region', { name: 'Private endpoint connections' }).getByRole('row');
  await expect(found).toHaveCount(2);
  // Without the right the button stays reachable and names what is missing.
  const remove = page.getByRole('button', { name: 'Remove… pe-plant-177' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await remove.focus();
  await expect(
    page.getByText('Microsoft.ContainerRegistry/registries/privateEndpointConnections/delete').first(),
  ).toBeVisible();
});

test('before a replica is added: every endpoint’s subnet is looked at', async ({ page }) => {
  await signIn(page, 'approver', '/registries?q=crcontosogeo');
  await page.getByRole('link', { name: 'crcontosogeo', exact: true }).click();
  await page.getByRole('link', { name: 'Private access' }).click();
  const replicas = page.getByRole('region', { name: 'Geo-replicas' });
  await expect(replicas.getByRole('row').filter({ hasText: 'Home' })).toBeVisible();
  await replicas.getByRole('button', { name: /^Check/ }).click();
  await expect(replicas.getByText('Fits').first()).toBeVisible();
});
