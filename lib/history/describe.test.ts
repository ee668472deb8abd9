/** What a line says of a write; and that every part has words in both languages. */
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { KINDS, describe as told } from './describe.ts';
import { filterLines, NO_FILTERS } from './filter.ts';
import { entriesFromLog, type SourceEvent } from './from-log.ts';
import { linesOf } from './lines.ts';
import { type Entry, registryKeyOf, type State, type Touches } from './model.ts';
import { reconcile } from './reconcile.ts';
import { bodyOf, CLI, CONSOLE, ID, REGISTRY, type Truth } from './testing/past.ts';
import { historyCsv } from './to-file.ts';

const BEFORE: Truth = {
  publicNetworkAccess: 'Enabled',
  defaultAction: 'Deny',
  bypass: 'AzureServices',
  tasksBypass: false,
  dataEndpointEnabled: false,
  ipRules: ['20.1.2.0/24', '8.8.8.8'],
  subnetRules: [],
};

const event = (more: Partial<SourceEvent>): SourceEvent => ({
  at: '2026-10-03T14:02:00.000Z',
  resourceId: ID,
  caller: 'jana.novak@contoso.example',
  callerName: 'Jana Novak',
  appId: CLI,
  operation: 'Microsoft.ContainerRegistry/registries/write',
  status: 'Succeeded',
  subStatus: 'OK',
  method: 'PATCH',
  correlationId: 'c',
  clientRequestId: null,
  requestBody: null,
  ip: null,
  ...more,
});

/** The parts of one write, in the state that it was made in; unknown unless told. */
function partsOf(sends: Partial<Truth> | null, before: State | null, more: Partial<SourceEvent> = {}) {
  const body = sends === null ? null : bodyOf(sends);
  const [entry] = entriesFromLog([event({ requestBody: body, ...more })], CONSOLE);
  if (entry === undefined) throw new Error('no entry');
  const after = before === null ? (sends ?? {}) : { ...before, ...sends };
  return told(entry, { before: before ?? {}, after });
}

describe('a write says', () => {
  it.each<[string, Partial<Truth> | null, State | null, Partial<SourceEvent>, readonly string[]]>([
    [
      'a removal and a closing',
      { ipRules: ['8.8.8.8'], publicNetworkAccess: 'Disabled', defaultAction: 'Deny' },
      BEFORE,
      {},
      ['mode.disabled', 'ipRules.removed 20.1.2.0/24'],
    ],
    ['an opening', { defaultAction: 'Allow' }, BEFORE, {}, ['mode.all']],
    ['a limit', { defaultAction: 'Deny' }, { ...BEFORE, defaultAction: 'Allow' }, {}, ['mode.selected']],
    [
      'a mode of which the one before is not known',
      { publicNetworkAccess: 'Disabled' },
      null,
      {},
      ['setMode.disabled'],
    ],
    ['half a mode', { defaultAction: 'Deny' }, null, {}, ['field']],
    [
      'another action beneath Disabled',
      { defaultAction: 'Allow' },
      { ...BEFORE, publicNetworkAccess: 'Disabled' },
      {},
      ['field'],
    ],
    ['a value of tomorrow', { publicNetworkAccess: 'SecuredByPerimeter' }, BEFORE, {}, ['field']],
    [
      'both at once',
      { ipRules: ['9.9.9.9'] },
      BEFORE,
      {},
      ['ipRules.removed 20.1.2.0/24,8.8.8.8', 'ipRules.added 9.9.9.9'],
    ],
    ['all of them gone', { ipRules: [] }, BEFORE, {}, ['ipRules.removedAll 20.1.2.0/24,8.8.8.8']],
    [
      'a list of which the one before is not known',
      { ipRules: ['8.8.8.8'] },
      null,
      {},
      ['ipRules.set 8.8.8.8'],
    ],
    ['an empty one', { ipRules: [] }, null, {}, ['ipRules.setNone ']],
    ['other spellings of the same', { ipRules: ['8.8.8.8/32', '20.1.2.9/24'] }, BEFORE, {}, ['same']],
    [
      'switches',
      { bypass: 'None', tasksBypass: true, dataEndpointEnabled: true },
      BEFORE,
      {},
      ['bypass.off', 'tasksBypass.on', 'dataEndpoint.on'],
    ],
    ['nothing new', { bypass: 'AzureServices' }, BEFORE, {}, ['same']],
    ['no body', null, BEFORE, {}, ['something']],
    [
      'a PUT: what it leaves out may have changed',
      { ipRules: ['8.8.8.8'] },
      BEFORE,
      { method: 'PUT' },
      ['ipRules.removed 20.1.2.0/24', 'more'],
    ],
    [
      'what was tried and refused',
      { publicNetworkAccess: 'Disabled' },
      BEFORE,
      { status: 'Failed', subStatus: 'Conflict' },
      ['mode.disabled'],
    ],
    ['a creation', { ipRules: [] }, null, { method: 'PUT', subStatus: 'Created' }, ['created']],
    [
      'a deletion',
      null,
      BEFORE,
      { operation: 'Microsoft.ContainerRegistry/registries/delete', method: 'DELETE' },
      ['deleted'],
    ],
    [
      'an approval',
      null,
      BEFORE,
      {
        operation: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
        resourceId: `${ID}/privateEndpointConnections/x.1`,
        requestBody: { properties: { privateLinkServiceConnectionState: { status: 'Approved' } } },
      },
      ['connection.approved'],
    ],
    [
      'a replica',
      null,
      BEFORE,
      {
        operation: 'Microsoft.ContainerRegistry/registries/replications/write',
        resourceId: `${ID}/replications/westus`,
      },
      ['operation'],
    ],
    [
      'other properties by name',
      null,
      BEFORE,
      {
        requestBody: {
          tags: { a: 'b' },
          properties: { adminUserEnabled: true, policies: { trustPolicy: {} } },
        },
      },
      ['sent'],
    ],
  ])('%s', (_name, sends, before, more, parts) => {
    expect(partsOf(sends, before, more).map(({ key, rules }) => (rules ? `${key} ${rules}` : key))).toEqual(
      parts,
    );
  });

  it('nothing of builds, imports and other work', () => {
    const work = ['scheduleRun/action', 'importImage/action', 'runs/write', 'listUsages/read'];
    const events = work.map((name) => event({ operation: `Microsoft.ContainerRegistry/registries/${name}` }));
    expect(entriesFromLog(events, CONSOLE)).toEqual([]);
  });
});

