// Every word the core can ask for is in both catalogues, formats with the values it gets, and no word is left over.
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { validateDecision } from './connection.ts';
import { explainAccess } from './explain.ts';
import { explainChange } from './explain-change.ts';
import { azScript } from './export/az.ts';
import { bicepText } from './export/bicep.ts';
import type { SayNote } from './export/note.ts';
import { terraformText } from './export/terraform.ts';
import { findings } from './findings.ts';
import { guardsOf } from './guards.ts';
import { modeFields } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { parseIpRule } from './parse-ip-rule.ts';
import { PATH_KINDS } from './paths.ts';
import { edit, NO_CONNECTIONS as NONE, registryIn, subnetNamed } from './testing/states.ts';
import { MOST_CHANGES, validateChange } from './validate.ts';

type Asked = Map<string, Readonly<Record<string, string | number>>[]>;
type Said = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

const subnet = (name: string) => ({ id: subnetNamed(name), action: 'Allow' });
const NO_RULE: readonly string[] = [];

/** Every combination that an answer can depend on. */
const STATES: readonly NetworkAccess[] = [
  modeFields('all'),
  modeFields('selected'),
  modeFields('disabled'),
  { publicNetworkAccess: 'X', defaultAction: 'Y' },
].flatMap((mode) =>
  [
    NO_RULE,
    ['20.1.2.3'],
    ['20.1.2.0/24', '20.1.3.0/24'],
    ['20.1.2.3', '20.1.2.3/32', '20.1.2.0/24', '2.0.0.0/7', '4.0.0.0/7', '9.0.0.0', '9.0.0.1', '9.0.0.2/31'],
  ].flatMap((ipRules) =>
    [null, [], [subnet('a')], ['a', 'b', 'c', 'd', 'e'].map(subnet)].flatMap((subnetRules) =>
      ['AzureServices', 'None', 'X'].flatMap((bypass) =>
        [true, false, null].flatMap((tasksBypass, index) =>
          [NONE, { ...NONE, approved: 1, pending: 2 }, { ...NONE, approved: 2 }, { ...NONE, other: 1 }].map(
            (connections, position) =>
              registryIn('all', {
                ...mode,
                ipRules,
                subnetRules,
                bypass,
                tasksBypass,
                connections,
                // Neither depends on the others.
                dataEndpointEnabled: (index + position) % 2 === 0,
                exportPolicy: position === 1 ? 'Disabled' : 'Enabled',
              }),
          ),
        ),
      ),
    ),
  ),
);

const CONTEXTS = [
  {},
  { ownAddress: '20.1.2.3', dataHosts: ['a.b.data.azurecr.io'] },
  {
    ownAddress: '20.1.2.3',
    dataHosts: ['a.b.data.azurecr.io', 'a.c.data.azurecr.io', 'a.d.data.azurecr.io'],
  },
];

function collect(said: Iterable<Said>): Asked {
  const asked: Asked = new Map();
  const seen = new Set<string>();
  for (const { key, values } of said) {
    const fingerprint = key + JSON.stringify(values);
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    asked.set(key, [...(asked.get(key) ?? []), values]);
  }
  return asked;
}

/** Pairs of states: steps that share no factor with any of the loops above reach every pair of modes. */
function* edits(): Generator<readonly [before: NetworkAccess, after: NetworkAccess, index: number]> {
  for (const [index, state] of STATES.entries()) {
    for (const step of [1, 145, 577, 1151]) {
      const other = STATES[(index * 7 + step) % STATES.length] ?? state;
      yield [state, { ...other, connections: state.connections }, index + step];
    }
    const after = { ...state, ipRules: ['20.1.2.3', '20.1.2.8/30', '2.0.0.0/7'], tasksBypass: true };
    yield [state, { ...after, bypass: 'AzureServices' }, index];
    yield [state, { ...state, tasksBypass: true, dataEndpointEnabled: !state.dataEndpointEnabled }, index];
    yield [state, { ...state, ...modeFields('selected') }, index];
  }
}

function* explained(): Generator<Said> {
  for (const kind of PATH_KINDS) yield { key: `kind.${kind}`, values: {} };
  for (const state of STATES) {
    const { sentence, paths } = explainAccess(state);
    yield sentence;
    for (const { source, reason } of paths) yield* [source, reason];
  }
  for (const [before, after, index] of edits()) {
    const meaning = explainChange(before, after, CONTEXTS[index % CONTEXTS.length]);
    yield* [...meaning.lose, ...meaning.gain, ...meaning.stay, ...meaning.warnings];
  }
}

function* guarded(): Generator<Said> {
  for (const [before, after] of edits())
    for (const { code, severity, values } of guardsOf(before, after, { ownAddress: '20.1.2.3' }))
      for (const part of ['title', 'body', severity === 'type' ? 'save' : 'acknowledge'])
        yield { key: `${code}.${part}`, values };
}

