// Who relies on a subnet, over every subscription that can be read.
import { describe, expect, it } from 'vitest';
import type { SubnetRef } from '#lib/network-access/subnet-ref.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { findReliantRegistries } from './find-reliant-registries.ts';
import { ARTICLE_SUBNET, BUILD_SUBNET } from './testing/subnets.ts';

const azure = startAzure();

async function reliant(subnet: SubnetRef, user: 'operator' | 'outsider' = 'operator') {
  const found = await findReliantRegistries(await azure.as(user), subnet);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}
const names = ({ registries }: Awaited<ReturnType<typeof reliant>>) =>
  registries.map(({ name }) => name).sort();

/** What the store itself says, read without any of the console's code. */
async function stored(subnet: SubnetRef): Promise<readonly string[]> {
  const { registries } = (await azure.emulator.admin.state()) as {
    registries: { name: string; networkRuleSet: { virtualNetworkRules: string[] } }[];
  };
  const end = `/${subnet.virtualNetwork}/subnets/${subnet.subnet}`.toLowerCase();
  return registries
    .filter(({ networkRuleSet }) =>
      networkRuleSet.virtualNetworkRules.some((id) => id.toLowerCase().endsWith(end)),
    )
    .map(({ name }) => name)
    .sort();
}

describe('registries that rely on a subnet', () => {
  it('over several subscriptions, whatever the letter case', async () => {
    const expected = await stored(BUILD_SUBNET);
    expect(expected.length).toBeGreaterThan(1);
    expect(names(await reliant(BUILD_SUBNET))).toEqual(expected);
    expect(names(await reliant({ ...BUILD_SUBNET, subnet: 'SNET-BUILD' }))).toEqual(expected);
  });

  it('none', async () => {
    expect(await reliant(ARTICLE_SUBNET)).toMatchObject({ registries: [], failures: [] });
  });

  it('names a subscription that could not be read', async () => {
    const { subscriptionId } = BUILD_SUBNET;
    await azure.emulator.admin.setFaults([
      { match: { operation: 'registries.list', subscriptionId }, times: -1, then: { status: 503 } },
    ]);
    const found = await reliant(BUILD_SUBNET);
    expect(found.failures).toMatchObject([
      { subscription: { id: subscriptionId, name: 'platform-prod' }, failure: { code: 'unavailable' } },
    ]);
    expect(found.subscriptionsRead).toBeGreaterThan(0);
    expect(names(found)).not.toEqual(await stored(BUILD_SUBNET));
  });
});
