// Private DNS of the demo: sound for most endpoints, and each planted defect where it hurts, seen from inside.
import { describe, expect, test } from 'vitest';
import { createDataPlane } from '#emulator/data-plane/app.ts';
import type { VerifyToken } from '#emulator/principal.ts';
import type { PrivateEndpoint } from '#emulator/store/shapes.ts';
import { createWorld } from '#emulator/world.ts';

const world = createWorld({ seed: 'demo', armOrigin: () => 'https://arm.test' });
const { store } = world;
/** Nobody here signs in: 401 means that the firewall let the client through. */
const nobody: VerifyToken = () =>
  Promise.resolve({ ok: false, code: 'AuthenticationFailed', message: '', wwwAuthenticate: '' });
const plane = createDataPlane(world, nobody);

function networkOf(name: string): string {
  const found = [...store.virtualNetworks.all()].find((network) => network.name === name);
  if (found === undefined) throw new Error(`The seed has no ${name}.`);
  return found.id;
}

function endpoint(name: string): PrivateEndpoint {
  const found = [...store.privateEndpoints.all()].find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`The seed has no ${name}.`);
  return found;
}

const addressesOf = (name: string) => endpoint(name).addresses.map(({ ipAddress }) => ipAddress);

/** Status, addresses and whether a private zone answered, for a host asked in a network given by name. */
async function lookUp(host: string, network: string) {
  const query = new URLSearchParams({ name: host, vnet: networkOf(network) });
  const answer = await plane.request(`http://127.0.0.1/resolver?${query}`);
  const { status, addresses, private: isPrivate } = (await answer.json()) as Record<string, unknown>;
  return [status, addresses, isPrivate];
}

async function pull(host: string, network: string): Promise<number> {
  const headers = { 'x-client': JSON.stringify({ vnet: networkOf(network) }) };
  return (await plane.request(`http://127.0.0.1/data-plane/${host}/v2/`, { headers })).status;
}

const zones = [...store.privateDnsZones.all()];
const zoneIn = (group: string) => zones.find(({ id }) => id.includes(`/resourceGroups/${group}/`));

describe('as a whole', () => {
  test('no network is linked to two zones of one name', () => {
    const linked = zones.flatMap(({ name, links }) =>
      links.map((link) => `${name} ${link.virtualNetworkId}`),
    );
    expect(new Set(linked).size).toBe(linked.length);
    const ids = [...store.virtualNetworks.all()].map(({ id }) => id);
    for (const { links } of zones) for (const link of links) expect(ids).toContain(link.virtualNetworkId);
  });

  test('approved endpoints are found in their own network, but for the planted defects', async () => {
    const lost = new Set<string>();
    const all = [...store.privateEndpoints.all()].filter(({ link }) => link.status === 'Approved');
    for (const { name, subnetId, addresses } of all) {
      const network = subnetId.split('/').at(-3) ?? '';
      for (const { fqdn, ipAddress } of addresses) {
        const [, found] = await lookUp(fqdn, network);
        if (JSON.stringify(found) !== JSON.stringify([ipAddress])) lost.add(name);
      }
    }
    expect([...lost]).toEqual([
      'pe-web-neu',
      'pe-scan-neu',
      'pe-lake-weu',
      'pe-ml-weu',
      'pe-ml-lake-neu',
      'pe-shop-jpe',
      'pe-mobile-observability',
    ]);
    expect(all.length).toBeGreaterThan(3 * lost.size);
  });

  test('looking changes nothing: zone groups find what they wrote', () => {
    world.settle();
    expect([...store.privateDnsZones.all()]).toEqual(zones);
  });
});

describe('sound', () => {
  test('from the hub the private way works, where the public one is closed', async () => {
    const host = 'crcontosopay.azurecr.io';
    expect(await lookUp(host, 'vnet-hub-weu')).toEqual([
      'NOERROR',
      addressesOf('pe-pay-hub').slice(0, 1),
      true,
    ]);
    expect(await pull(host, 'vnet-hub-weu')).toBe(401);
    // The build network has no zone.
    expect(await pull(host, 'vnet-build-weu')).toBe(403);
  });

  test('what the hub’s zone lacks is asked publicly', async () => {
    expect((await lookUp('crcontosoweb.azurecr.io', 'vnet-hub-weu'))[2]).toBe(false);
    expect(await pull('crcontosoweb.azurecr.io', 'vnet-hub-weu')).toBe(403);
  });

  test('every region of a replicated registry, from the far side of the world', async () => {
    for (const { fqdn, ipAddress } of endpoint('pe-geo-sea').addresses) {
      expect(await lookUp(fqdn, 'vnet-retail-sea')).toEqual(['NOERROR', [ipAddress], true]);
    }
    expect(await pull('crcontosogeo.azurecr.io', 'vnet-retail-sea')).toBe(401);
  });
});

