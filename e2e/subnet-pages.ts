// What people do with subnet rules, in their words; and what the store holds of them.
import { expect, type Page } from 'playwright/test';
import type { AdminClient } from '#emulator/admin-client.ts';
import type { Endpoints } from '#emulator/launch.ts';
import { ARTICLE, review } from './pages.ts';

const NETWORK =
  '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.Network/virtualNetworks/myDockerVMVNET';
/** The subnet of the article. */
export const ARTICLE_SUBNET = { id: `${NETWORK}/subnets/myDockerVMSubnet` };

export const subnetRules = (page: Page) => page.getByRole('region', { name: 'Subnet rules', exact: true });
export const subnetRow = (page: Page, name: string) =>
  subnetRules(page).getByRole('row').filter({ hasText: name });

/** Opens the dialog and ticks a subnet of the registry's own subscription. */
export async function choose(page: Page, subnet: string): Promise<void> {
  await subnetRules(page).getByRole('button', { name: 'Add subnet…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: new RegExp(subnet) })
    .check();
}

/** Acknowledges whatever the review wants acknowledged. */
export async function reviewAndSave(page: Page, name = ARTICLE.name): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) await review(page);
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  const typed = dialog.getByLabel(/^Type/);
  if (await typed.isVisible()) await typed.fill(name);
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();
}

type StoredSubnet = { readonly id: string; readonly serviceEndpoints: readonly string[] };

/** A subnet as the embedded Azure stores it, read without the console. */
export async function storedSubnet(azure: Pick<AdminClient, 'state'>, id: string): Promise<StoredSubnet> {
  const { virtualNetworks } = (await azure.state()) as {
    virtualNetworks: readonly { readonly subnets: readonly StoredSubnet[] }[];
  };
  const found = virtualNetworks.flatMap(({ subnets }) => subnets).find((subnet) => subnet.id === id);
  if (found === undefined) throw new Error(`There is no subnet ${id}.`);
  // What seeds leave out and requests spell out is the same.
  return { delegations: [], privateLinkServiceNetworkPolicies: 'Enabled', ...found } as StoredSubnet;
}

/** The editor's path of a registry of the seed, and the subnets that its rules name. */
export async function registryNamed(
  azure: Pick<AdminClient, 'state'>,
  name: string,
): Promise<{ path: string; subnetRules: readonly string[] }> {
  const { registries } = (await azure.state()) as {
    registries: readonly {
      id: string;
      name: string;
      networkRuleSet: { virtualNetworkRules: readonly string[] };
    }[];
  };
  const found = registries.find((registry) => registry.name === name);
  const [, , subscription, , group] = found?.id.split('/') ?? [];
  if (found === undefined) throw new Error(`The seed has no registry ${name}.`);
  return {
    path: `/registries/${subscription}/${group}/${name}/public-access`,
    subnetRules: found.networkRuleSet.virtualNetworkRules,
  };
}

/** Somebody else makes subnets beside the article's: its network has another version then. */
export async function addSubnets(
  page: Page,
  azure: Pick<AdminClient, 'token'> & { endpoints: Endpoints },
  subnets: Readonly<Record<string, string>>,
): Promise<void> {
  const token = await azure.token({ user: 'operator', kind: 'arm', mfa: true });
  for (const [name, addressPrefix] of Object.entries(subnets)) {
    const url = `${azure.endpoints.arm}${NETWORK}/subnets/${name}?api-version=2024-05-01`;
    const headers = { authorization: `Bearer ${token}` };
    const data = { properties: { addressPrefix } };
    const response = await page.request.put(url, { headers, data, ignoreHTTPSErrors: true });
    expect(response.status()).toBe(201);
    await expect
      .poll(async () => {
        const read = await page.request.get(url, { headers, ignoreHTTPSErrors: true });
        return (await read.json()).properties.provisioningState;
      })
      .toBe('Succeeded');
  }
}
