// The words for each aftermath, and that both catalogues have them and format.
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { edit, subnetNamed } from '#lib/network-access/testing/states.ts';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };
import { onlyRule, subjectOf, subnetName } from './aftermath-words.ts';

const RULE = '20.1.2.3';
const SUBNET = subnetNamed('snet-a');

test.each([
  [{ addIpRules: [RULE] }, 'ip'],
  [{ removeIpRules: [RULE] }, 'ip'],
  [{ addSubnetRules: [SUBNET] }, 'subnets'],
  [{ addIpRules: [RULE], removeSubnetRules: [SUBNET] }, 'rules'],
  [{ setMode: 'all' as const }, 'mode'],
  [{ setBypass: 'None' as const }, 'bypass'],
  [{ setMode: 'all' as const, addIpRules: [RULE] }, 'other'],
])('%j is about %s', (change, subject) => {
  expect(subjectOf({ change: edit(change), defaultAction: null })).toBe(subject);
});

test('a defaultAction alone is about the mode', () => {
  expect(subjectOf({ change: edit({}), defaultAction: 'Deny' })).toBe('mode');
});

test('one rule is named, of a subnet its name; more or other changes are counted', () => {
  expect(onlyRule(edit({ addIpRules: [RULE] }))).toBe(RULE);
  expect(onlyRule(edit({ addSubnetRules: [SUBNET] }))).toBe('vnet-build/snet-a');
  expect(onlyRule(edit({ removeIpRules: [RULE] }))).toBeNull();
  expect(onlyRule(edit({ addIpRules: [RULE, '20.1.2.4'] }))).toBeNull();
  expect(onlyRule(edit({ addIpRules: [RULE], setMode: 'all' }))).toBeNull();
  expect(subnetName('something else')).toBe('something else');
});

describe.each([
  ['en', en],
  ['ko', ko],
])('%s', (locale, messages) => {
  const translator = (namespace: 'aftermath' | 'ruleHistory') =>
    createTranslator({
      locale,
      messages: messages as typeof en,
      namespace,
      onError(error) {
        throw error;
      },
    });
  const values = {
    who: 'kim@contoso.example',
    id: '5ab00001',
    rule: RULE,
    count: 2,
    mode: 'All networks',
    value: 'Deny',
    time: () => '14:32:07',
    from: () => 'Oct 3',
    to: () => 'Oct 5',
    code: (chunks: unknown) => String(chunks),
  };
  const leaves = (node: object, path = ''): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}${key}`] : leaves(value as object, `${path}${key}.`),
    );

  test.each(['aftermath', 'ruleHistory'] as const)(
    '%s formats whole, with nothing left open',
    (namespace) => {
      const t = translator(namespace);
      for (const key of leaves(messages[namespace]))
        for (const what of ['ip', 'subnets', 'rules', 'mode', 'bypass', 'other']) {
          const text = String(t.rich(key as never, { ...values, what } as never));
          expect(text, key).not.toMatch(/[{}<>]|undefined/);
          expect(text.trim(), key).not.toBe('');
        }
    },
  );

  test('both catalogues have the same keys', () => {
    for (const namespace of ['aftermath', 'ruleHistory'] as const)
      expect(leaves(messages[namespace])).toEqual(leaves(en[namespace]));
  });
});
