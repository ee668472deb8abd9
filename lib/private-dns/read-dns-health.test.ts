// Private DNS read from the embedded Azure: its planted defects, what others hide, and its resolver as the judge.
import { describe, expect, it } from 'vitest';
import { startAzure } from '#lib/testing/azure.ts';
import { readFleetDnsHealth } from './read-fleet-dns-health.ts';
import { kindsOf, report, resolve } from './testing/repairs.ts';

const azure = startAzure();
const fault = (match: object, then: object, times = -1) =>
  azure.emulator.admin.setFaults([{ match, times, then }]);
const requests = async () => (await azure.emulator.admin.requests()).entries as { operation?: string }[];

/** What the seed says it planted, by registry; every other registry is sound. */
const PLANTED = {
  crcontosoweb: ['missing_record'],
  crcontososcan: ['wrong_address', 'no_zone_group'],
  crcontosomobile: ['missing_record', 'no_zone_group'],
  crcontosolake: ['overwritten'],
  crcontosoml: ['zone_not_linked', 'overwritten'],
  crcontososhop: ['overlapping_zones'],
  crcontosofirmware: ['deleted_endpoint', 'deleted_endpoint'],
} as const;

describe('the planted defects', () => {
  it.each(Object.entries(PLANTED))('%s: %j', async (name, kinds) => {
    expect(kindsOf(await report(await azure.as('reader'), await azure.find(name)))).toEqual(kinds);
  });

  it.each(['crcontosopay', 'crcontosogeo', 'crcontosoprod', 'crcontosokrc'])(
    'nothing else: %s',
    async (name) => {
      const seen = await report(await azure.as('reader'), await azure.find(name));
      expect(seen.findings).toEqual([]);
      expect(seen.networks.map(({ verdict }) => verdict)).not.toContain('broken');
    },
  );

  it('the same for all registries at once, by lists', async () => {
    const read = await readFleetDnsHealth(await azure.as('reader'));
    if (!read.ok) throw new Error(read.failure.code);
    const { registries, checked, withoutEndpoints, failures } = read.value;
    const found = registries.map(({ registry, findings }) => [
      registry.name,
      findings.map(({ kind }) => kind),
    ]);
    expect(Object.fromEntries(found)).toEqual(PLANTED);
    expect(registries.map(({ findings }) => findings[0]?.severity)).toEqual([
      ...Array.from({ length: 6 }, () => 'critical'),
      'warning',
    ]);
    expect([checked > 10, withoutEndpoints > 10, failures]).toEqual([true, true, []]);
  });
});

describe('the embedded Azure’s resolver says the same', () => {
  it.each([...Object.keys(PLANTED), 'crcontosopay', 'crcontosogeo'])(
    '%s, from every network',
    async (name) => {
      const { lookups } = await report(await azure.as('reader'), await azure.find(name));
      expect(lookups.at(-1)?.networkId).toBe(null);
      for (const { networkId, lookups: own } of lookups) {
        for (const { host, outcome, addresses, steps } of own) {
          const said = await resolve(azure.emulator.endpoints.admin, host, networkId);
          const status = outcome === 'nowhere' ? 'NXDOMAIN' : 'NOERROR';
          expect({ host, networkId, private: outcome !== 'public', status }).toEqual({
            host,
            networkId,
            private: said.private,
            status: said.status,
          });
          if (outcome === 'private') expect(addresses).toEqual(said.addresses);
          // What is public leads on to Azure's front end, whose names nobody needs.
          const aliases = steps.flatMap((step) => (step.kind === 'alias' ? [[step.name, step.target]] : []));
          const theirs = said.answers.filter(
            ({ type, data }) => type === 'CNAME' && data.includes('privatelink'),
          );
          expect(aliases).toEqual(theirs.map((answer) => [answer.name, answer.data]));
        }
      }
    },
  );
});

