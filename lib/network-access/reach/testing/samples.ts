/** Generated registries and clients, for comparing the explainer with the data plane. */
import fc from 'fast-check';
import { SERVICES } from '#lib/network-access/reach/model.ts';
import { type Caller, NETWORKS, RECORDS, type Settings, STATUSES, SUBNETS } from './plane.ts';

/** Octets from so small a choice that rules and addresses often meet. */
const octet = fc.constantFrom(0, 1, 127, 128, 255);
const address = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(octet, octet).map(([c, d]) => `20.50.${c}.${d}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2603:1020::1', '10.0.0.4', '255.255.255.255', '::ffff:20.50.0.1'),
  },
);
const rule = fc.tuple(octet, octet, fc.constantFrom(32, 31, 28, 25, 24, 23, 17, 16)).map(([c, d, bits]) => {
  const low = ((c * 256 + d) >> (32 - bits)) << (32 - bits);
  return `20.50.${low >> 8}.${low & 255}${bits === 32 ? '' : `/${bits}`}`;
});
const subnet = fc.constantFrom(...Object.values(SUBNETS));
export const settings: fc.Arbitrary<Settings> = fc.record({
  publicNetworkAccess: fc.constantFrom('Enabled', 'Enabled', 'Disabled'),
  defaultAction: fc.constantFrom('Deny', 'Deny', 'Allow'),
  ipRules: fc.uniqueArray(rule, { maxLength: 3 }),
  subnetRules: fc.uniqueArray(subnet, { maxLength: 2 }),
  bypass: fc.constantFrom('AzureServices', 'None'),
  tasksBypass: fc.boolean(),
  status: fc.constantFrom(...STATUSES),
  record: fc.constantFrom('own', ...RECORDS),
});
export const caller: fc.Arbitrary<Caller> = fc.oneof(
  fc.record({ from: fc.constant('address' as const), address }),
  fc.record({ from: fc.constant('subnet' as const), subnet, egress: address }),
  fc.record({
    from: fc.constant('network' as const),
    network: fc.constantFrom(...Object.values(NETWORKS)),
    egress: address,
  }),
  fc.record({
    from: fc.constant('service' as const),
    service: fc.constantFrom(...SERVICES),
    egress: address,
  }),
  fc.record({
    from: fc.constant('task' as const),
    identity: fc.constantFrom('system', 'user'),
    egress: address,
  }),
);
