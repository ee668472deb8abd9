// Names of a registry as nslookup shows them: publicly, and from networks with and without private zones.
import { describe, expect, test } from 'vitest';
import { createStore } from '#emulator/store/store.ts';
import type { DnsZone } from './dns-view.ts';
import { resolve } from './resolver.ts';
import { createTestPlane, HOST, NETWORK_BUILD, NETWORK_HUB } from './test-plane.ts';

const PRIVATE = 'crcontosotasks.privatelink.azurecr.io';

function zone(name: string, records: Readonly<Record<string, string>>, redirects = false): DnsZone {
  return { name, records: new Map(Object.entries(records).map(([record, ip]) => [record, [ip]])), redirects };
}

describe('with a private endpoint', () => {
  test('publicly: over privatelink to a public address', async () => {
    const answer = await createTestPlane().resolve(HOST);
    expect(answer).toMatchObject({
      status: 'NOERROR',
      private: false,
      answers: [
        { name: HOST, type: 'CNAME', data: PRIVATE },
        { name: PRIVATE, type: 'CNAME', data: 'westeurope.fe.azcr.io' },
        { name: 'westeurope.fe.azcr.io', type: 'A', data: expect.stringMatching(/^20\./) },
      ],
    });
  });

  test('from the endpoint’s network: the private address, of the data endpoint too', async () => {
    const plane = createTestPlane();
    const [login, data] = [...plane.world.store.privateEndpoints.all()].find(
      ({ name }) => name === 'pe-tasks-hub',
    )?.addresses ?? [undefined, undefined];
    expect(await plane.resolve(HOST.toUpperCase(), NETWORK_HUB)).toMatchObject({
      private: true,
      addresses: [login?.ipAddress],
      answers: [
        { name: HOST, type: 'CNAME', data: PRIVATE },
        { name: PRIVATE, type: 'A', data: login?.ipAddress },
      ],
    });
    expect(await plane.resolve('crcontosotasks.westeurope.data.azurecr.io.', NETWORK_HUB)).toMatchObject({
      private: true,
      addresses: [data?.ipAddress],
    });
  });

  test('from a network without zones: as publicly', async () => {
    const plane = createTestPlane();
    const [inside, outside] = [await plane.resolve(HOST, NETWORK_BUILD), await plane.resolve(HOST)];
    expect(inside).toEqual(outside);
    expect(await plane.resolve(HOST, '/subscriptions/none')).toMatchObject({ error: expect.any(String) });
  });
});

describe('zones', () => {
  const { world } = createTestPlane();
  const ask = (zones: readonly DnsZone[], name = HOST) => resolve(world.store, zones, name);

  test('a linked zone without the record: the name does not exist', () => {
    expect(ask([zone('privatelink.azurecr.io', { other: '10.0.0.4' })])).toMatchObject({
      status: 'NXDOMAIN',
      private: true,
      addresses: [],
      answers: [{ type: 'CNAME', data: PRIVATE }],
    });
  });

  test('a link that redirects: what the zone lacks is asked publicly', () => {
    const lacking = zone('privatelink.azurecr.io', { other: '10.0.0.4' }, true);
    expect(ask([lacking])).toMatchObject({ status: 'NOERROR', private: false });
    expect(ask([lacking], 'nothing.privatelink.azurecr.io')).toMatchObject({ status: 'NXDOMAIN' });
    const holding = zone('privatelink.azurecr.io', { crcontosotasks: '10.0.0.9' }, true);
    expect(ask([holding])).toMatchObject({ addresses: ['10.0.0.9'], private: true });
  });

  test('a zone without privatelink answers at once', () => {
    expect(ask([zone('azurecr.io', { crcontosotasks: '10.0.0.9' })])).toMatchObject({
      answers: [{ name: HOST, type: 'A', data: '10.0.0.9' }],
    });
  });

  test('the most specific zone wins', () => {
    const zones = [zone('azurecr.io', {}), zone('privatelink.azurecr.io', { crcontosotasks: '10.0.0.9' })];
    expect(ask(zones)).toMatchObject({ status: 'NXDOMAIN', private: true });
    expect(ask(zones, PRIVATE)).toMatchObject({ addresses: ['10.0.0.9'] });
    expect(ask([zone('vatelink.azurecr.io', {})])).toMatchObject({ private: false, status: 'NOERROR' });
  });

  test('a registry without endpoints never asks the private zone', () => {
    const zones = [zone('privatelink.azurecr.io', { crcontosobatch: '10.0.0.9' })];
    expect(ask(zones, 'crcontosobatch.azurecr.io')).toMatchObject({
      private: false,
      answers: [{ type: 'CNAME', data: 'northeurope.fe.azcr.io' }, { type: 'A' }],
    });
  });

  test('names nobody has', () => {
    for (const name of ['nothing.azurecr.io', 'crcontosobatch.northeurope.data.azurecr.io', 'a.b', '']) {
      expect(ask([], name)).toMatchObject({ status: 'NXDOMAIN', answers: [], private: false });
    }
    expect(resolve(createStore(), [], HOST).status).toBe('NXDOMAIN');
  });
});
