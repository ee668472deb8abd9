// Private DNS on screen: a planted defect found, repaired, and the resolver then answers the private address.
import type { Page } from 'playwright/test';
import type { Endpoints } from '#emulator/launch.ts';
import { answerTo } from './data-plane.ts';
import { approveSecondFactor, expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';

const PLATFORM = '/registries/5ab00001-0000-4000-8000-000000000001';
const WEB = `${PLATFORM}/rg-registry-weu/crcontosoweb/dns`;
const MOBILE = `${PLATFORM}/rg-registry-neu/crcontosomobile/dns`;
const LAKE = '/registries/5ab00002-0000-4000-8000-000000000002/rg-data-weu/crcontosolake/dns';

/** The id of a network of the seed by its name. */
async function networkId(
  azure: { state(): Promise<Record<string, unknown>> },
  name: string,
): Promise<string> {
  const { virtualNetworks } = (await azure.state()) as { virtualNetworks: { id: string; name: string }[] };
  const found = virtualNetworks.find((network) => network.name === name);
  if (found === undefined) throw new Error(`The seed has no ${name}.`);
  return found.id;
}

async function resolved({ admin }: Pick<Endpoints, 'admin'>, name: string, vnet: string): Promise<string> {
  const answer = await fetch(`${admin}/resolver?${new URLSearchParams({ name, vnet })}`);
  return ((await answer.json()) as { addresses: string[] }).addresses.join();
}

/** A press before the page has come alive is lost, as it is for a quick person: again, then. */
const openRepair = (page: Page) =>
  expect(async () => {
    await page.getByRole('button', { name: 'Repair…', exact: true }).click({ timeout: 2_000 });
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
  }).toPass();
const carryOut = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Carry out/ })
    .click();
const isDone = (page: Page) =>
  expect(
    page.getByRole('dialog').getByText(/in Azure and were read back|in Azure and was read back/),
  ).toBeVisible({
    timeout: 60_000,
  });

test('a missing record: found, looked up, repaired, and the resolver answers', async ({ page, azure }) => {
  const host = 'crcontosoweb.westeurope.data.azurecr.io';
  const vnet = await networkId(azure, 'vnet-aks-neu');
  expect(await resolved(azure.endpoints, host, vnet)).toBe('');

  await signIn(page, 'operator', WEB);
  await expect(
    page.getByText('Clients in 1 of 2 networks find this registry’s private addresses.'),
  ).toBeVisible();
  await expect(page.getByText('A record is missing for vnet-aks-neu')).toBeVisible();
  await expect(page.getByText('the lookup ends here (NXDOMAIN)')).toBeVisible();
  await expect(
    page.getByText('The last line should be Address: 10.44.8.8. Now: It says: can’t find'),
  ).toBeVisible();

  await openRepair(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('+ crcontosoweb.westeurope.data A 10.44.8.8')).toHaveCount(0);
  await expect(dialog.locator('ins')).toHaveText(['crcontosoweb.westeurope.data A 10.44.8.8 TTL 10 s']);
  await dialog.getByText('The same with az').click();
  await expect(dialog.getByText('az network private-dns record-set a add-record')).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
  await carryOut(page);
  await isDone(page);

  expect((await writesTo(azure)).map(({ method, status }) => `${method} ${status}`)).toEqual(['PUT 201']);
  expect(await resolved(azure.endpoints, host, vnet)).toBe('10.44.8.8');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText('Clients in all 2 networks with a private endpoint find')).toBeVisible();
  await expect(page.getByText('Every record, zone and link that was read is as it should be.')).toBeVisible();
  await expect(page.getByText(/^DNS was repaired at/)).toBeVisible();
});

test('a manual request without zone group: by Azure, and by hand', async ({ page, azure }) => {
  const vnet = await networkId(azure, 'vnet-observability');
  await signIn(page, 'operator', MOBILE);
  await openRepair(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('ins')).toHaveCount(3);
  await dialog.getByLabel('Write records by hand instead').check();
  await expect(dialog.locator('ins')).toHaveCount(2);
  await dialog.getByLabel('Write records by hand instead').uncheck();
  await carryOut(page);
  await isDone(page);
  expect(await resolved(azure.endpoints, 'crcontosomobile.azurecr.io', vnet)).toMatch(/^10\./);
  expect((await answerTo(azure.endpoints, 'crcontosomobile.azurecr.io', { vnet })).status).toBe(401);
});

