// Every word that an explanation can ask for is in both catalogues, formats, and no word is left over.
import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { ERROR_KINDS } from '#lib/network-access/errors-explained/model.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { NO_CONNECTIONS, registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { explainReach } from './explain-reach.ts';
import { type DnsView, type ReachClient, type ReachRegistry, SERVICES } from './model.ts';
import type { HeldRole, ProposedTarget, SignIn, Who } from './who.ts';

const ENDPOINT = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateEndpoints/pe-a';
const STATUSES = ['Approved', 'Pending', 'Rejected', 'Disconnected', 'Odd'] as const;

const access: fc.Arbitrary<NetworkAccess> = fc
  .record({
    publicNetworkAccess: fc.constantFrom('Enabled', 'Enabled', 'Disabled', 'X'),
    defaultAction: fc.constantFrom('Deny', 'Deny', 'Allow', 'Y'),
    ipRules: fc.constantFrom([], ['20.1.2.3'], ['20.1.2.0/24', '4.0.0.0/8'], ['odd']),
    subnetRules: fc.constantFrom(
      null,
      [],
      [{ id: subnetNamed('a'), action: 'Allow' }],
      [
        { id: subnetNamed('a'), action: 'Allow' },
        { id: subnetNamed('b'), action: 'Allow' },
      ],
    ),
    bypass: fc.constantFrom('AzureServices', 'None', 'X'),
    tasksBypass: fc.constantFrom(true, false, null),
    dataEndpointEnabled: fc.boolean(),
  })
  .map((fields) => registryIn('all', fields));

const registry: fc.Arbitrary<ReachRegistry> = fc
  .tuple(
    access,
    fc.constantFrom(...STATUSES, 'none' as const),
    fc.constantFrom([], ['a.b.data.azurecr.io', 'a.c.data.azurecr.io']),
  )
  .map(([fields, status, dataEndpointHostNames]) => ({
    name: 'crcontoso',
    loginServer: 'crcontoso.azurecr.io',
    location: 'West Europe',
    dataEndpointHostNames,
    access: {
      ...fields,
      connections:
        status === 'none'
          ? NO_CONNECTIONS
          : { ...NO_CONNECTIONS, [status === 'Odd' ? 'other' : status.toLowerCase()]: 1 },
    },
    connections: status === 'none' ? [] : [{ name: 'crcontoso.0', privateEndpointId: ENDPOINT, status }],
  }));

const address = '10.1.0.5';
const dns = fc.constantFrom<DnsView>(
  { leads: 'public' },
  { leads: 'unknown' },
  { leads: 'nowhere', zone: 'privatelink.azurecr.io' },
  { leads: 'stranger', address },
  { leads: 'private', address },
  { leads: 'endpoint', address, endpointId: `${ENDPOINT}-other`, missingHosts: [] },
  { leads: 'endpoint', address, endpointId: ENDPOINT, missingHosts: [] },
  { leads: 'endpoint', address, endpointId: ENDPOINT, missingHosts: ['a.b.data.azurecr.io'] },
  {
    leads: 'endpoint',
    address,
    endpointId: ENDPOINT,
    missingHosts: ['a.b.data.azurecr.io', 'a.c.data.azurecr.io'],
  },
);
const egress = fc.constantFrom(null, '20.1.2.3', '20.9.9.9', '10.0.0.4');

const client: fc.Arbitrary<ReachClient> = fc.oneof(
  fc.record({
    kind: fc.constant('address' as const),
    address: fc.constantFrom('20.1.2.3', '20.1.3.9', '10.0.0.4', '2603:1020::1'),
  }),
  fc
    .record({
      kind: fc.constantFrom('subnet' as const, 'network' as const, 'vm' as const),
      name: fc.constant('vnet-build/a'),
      networkName: fc.constant('vnet-build'),
      overEndpoint: fc.constantFrom(
        [],
        [subnetNamed('a')],
        [subnetNamed('c')],
        [subnetNamed('a'), subnetNamed('c')],
      ),
      direct: fc.boolean(),
      dns,
      egress,
    })
    .map((inside) => ({ ...inside, direct: inside.direct || inside.overEndpoint.length === 0 })),
  fc.record({ kind: fc.constant('service' as const), service: fc.constantFrom(...SERVICES), egress }),
  fc.record({
    kind: fc.constant('task' as const),
    identity: fc.constantFrom('system' as const, 'user' as const),
    egress,
  }),
);

