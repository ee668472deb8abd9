// Every word the core can ask for is in both catalogues, formats with the values it gets, and no word is left over.
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { validateDecision } from './connection.ts';
import { explainAccess } from './explain.ts';
import { explainChange } from './explain-change.ts';
import { findings } from './findings.ts';
import { modeFields } from './mode.ts';
import type { NetworkAccess } from './model.ts';
import { parseIpRule } from './parse-ip-rule.ts';
import { PATH_KINDS } from './paths.ts';
import { MOST_CHANGES, validateChange } from './validate.ts';

type Asked = Map<string, Readonly<Record<string, string | number>>[]>;
type Said = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

const NONE = { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 };
const subnet = (name: string) => ({ id: `/subnets/${name}`, action: 'Allow' });

/** Every combination that an answer can depend on. */
const STATES: readonly NetworkAccess[] = [
  modeFields('all'),
  modeFields('selected'),
  modeFields('disabled'),
  { publicNetworkAccess: 'X', defaultAction: 'Y' },
].flatMap((mode) =>
  [[], ['20.1.2.3'], ['20.1.2.0/24'], ['20.1.2.3', '20.1.2.0/24', '2.0.0.0/7', '4.0.0.0/7']].flatMap(
    (ipRules) =>
      [null, [], [subnet('a')], ['a', 'b', 'c', 'd'].map(subnet)].flatMap((subnetRules) =>
        ['AzureServices', 'None', 'X'].flatMap((bypass) =>
          [true, false, null].flatMap((tasksBypass) =>
            [NONE, { ...NONE, approved: 1, pending: 2 }, { ...NONE, approved: 2 }, { ...NONE, other: 1 }].map(
              (connections) => ({
                sku: 'Premium',
                ...mode,
                ipRules,
                subnetRules,
                bypass,
                tasksBypass,
                connections,
              }),
            ),
          ),
        ),
      ),
  ),
);

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

function* explained(): Generator<Said> {
  for (const kind of PATH_KINDS) yield { key: `kind.${kind}`, values: {} };
  for (const [index, state] of STATES.entries()) {
    const { sentence, paths } = explainAccess(state);
    yield sentence;
    for (const { source, reason } of paths) yield* [source, reason];
    // Steps that share no factor with any of the loops above reach every pair of modes.
    for (const step of [1, 145, 577, 1151]) {
      const meaning = explainChange(state, STATES[(index * 7 + step) % STATES.length] ?? state);
      yield* [...meaning.lose, ...meaning.gain, ...meaning.stay, ...meaning.warnings];
    }
    const { lose, gain, stay, warnings } = explainChange(state, {
      ...state,
      ipRules: ['20.1.2.3', '20.1.2.8/30', '2.0.0.0/7'],
      bypass: 'AzureServices',
      tasksBypass: true,
    });
    yield* [...lose, ...gain, ...stay, ...warnings];
  }
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
  const rules = ['20.1.2.3'];
  const base = { ...modeFields('selected'), ipRules: rules };
  const wrong = {
    addIpRules: ['20.1.2.3', '4.0.0.1/32', '4.0.0.2', '4.0.0.2'],
    removeIpRules: ['20.1.2.3', '20.1.2.3', '4.0.0.9'],
  };
  const long = { addIpRules: Array.from({ length: MOST_CHANGES + 1 }, () => 'x'), removeIpRules: [] };
  const found = [
    ...[...TEXTS, ...BLOCKS]
      .map((text) => parseIpRule(text))
      .flatMap((parsed) => (parsed.ok ? [] : [parsed.issue])),
    ...validateChange(base, wrong, { sku: 'Basic', ipRuleLimit: 1 }),
    ...validateChange(base, long, { sku: 'Premium', ipRuleLimit: null }),
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
  for (const state of STATES)
    for (const { code, values } of findings(state))
      for (const part of ['title', 'short', 'detail']) yield { key: `${code}.${part}`, values };
}

const leaves = (tree: object, path = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : leaves(value, `${path}${key}.`),
  );

describeNamespace('explain', explained);
describeNamespace('inputIssue', issues);
describeNamespace('finding', found);

function describeNamespace(
  namespace: 'explain' | 'inputIssue' | 'finding',
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