describe('defects', () => {
  test('a missing data record: signing in works, layers do not', async () => {
    expect(await pull('crcontosoweb.azurecr.io', 'vnet-aks-neu')).toBe(401);
    const data = 'crcontosoweb.westeurope.data.azurecr.io';
    expect(await lookUp(data, 'vnet-aks-neu')).toEqual(['NXDOMAIN', [], true]);
    expect(await pull(data, 'vnet-aks-neu')).toBe(504);
  });

  test('a wrong address', async () => {
    const [, found] = await lookUp('crcontososcan.azurecr.io', 'vnet-aks-neu');
    expect(found).toEqual(['10.44.8.90']);
    expect(addressesOf('pe-scan-neu')).toEqual(['10.44.8.9', '10.44.8.10']);
    expect(await pull('crcontososcan.azurecr.io', 'vnet-aks-neu')).toBe(504);
  });

  test('a stale record of an endpoint that was deleted', async () => {
    const [, found] = await lookUp('crcontosofirmware.azurecr.io', 'vnet-gateway-eus2');
    const taken = [...store.privateEndpoints.all()].flatMap(({ addresses }) => addresses);
    expect(taken.map(({ ipAddress }) => ipAddress)).not.toContain((found as string[])[0]);
    expect(await pull('crcontosofirmware.azurecr.io', 'vnet-gateway-eus2')).toBe(504);
  });

  test.each([
    ['crcontosolake', 'pe-lake-weu', 'pe-lake-ml'],
    ['crcontosoml', 'pe-ml-weu', 'pe-ml-lakehouse'],
  ])('in the shared zone the record of %s was overwritten', async (registry, lost, last) => {
    const record = zoneIn('rg-dns-shared')?.records.find(({ name }) => name === registry);
    expect(record?.addresses).toEqual(addressesOf(last).slice(0, 1));
    expect(record?.metadata['creator']).toContain(`private endpoint ${last} `);
    const written = endpoint(lost).dnsZoneGroup?.configs[0]?.written.map(({ address }) => address);
    expect(written).toEqual(addressesOf(lost));
  });

  test('a zone that no network is linked to', async () => {
    expect(zoneIn('rg-dns-lake-neu')).toMatchObject({ links: [], records: [{ name: 'crcontosoml' }, {}] });
    expect((await lookUp('crcontosoml.azurecr.io', 'vnet-lake-neu'))[2]).toBe(false);
    expect(await pull('crcontosoml.azurecr.io', 'vnet-lake-neu')).toBe(403);
  });

  test('two zones of one name: the endpoint’s records are in the one its network does not see', async () => {
    const { loginServer } = [...store.registries.all()].find(({ name }) => name === 'crcontososhop') ?? {};
    const host = loginServer ?? '';
    expect(endpoint('pe-shop-jpe').dnsZoneGroup?.configs[0]?.zoneId).toBe(zoneIn('rg-dns-sea')?.id);
    expect(zoneIn('rg-dns-shop')?.links).toHaveLength(1);
    expect(await lookUp(host, 'vnet-shop-jpe')).toEqual(['NXDOMAIN', [], true]);
    expect(await pull(host, 'vnet-shop-jpe')).toBe(504);
    expect(await pull(host, 'vnet-retail-sea')).toBe(401);
  });

  test('a manual endpoint without zone group', async () => {
    const { manual, link, dnsZoneGroup } = endpoint('pe-mobile-observability');
    expect([manual, link.status, dnsZoneGroup]).toEqual([true, 'Approved', undefined]);
    expect(await lookUp('crcontosomobile.azurecr.io', 'vnet-observability')).toEqual(['NXDOMAIN', [], true]);
  });
});