describe('who and with what', () => {
  it.each([
    [{ appId: CLI }, { kind: 'cli', name: null }],
    [{ appId: CONSOLE.toUpperCase() }, { kind: 'console', name: null }],
    [{ appId: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c' }, { kind: 'portal', name: null }],
    [
      { appId: 'aaaaaaaa-0000-4000-8000-000000000001' },
      { kind: 'application', name: 'aaaaaaaa-0000-4000-8000-000000000001' },
    ],
    [{ appId: null }, { kind: 'untold', name: null }],
  ])('%o', (more, client) => {
    expect(entriesFromLog([event(more)], CONSOLE)[0]?.client).toEqual(client);
  });

  it('a program is no user', () => {
    const id = 'bbbbbbbb-0000-4000-8000-000000000002';
    expect(entriesFromLog([event({ caller: id, callerName: null })], CONSOLE)[0]?.by).toEqual({
      kind: 'program',
      name: null,
      id,
    });
    expect(entriesFromLog([event({ caller: null })], CONSOLE)[0]?.by.kind).toBe('untold');
  });
});

describe('operations', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 9, 3, 14, 2, seconds)).toISOString();
  const entries = (...events: Partial<SourceEvent>[]) =>
    reconcile(entriesFromLog(events.map(event).toReversed(), CONSOLE), []);

  it('of several requests are one, with what they did together', () => {
    const [one, ...more] = entries(
      { at: at(0), requestBody: bodyOf({ ipRules: ['8.8.8.8'] }) },
      { at: at(2), requestBody: bodyOf({ tasksBypass: true }) },
    );
    expect([one?.requests, Object.keys(one?.touches ?? {}), more]).toEqual([
      2,
      ['tasksBypass', 'ipRules'],
      [],
    ]);
  });

  it('are not joined across somebody else’s, and a refused one stays by itself', () => {
    expect(entries({ at: at(0) }, { at: at(1), correlationId: 'other' }, { at: at(2) })).toHaveLength(3);
    const both = entries({ at: at(0) }, { at: at(1), status: 'Failed', subStatus: 'Conflict' });
    expect(both.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['refused', 'Conflict'],
    ]);
  });

  it('in Resource Graph without a correlation id belong to the request just before', () => {
    const [log] = entriesFromLog(
      [event({ at: at(0), correlationId: null, requestBody: bodyOf({ bypass: 'None' }) })],
      CONSOLE,
    );
    if (log === undefined) throw new Error('no entry');
    const graph = (seconds: number, is: string): Entry => ({
      ...log,
      at: at(seconds),
      until: at(seconds),
      sources: ['graph'],
      touches: { bypass: { kind: 'set', is, was: 'AzureServices' } },
    });
    expect(reconcile([log], [graph(1, 'None')])).toMatchObject([{ sources: ['log', 'graph'] }]);
    expect(reconcile([log], [graph(30, 'None')])).toHaveLength(2);
    expect(reconcile([log], [graph(1, 'Other')])).toHaveLength(2);
  });
});