const TEXTS = [
  '',
  'x'.repeat(65),
  ' 1.1.1.1',
  '１.1.1.1',
  'x',
  '1.2',
  '0x1.1.1.1',
  '01.1.1.1',
  '256.1.1.1',
  '::1',
  '1.1.1.1/',
  '1.1.1.1/99',
  '1.1.1.1/24',
  '0.0.0.0/0',
];
const BLOCKS = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '255.255.255.255',
  '192.0.0.0/8',
  '100.0.0.0/8',
];

function* issues(): Generator<Said> {
  const base = registryIn('selected', { ipRules: ['20.1.2.3'], subnetRules: [subnet('a')] });
  const wrong = edit({
    setMode: 'all',
    addIpRules: ['20.1.2.3', '4.0.0.1/32', '4.0.0.2', '4.0.0.2'],
    removeIpRules: ['20.1.2.3', '20.1.2.3', '4.0.0.9'],
    addSubnetRules: ['odd', '', subnetNamed('a'), subnetNamed('b')],
  });
  const long = edit({ addIpRules: Array.from({ length: MOST_CHANGES + 1 }, () => 'x') });
  const limits = { sku: 'Premium', ipRuleLimit: null, subnetRuleLimit: null, exportPolicy: 'Enabled' };
  const found = [
    ...[...TEXTS, ...BLOCKS]
      .map((text) => parseIpRule(text))
      .flatMap((parsed) => (parsed.ok ? [] : [parsed.issue])),
    ...validateChange(base, wrong, { ...limits, sku: 'Basic', ipRuleLimit: 1, subnetRuleLimit: 1 }),
    ...validateChange(base, wrong, { ...limits, exportPolicy: 'Disabled' }),
    ...validateChange({ ...base, subnetRules: null }, wrong, limits),
    ...validateChange(base, long, limits),
    ...validateDecision({ decision: 'reject', reason: '', message: null }),
    ...validateDecision({ decision: 'reject', reason: `\u0000${'x'.repeat(200)}`, message: null }),
  ];
  for (const { code, values } of found) yield { key: code, values: values ?? {} };
  // Said by the actions' argument check, which gives no values.
  for (const key of [
    'bad_registry_id',
    'bad_connection_name',
    'description_too_long',
    'foreign_origin',
    'wrong_arguments',
  ])
    yield { key, values: {} };
}

function* found(): Generator<Said> {
  const unread = { ipRules: null, subnetRules: null, privateEndpoints: null };
  const full = [161, 199, 200].map((used) => ({ used, limit: 200 }));
  const quotas = full.map((numbers) => ({
    ipRules: numbers,
    subnetRules: numbers,
    privateEndpoints: numbers,
  }));
  for (const [index, state] of STATES.entries())
    for (const { code, values } of findings(state, quotas[index] ?? unread))
      for (const part of ['title', 'short', 'detail']) yield { key: `${code}.${part}`, values };
}

function exported(): readonly Said[] {
  const notes: Said[] = [];
  const say: SayNote = (note) => {
    notes.push(note);
    return '';
  };
  const ref = { subscriptionId: '', resourceGroup: '', name: '' };
  const changes = [
    edit({ setMode: 'all', setDataEndpoint: true }),
    edit({ setTasksBypass: true, setBypass: 'None', addSubnetRules: [subnetNamed('a')] }),
  ];
  for (const state of [...STATES, registryIn('all', { sku: 'Basic' })]) {
    for (const change of changes) azScript(ref, state, change, say);
    bicepText('', state, say);
    terraformText(ref, state, say);
  }
  return notes;
}

const leaves = (tree: object, path = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : leaves(value, `${path}${key}.`),
  );

describeNamespace('explain', explained);
describeNamespace('inputIssue', issues);
describeNamespace('finding', found);
describeNamespace('guard', guarded);
describeNamespace('export', exported);

function describeNamespace(
  namespace: 'explain' | 'inputIssue' | 'finding' | 'guard' | 'export',
  said: () => Iterable<Said>,
): void {
  const asked = collect(said());
  test.each([
    ['en', en],
    ['ko', ko],
  ] as const)(
    `${namespace} in %s holds exactly what is asked for, and all of it formats`,
    (locale, messages) => {
      expect([...leaves(messages[namespace])].sort()).toEqual([...asked.keys()].sort());
      const fail = (error: Error): never => {
        throw error;
      };
      const t = createTranslator({
        locale,
        messages: messages as never,
        namespace: namespace as never,
        onError: fail,
      });
      const tag = (chunks: string) => `[${chunks}]`;
      const tags = namespace === 'explain' ? { ip: tag, subnets: tag, endpoints: tag } : {};
      for (const [key, samples] of asked)
        for (const values of samples) {
          const text = t.markup(key as never, { ...values, ...tags } as never);
          expect(text, `${key} ${JSON.stringify(values)}`).not.toMatch(/undefined|NaN|[{}<>#]|^\s|\s$| {2}/);
          expect(text).not.toBe('');
        }
    },
  );
}