test('a shared zone: nine steps, followed across a reload', async ({ page, azure }) => {
  test.setTimeout(90_000);
  await azure.settings({ longOperationMs: 4_000 });
  const vnet = await networkId(azure, 'vnet-lakehouse');
  await signIn(page, 'operator', LAKE);
  await expect(page.getByText('vnet-lakehouse gets the address of another network’s endpoint')).toBeVisible();
  await openRepair(page);
  await carryOut(page);
  await expect(page.getByText(/^Step 1 of 9 is on its way/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Operations' })).toContainText('DNS repaired', {
    timeout: 60_000,
  });
  expect(await writesTo(azure)).toHaveLength(9);
  await expect(page.getByText('Clients in all 2 networks with a private endpoint find')).toBeVisible();
  expect(await resolved(azure.endpoints, 'crcontosolake.azurecr.io', vnet)).toMatch(/^10\.70\./);
});

test('somebody changed the record since the review: said, and nothing written over', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', WEB);
  await openRepair(page);
  const body = { code: 'PreconditionFailed', message: 'The Record set has been modified (etag mismatch).' };
  await azure.setFaults([{ match: { operation: 'recordSets.put' }, then: { status: 412, body } }]);
  await carryOut(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The repair stopped after 0 of 1 step')).toBeVisible();
  await expect(dialog.getByText('Nothing was written over.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Review what is left…' }).click();
  await carryOut(page);
  await isDone(page);
});

test('a second factor in the middle: the repair goes on afterwards', async ({ page, azure }) => {
  await azure.settings({ mfaOnWrites: true });
  await signIn(page, 'operator', WEB);
  await openRepair(page);
  await carryOut(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm and go on' }).click();
  await approveSecondFactor(page, 'operator');
  await page.waitForURL(`**${WEB}`);
  await expect(page.getByText(/^DNS was repaired at/)).toBeVisible({ timeout: 30_000 });
});

test('without the right the missing action is named, with a role that has it, and nothing is begun', async ({
  page,
  azure,
}) => {
  await signIn(page, 'approver', WEB);
  await openRepair(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Nothing was begun: rights are missing').first()).toBeVisible();
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'privateDnsZones/A/write' }).first(),
  ).toContainText('Private DNS Zone Contributor has it');
  await expect(dialog.getByRole('button', { name: 'Copy what to ask for' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Carry out/ })).toHaveAttribute('aria-disabled', 'true');
  expect(await writesTo(azure)).toEqual([]);
});

test('all registries, and the way there and back', async ({ page }) => {
  await signIn(page, 'reader', WEB);
  await page.getByRole('link', { name: 'DNS of all registries' }).click();
  await expect(page.getByText('7 registries have DNS findings.')).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'DNS' }),
  ).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'crcontososhop', exact: true }).click();
  await expect(page.getByText('Two zones of one name: vnet-shop-jpe looks into the other')).toBeVisible();
});

for (const [theme, locale, width] of [
  ['light', 'en', 1280],
  ['dark', 'en', 768],
  ['light', 'ko', 768],
  ['dark', 'ko', 1280],
] as const) {
  test(`axe clean: ${theme}, ${locale}, ${width} px`, async ({ page, context, baseURL }) => {
    test.setTimeout(120_000);
    await signIn(page, 'operator', LAKE);
    const url = baseURL ?? '';
    await context.addCookies([
      { name: 'theme', value: theme, url },
      { name: 'locale', value: locale, url },
    ]);
    await page.setViewportSize({ width, height: 900 });
    for (const path of [LAKE, MOBILE, '/dns']) {
      await page.goto(path);
      await expect(page.getByRole('table').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectNoAxeViolations(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
      if (path === '/dns') continue;
      await page.getByRole('button', { name: locale === 'en' ? 'Repair…' : '복구…', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.keyboard.press('Escape');
    }
  });
}
