// The chain that a lookup follows, step by step, and where it breaks.
import { expect, test } from 'vitest';
import { simulateLookup } from './lookup.ts';
import { HOSTS, HUB, record, SPOKE, situation, zone } from './testing/sample.ts';

const [LOGIN, DATA] = HOSTS;
const ALIAS = 'crsample-a1b2.privatelink.azurecr.io';
const kinds = (host: string, network: string | null, world = situation()) => {
  const { steps, outcome, addresses } = simulateLookup(world, host, network);
  return [...steps.map(({ kind, name }) => `${kind} ${name}`), outcome, ...addresses];
};

test('from a linked network to the private address', () => {
  expect(kinds(LOGIN, HUB)).toEqual([`alias ${LOGIN}`, `zone ${ALIAS}`, 'private', '10.40.0.5']);
  expect(kinds(DATA, HUB.toUpperCase())).toEqual([
    `alias ${DATA}`,
    'zone crsample-a1b2.westeurope.data.privatelink.azurecr.io',
    'private',
    '10.40.0.4',
  ]);
});

test('from elsewhere to the public front end', () => {
  expect(kinds(LOGIN, SPOKE)).toEqual([`alias ${LOGIN}`, `public ${ALIAS}`, 'public']);
  expect(kinds(LOGIN, null)).toEqual([`alias ${LOGIN}`, `public ${ALIAS}`, 'public']);
});

test('without any connection Azure’s public DNS does not lead over privatelink', () => {
  const world = situation({ registry: { ...situation().registry, hasConnections: false } });
  expect(kinds(LOGIN, HUB, world)).toEqual([`public ${LOGIN}`, 'public']);
});

test('a linked zone is the whole truth, unless its link says otherwise', () => {
  const lacking = zone({ records: [] });
  expect(kinds(LOGIN, HUB, situation({ zones: [lacking] }))).toEqual([
    `alias ${LOGIN}`,
    `zone ${ALIAS}`,
    'nowhere',
  ]);
  const links = (lacking.links ?? []).map((link) => ({ ...link, redirects: true }));
  const redirecting = situation({ zones: [{ ...lacking, links }] });
  expect(kinds(LOGIN, HUB, redirecting)).toEqual([
    `alias ${LOGIN}`,
    `zone ${ALIAS}`,
    `public ${ALIAS}`,
    'public',
  ]);
});

test('the most specific zone is asked', () => {
  const own = zone({
    id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/x',
    name: ALIAS,
    records: [record('@', '10.40.0.99')],
  });
  expect(kinds(LOGIN, HUB, situation({ zones: [zone(), own] }))).toEqual([
    `alias ${LOGIN}`,
    `zone ${ALIAS}`,
    'private',
    '10.40.0.99',
  ]);
});

test('a zone over the public name answers before the alias is followed', () => {
  const over = zone({ id: 'over', name: 'azurecr.io', records: [record('other', '10.0.0.4')] });
  expect(kinds(LOGIN, HUB, situation({ zones: [zone(), over] }))).toEqual([`zone ${LOGIN}`, 'nowhere']);
});

test.each([
  ['links', { links: null }, 'unknown'],
  ['records', { records: null }, 'unknown'],
])('unread %s are not guessed', (_what, more, outcome) => {
  expect(kinds(LOGIN, HUB, situation({ zones: [zone(more)] })).at(-1)).toBe(outcome);
});

test('a zone of the same name that is known to be linked settles it', () => {
  const hidden = zone({ id: 'hidden', links: null });
  expect(kinds(LOGIN, HUB, situation({ zones: [hidden, zone()] })).at(-1)).toBe('10.40.0.5');
});
