// Microsoft's article on Private Link, done in the console with its names, both ways; then checked with the
// embedded Azure's resolver and data plane from inside and outside, and cleaned up without leftovers.
// https://learn.microsoft.com/azure/container-registry/container-registry-private-link
import type { Page } from 'playwright/test';
import { answerTo } from './data-plane.ts';
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE } from './pages.ts';

const HOST = `${ARTICLE.name}.azurecr.io`;
const DATA = `${ARTICLE.name}.westcentralus.data.azurecr.io`;
const ZONE = 'privatelink.azurecr.io';
const GROUP = ARTICLE.path.split('/').slice(2, 4);
const NETWORK = `/subscriptions/${GROUP[0]}/resourceGroups/${GROUP[1]}/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET`;
const ENDPOINT = NETWORK.replace('virtualNetworks/myDockerVMVNET', 'privateEndpoints/myPrivateEndpoint');
const OUTSIDE = { address: '20.61.10.5' };
const INSIDE = { vnet: NETWORK };

async function fillIn(page: Page, way: 'DNS zone group' | 'A records by hand'): Promise<void> {
  await page.getByLabel('Endpoint name').fill('myPrivateEndpoint');
  await page.getByLabel('Connection name').fill('myConnection');
  await page
    .getByLabel('Virtual network', { exact: true })
    .selectOption({ label: 'myDockerVMVNET (westcentralus)' });
  await page.getByRole('radio', { name: 'myDockerVMSubnet' }).check();
  await page.getByRole('radio', { name: way }).check();
  await page.getByLabel('Private DNS zone').selectOption({ label: 'New zone in myResourceGroup' });
  await page.getByLabel('Link to the network').fill('MyDNSLink');
}

async function resolved(admin: string, name: string): Promise<{ addresses: string[]; private: boolean }> {
  const query = new URLSearchParams({ name, vnet: NETWORK });
  return (await fetch(`${admin}/resolver?${query}`)).json() as Promise<{
    addresses: string[];
    private: boolean;
  }>;
}

/** What the store holds of these kinds, without versions, by id. */
async function stored(azure: { state(): Promise<unknown> }): Promise<Map<string, string>> {
  const state = (await azure.state()) as Record<string, { id: string }[]>;
  const kinds = ['resourceGroups', 'registries', 'virtualNetworks', 'privateEndpoints', 'privateDnsZones'];
  const text = (value: unknown) =>
    JSON.stringify(value, (key, inner) => (['etag', 'stamp'].includes(key) ? undefined : inner));
  return new Map(kinds.flatMap((kind) => (state[kind] ?? []).map((item) => [item.id, text(item)])));
}

async function closePublicAccess(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Close public access…' }).click();
  // Disabled is drafted and its review is open, with the guards.
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  const typed = dialog.getByLabel(/^Type/);
  if (await typed.isVisible()) await typed.fill(ARTICLE.name);
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();
}

