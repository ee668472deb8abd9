// Clients in an address: read strictly, written so that they are read again as the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedClient, CLIENT_LIMIT, formatClient, parseClient } from './client-param.ts';
import { SERVICES } from './model.ts';

const SUBSCRIPTION = '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-a';
const NETWORK = `${SUBSCRIPTION}/providers/Microsoft.Network/virtualNetworks/vnet-a`;

const CLIENTS: readonly AskedClient[] = [
  { kind: 'address', address: '20.1.2.3' },
  { kind: 'address', address: '2603:1020::1' },
  { kind: 'subnet', id: `${NETWORK}/subnets/snet-a` },
  { kind: 'network', id: NETWORK },
  { kind: 'vm', id: `${SUBSCRIPTION}/providers/Microsoft.Compute/virtualMachines/myDockerVM` },
  ...SERVICES.map((service) => ({ kind: 'service', service }) as const),
  { kind: 'task', identity: 'system', name: null },
  { kind: 'task', identity: 'user', name: null },
  { kind: 'task', identity: 'user', name: 'system' },
];

test.each(CLIENTS.map((client) => [formatClient(client), client] as const))('%s', (text, client) => {
  expect(parseClient(text)).toEqual(client);
});

test.each([
  '',
  '20.1.2',
  '020.1.2.3',
  '20.1.2.3/24',
  'name',
  'service:Nobody',
  'task:other',
  'task:system:',
  'task:system:a task',
  'task:system:hello:world',
  'subnet:20.1.2.3',
  `network:${NETWORK}/subnets/a`,
  `subnet:${NETWORK}`,
  `vm:${NETWORK}`,
  `vm:${SUBSCRIPTION}/providers/Microsoft.Compute/virtualMachines/..`,
  'vm:/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/virtualMachines/z',
  `subnet:${NETWORK}/subnets/${'a'.repeat(CLIENT_LIMIT)}`,
])('no client: %s', (text) => {
  expect(parseClient(text)).toBeNull();
});

test('any text is read without an error, and what is read is read again as the same', () => {
  const text = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.constantFrom(...CLIENTS.map(formatClient)));
  fc.assert(
    fc.property(text, (given) => {
      const client = parseClient(given);
      if (client !== null) expect(parseClient(formatClient(client))).toEqual(client);
    }),
    { numRuns: 3_000 },
  );
});