describe('what cannot be known', () => {
  it('endpoints in subscriptions of others cost no request and are counted', async () => {
    const arm = await azure.as('reader');
    const ref = await azure.find('crcontosoplants');
    await azure.emulator.admin.clearRequests();
    const seen = await report(arm, ref);
    expect(seen.notices).toMatchObject([{ kind: 'hidden_endpoints', values: { count: 190 } }]);
    expect((await requests()).filter(({ operation }) => operation === 'privateEndpoints.get')).toHaveLength(
      1,
    );
  });

  it.each([
    ['records of zones', { operation: 'recordSets.list' }, 'zone_unread'],
    ['links of zones', { operation: 'virtualNetworkLinks.list' }, 'zone_unread'],
    [
      'zones of a subscription',
      { operation: 'privateDnsZones.listAll', subscriptionId: '5ab00001-0000-4000-8000-000000000001' },
      'subscriptions_unread',
    ],
  ])('%s that may not be read: unknown, and no finding', async (_what, match, notice) => {
    const arm = await azure.as('reader');
    const ref = await azure.find('crcontosomobile');
    await fault(match, {
      status: 403,
      body: { error: { code: 'AuthorizationFailed', message: 'The client does not have authorization.' } },
    });
    const seen = await report(arm, ref);
    expect(kindsOf(seen)).toEqual([]);
    expect(seen.networks.map(({ verdict }) => verdict)).toEqual(['unknown']);
    expect(seen.notices.map(({ kind }) => kind)).toContain(notice);
  });

  it('a network that asks DNS servers of its own', async () => {
    const arm = await azure.as('reader');
    const ref = await azure.find('crcontosomobile');
    const dhcpOptions = { dnsServers: ['10.4.0.4', '168.63.129.16'] };
    await fault({ operation: 'virtualNetworks.get' }, { rewrite: { body: { properties: { dhcpOptions } } } });
    const seen = await report(arm, ref);
    expect(kindsOf(seen)).toEqual([]);
    expect(seen.networks).toMatchObject([{ verdict: 'unknown', dnsServers: ['10.4.0.4'] }]);
  });

  it('an interface that may not be read: the addresses to make by hand are known from the endpoint', async () => {
    const arm = await azure.as('reader');
    const ref = await azure.find('crcontosomobile');
    await fault(
      { operation: 'networkInterfaces.get' },
      { status: 403, body: { error: { code: 'AuthorizationFailed', message: '' } } },
    );
    const seen = await report(arm, ref);
    expect(kindsOf(seen)).toEqual(['missing_record', 'no_zone_group']);
    expect(seen.endpoints[0]?.expected.map(({ address }) => address)).not.toContain(null);
  });

  it('a subscription that cannot be read is named once, and the rest is shown', async () => {
    const arm = await azure.as('reader');
    await fault(
      { subscriptionId: '5ab00005-0000-4000-8000-000000000005', pathIncludes: 'Microsoft.Network' },
      { status: 503, body: {} },
    );
    const read = await readFleetDnsHealth(arm);
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.failures.map(({ subscription }) => subscription.name)).toEqual(['retail-prod']);
    expect(read.value.registries.map(({ registry }) => registry.name)).toContain('crcontosoweb');
  }, 30_000);
});

it('the number of requests for the fleet grows with subscriptions and zones only', async () => {
  const arm = await azure.as('reader');
  await azure.emulator.admin.clearRequests();
  const read = await readFleetDnsHealth(arm);
  if (!read.ok) throw new Error(read.failure.code);
  const asked = (await requests()).map(({ operation }) => operation ?? '');
  const count = (operation: string) => asked.filter((one) => one === operation).length;
  const subscriptions = read.value.subscriptions.length;
  const lists = [
    'registries.list',
    'privateEndpoints.listAll',
    'networkInterfaces.listAll',
    'virtualNetworks.listAll',
    'privateDnsZones.listAll',
  ];
  for (const operation of lists) expect([operation, count(operation)]).toEqual([operation, subscriptions]);
  expect(count('recordSets.list')).toBe(count('virtualNetworkLinks.list'));
  const broken = read.value.registries.reduce((sum, { networks }) => sum + networks.broken, 0);
  expect(count('privateDnsZoneGroups.list')).toBeLessThanOrEqual(broken);
  expect(asked).toHaveLength(
    1 + 5 * subscriptions + 2 * count('recordSets.list') + count('privateDnsZoneGroups.list'),
  );
});