for (const way of ['DNS zone group', 'A records by hand'] as const)
  test(`the article with ${way}: made, tried, closed to the public, cleaned up`, async ({ page, azure }) => {
    test.setTimeout(180_000);
    const { admin } = azure.endpoints;
    const before = await stored(azure);
    await signIn(page, 'operator', `${ARTICLE.path}/private-access/new`);
    await fillIn(page, way);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Create private endpoint' }).click();
    await expect(page.getByRole('heading', { name: 'myPrivateEndpoint is ready' })).toBeVisible({
      timeout: 90_000,
    });

    const [login, data] = [await resolved(admin, HOST), await resolved(admin, DATA)];
    expect([login.private, data.private]).toEqual([true, true]);
    for (const address of [...login.addresses, ...data.addresses])
      await expect(page.getByRole('cell', { name: address, exact: true })).toBeVisible();
    expect((await answerTo(azure.endpoints, HOST, INSIDE)).status).toBe(401);
    expect((await answerTo(azure.endpoints, HOST, OUTSIDE)).status).toBe(401);

    await closePublicAccess(page);
    expect((await answerTo(azure.endpoints, HOST, INSIDE)).status).toBe(401);
    expect((await answerTo(azure.endpoints, HOST, OUTSIDE)).status).toBe(403);
    const bodies = (await writesTo(azure)).map(({ requestBody }) => JSON.stringify(requestBody));
    expect(bodies.some((body) => body?.includes('"name":"myConnection"'))).toBe(true);

    await page.goto(`${ARTICLE.path}/private-access/clean-up?endpoint=${encodeURIComponent(ENDPOINT)}`);
    await expect(page.getByText(`${ZONE} in myResourceGroup, with its links: MyDNSLink.`)).toBeVisible();
    await page.getByLabel('Type myPrivateEndpoint to confirm').fill('myPrivateEndpoint');
    await page.getByRole('button', { name: 'Delete myPrivateEndpoint' }).click();
    await expect(page.getByText('myPrivateEndpoint is gone')).toBeVisible({ timeout: 90_000 });
    expect((await resolved(admin, HOST)).private).toBe(false);

    const after = await stored(azure);
    const changed = [...after.keys()].filter((id) => before.get(id) !== after.get(id));
    expect([...before.keys()].filter((id) => !after.has(id))).toEqual([]);
    expect(changed.map((id) => id.split('/').at(-1))).toEqual([ARTICLE.name, ZONE]);
    const zone = JSON.parse(after.get(changed[1] ?? '') ?? '{}') as {
      records: unknown[];
      links: { name: string }[];
    };
    expect([zone.records, zone.links.map(({ name }) => name)]).toEqual([[], ['MyDNSLink']]);
    const registry = JSON.parse(after.get(changed[0] ?? '') ?? '{}') as Record<string, unknown>;
    expect(registry).toMatchObject({
      connections: [],
      publicNetworkAccess: 'Disabled',
      dataEndpointEnabled: true,
    });
  });

test('a reload in the middle: what is there is recognised, nothing is made twice', async ({
  page,
  azure,
}) => {
  test.setTimeout(120_000);
  await azure.settings({ longOperationMs: 3_000 });
  const before = await stored(azure);
  await signIn(page, 'operator', `${ARTICLE.path}/private-access/new`);
  await fillIn(page, 'DNS zone group');
  await page.getByRole('button', { name: 'Create private endpoint' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Link the zone' })).toContainText('in progress');
  await page.reload();
  await expect(page.getByText(/Begun earlier and not finished/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'myPrivateEndpoint is ready' })).toBeVisible({
    timeout: 60_000,
  });
  const after = await stored(azure);
  const made = [...after.keys()].filter((id) => !before.has(id)).map((id) => id.split('/').at(-1));
  expect(made.filter((name) => name === 'myPrivateEndpoint')).toHaveLength(1);
  const [zone] = [...after].filter(([id]) => !before.has(id) && id.endsWith(ZONE));
  expect(JSON.parse(zone?.[1] ?? '{}')).toMatchObject({ links: [{ name: 'MyDNSLink' }], records: [{}, {}] });
  const puts = (await writesTo(azure)).map(({ path }) => path.split('?')[0]);
  expect(new Set(puts).size).toBe(puts.length);
});

test('what stands in the way is said before anything is sent', async ({ page, azure }) => {
  await signIn(page, 'operator', `${ARTICLE.path}/private-access/new`);
  const create = page.getByRole('button', { name: 'Create private endpoint' });
  await page.getByLabel('Endpoint name').fill('-no');
  await expect(page.getByText(/begins with a letter or digit/).first()).toBeVisible();
  await page.getByLabel('Endpoint name').fill('myPrivateEndpoint');
  await page.getByLabel('Subscription').selectOption({ label: 'edge-prod' });
  await page.getByLabel('Resource group').selectOption({ label: 'rg-jobs-eus2' });
  await page
    .getByLabel('Virtual network', { exact: true })
    .selectOption({ label: 'vnet-jobs-eus2 (eastus2)' });
  await page.getByRole('radio', { name: 'snet-aci' }).check();
  await expect(page.getByText(/is delegated to Microsoft.ContainerInstance/)).toBeVisible();
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Subscription').selectOption({ label: 'retail-prod' });
  await page.getByLabel('Resource group').selectOption({ label: 'rg-retail-sea' });
  await page
    .getByLabel('Virtual network', { exact: true })
    .selectOption({ label: 'vnet-retail-sea (southeastasia)' });
  await page.getByRole('radio', { name: 'snet-pe' }).check();
  await expect(page.getByText(/snet-pe has 1 free address; 2 are needed/)).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
});