describe('lines', () => {
  const make = (touches: Touches, more: Partial<Entry> = {}): Entry => {
    const [entry] = entriesFromLog([event({ requestBody: {} })], CONSOLE);
    if (entry === undefined) throw new Error('no entry');
    return { ...entry, touches, ...more };
  };
  const current = { [registryKeyOf(REGISTRY)]: BEFORE };
  const lines = (...entries: Entry[]) => linesOf(entries, current).lines;
  const textOf = () => 'Jana Novak closed public access';

  it('are found by words, by a rule in any spelling, and by an address in its range', () => {
    const all = lines(make({ ipRules: { kind: 'set', is: BEFORE.ipRules } }));
    const found = (q: string) => filterLines(all, { ...NO_FILTERS, q }, textOf).length;
    expect(['novak CLOSED', '20.1.2.77', '8.8.8.8/32', 'jana 20.1.2.0/24'].map(found)).toEqual([1, 1, 1, 1]);
    expect(['novak opened', '20.1.3.1'].map(found)).toEqual([0, 0]);
  });

  it('are told apart by every filter', () => {
    const all = lines(make({ ipRules: { kind: 'set', is: [] } }), make({}, { outcome: 'refused' }));
    const count = (part: Partial<typeof NO_FILTERS>) =>
      filterLines(all, { ...NO_FILTERS, ...part }, textOf).length;
    expect(count({})).toBe(2);
    expect(count({ kinds: ['ip_rules'] })).toBe(1);
    expect(count({ outcomes: ['refused'] })).toBe(1);
    expect(count({ clients: ['portal'] })).toBe(0);
    expect(count({ person: 'jana.novak@contoso.example' })).toBe(2);
    expect(count({ registry: 'CONTOSOP' })).toBe(2);
    expect(count({ subscription: 'x' })).toBe(0);
  });

  it('become no formula in a spreadsheet', () => {
    const csv = historyCsv(lines(make({}, { by: { kind: 'user', id: '=cmd()', name: '@x' } })), {
      textOf: () => '+1, "two"',
      subscriptionName: () => '-',
    });
    const [head, row] = csv.split('\r\n');
    expect(head?.split(',')).toContain('correlation_id');
    expect(row).toContain(`"'=cmd()","'@x",cli,done`);
    expect(row).toContain(`"'+1, ""two"""`);
  });
});

const PARTS = [
  ...['created', 'deleted', 'operation', 'something', 'more', 'same', 'field', 'sent'],
  ...['otherChanged', 'otherSet', 'otherRemoved'],
  ...['approved', 'rejected', 'removed', 'written'].map((key) => `connection.${key}`),
  ...['mode', 'setMode'].flatMap((key) => ['all', 'selected', 'disabled'].map((mode) => `${key}.${mode}`)),
  ...['ipRules', 'subnetRules'].flatMap((key) =>
    ['added', 'removed', 'removedAll', 'set', 'setNone'].map((verb) => `${key}.${verb}`),
  ),
  ...['bypass', 'tasksBypass', 'dataEndpoint'].flatMap((key) => [`${key}.on`, `${key}.off`]),
];

it.each([
  ['en', en],
  ['ko', ko],
] as const)('every part and kind has words: %s', (locale, messages) => {
  const t = createTranslator({
    locale,
    messages,
    namespace: 'history',
    onError: (error) => {
      throw error;
    },
  });
  const values = {
    rules: 'r',
    count: 2,
    name: 'n',
    operation: 'o',
    field: 'f',
    value: 'v',
    names: 'x',
    from: 'a',
    to: 'b',
  };
  for (const key of PARTS) expect(t(`part.${key}` as 'part.created', values as never)).not.toBe('');
  for (const kind of KINDS) expect(t(`kind.${kind}`)).not.toBe('');
});
