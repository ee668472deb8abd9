// What a repair may be asked for: exactly the steps there are, about registries' zones only.
import { describe, expect, it } from 'vitest';
import type { RepairStep } from '#lib/dns-health/step.ts';
import { repairIntent } from './dns-schemas.ts';

const GROUP = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg';
const ZONE = `${GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io`;
const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`;
const ENDPOINT = `${GROUP}/providers/Microsoft.Network/privateEndpoints/pe`;
const submission = '11f0c0de-0000-4000-8000-000000000001';
const registry = {
  subscriptionId: '5ab00001-0000-4000-8000-000000000001',
  resourceGroup: 'rg',
  name: 'crcontoso',
};

const STEPS: readonly RepairStep[] = [
  { kind: 'put_zone', zoneId: ZONE },
  {
    kind: 'put_group',
    endpointId: ENDPOINT,
    group: 'default',
    zoneId: ZONE,
    records: [{ name: 'cr', address: '10.0.0.4' }],
  },
  {
    kind: 'put_record',
    zoneId: ZONE,
    name: 'cr.westeurope.data',
    addresses: ['10.0.0.4'],
    ttl: 10,
    before: [],
    etag: null,
    endpointId: ENDPOINT,
  },
  { kind: 'remove_link', zoneId: ZONE, link: 'to-vnet', networkId: NETWORK, etag: 'e' },
  { kind: 'put_link', zoneId: ZONE, link: 'to-vnet', networkId: NETWORK, redirects: true },
  { kind: 'remove_record', zoneId: ZONE, name: '@', before: ['10.0.0.4'], etag: 'e' },
];
const parse = (step: object) => repairIntent.safeParse({ submission, registry, step });

describe('accepted', () => {
  it.each(STEPS.map((step) => [step.kind, step] as const))('%s', (_kind, step) => {
    expect(parse(step)).toEqual({ success: true, data: { submission, registry, step } });
  });
});

describe('refused', () => {
  const [, , record, , link] = STEPS as unknown as readonly Record<string, unknown>[];
  it.each([
    ['another zone', { ...record, zoneId: ZONE.replace('azurecr.io', 'vaultcore.azure.net') }],
    [
      'a zone that only looks like it',
      { ...record, zoneId: ZONE.replace('azurecr.io', 'azurecr.io.evil.example') },
    ],
    ['a path in the zone', { ...record, zoneId: `${ZONE}/../../x` }],
    ['a path in the name', { ...record, name: '../A/other' }],
    ['a query in the name', { ...record, name: 'cr?x=1' }],
    ['a wildcard', { ...record, name: '*' }],
    ['no address at all', { ...record, addresses: [] }],
    ['what is no address', { ...record, addresses: ['10.0.0.256'] }],
    ['a time to live that Azure refuses', { ...record, ttl: 0 }],
    ['an unknown member', { ...record, metadata: {} }],
    ['registration', { ...link, registrationEnabled: true }],
    ['a network that is none', { ...link, networkId: ENDPOINT }],
    ['a step that does not exist', { kind: 'delete_zone', zoneId: ZONE }],
  ])('%s', (_what, step) => {
    expect(parse(step).success).toBe(false);
  });
});