const role: fc.Arbitrary<HeldRole> = fc.record({
  role: fc.constantFrom('AcrPull', 'Reader'),
  scope: fc.constantFrom('crcontoso', 'rg-registry'),
  level: fc.constantFrom(
    'registry' as const,
    'resourceGroup' as const,
    'subscription' as const,
    'above' as const,
  ),
  pulls: fc.constantFrom('yes' as const, 'no' as const, 'no' as const, 'unknown' as const),
  isIdle: fc.boolean(),
  viaGroup: fc.boolean(),
});
const named = { who: fc.constant('vm-build'), isOwn: fc.boolean() };
const target: fc.Arbitrary<ProposedTarget> = fc.constant({ kind: 'machine', machineId: '/vm' });
const who: fc.Arbitrary<Who> = fc.record({
  signIn: fc.oneof(
    fc.constant<SignIn>({ state: 'unnamed' }),
    fc.record({
      ...named,
      state: fc.constant('unread' as const),
      part: fc.constantFrom('identity' as const, 'roles' as const),
    }),
    fc.record({
      ...named,
      state: fc.constant('absent' as const),
      of: fc.constantFrom('machine' as const, 'identity' as const, 'task' as const),
      target: fc.option(target),
    }),
    fc.record({
      ...named,
      state: fc.constant('known' as const),
      mode: fc.constantFrom('legacy' as const, 'abac' as const, 'unknown' as const),
      held: fc.array(role, { maxLength: 2 }),
      areGroupsRead: fc.boolean(),
      target,
    }),
  ),
  role: fc.constantFrom('AcrPull', null),
  anonymousPull: fc.constantFrom(false, false, false, null, true),
});

type Values = Readonly<Record<string, string | number>>;
const asked = new Map<string, Map<string, Values>>();
const ask = (key: string, values: Values) => {
  const known = asked.get(key) ?? new Map<string, Values>();
  known.set(JSON.stringify(values), values);
  asked.set(key, known);
};

for (const [given, asker, signsIn] of fc.sample(fc.tuple(registry, client, who), {
  numRuns: 30_000,
  seed: 6,
})) {
  const { verdict, sees, steps, fix } = explainReach(given, asker, signsIn);
  ask(`verdict.${verdict.key}`, verdict.values);
  if (sees !== null) ask(`sees.${sees.key}`, sees.values);
  for (const { title, evidence } of steps) {
    ask(`step.${title.key}`, title.values);
    for (const { key, values } of evidence) ask(`evidence.${key}`, values);
  }
  for (const { key, values } of fix?.say ?? []) ask(`fix.${key}`, values);
}

const leaves = (tree: object, path = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : leaves(value, `${path}${key}.`),
  );

test.each([
  ['en', en],
  ['ko', ko],
] as const)('words in %s', (locale, messages) => {
  expect([...leaves(messages.reach)].sort()).toEqual([...asked.keys()].sort());
  expect(Object.keys(messages.pastedError).sort()).toEqual([...ERROR_KINDS].sort());
  const onError = (error: Error): never => {
    throw error;
  };
  const t = createTranslator({ locale, messages: messages as never, namespace: 'reach' as never, onError });
  for (const [key, samples] of asked)
    for (const values of samples.values()) {
      const text = t.markup(key as never, { ...values, code: (chunks: string) => `[${chunks}]` } as never);
      expect(text, key).not.toMatch(/undefined|NaN|[{}<>#]|^\s|\s$| {2}|\[\]/);
    }
});
