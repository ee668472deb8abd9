import { expect, test } from 'vitest';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import { ruleRows } from './rule-rows.ts';

const base = registryIn('selected', { ipRules: ['13.69.64.0/26', '13.69.64.32/27', '20.1.2.3/32'] });

test('additions first, then Azure’s rules in their order, each with its mark', () => {
  const rows = ruleRows({ base, change: edit({ addIpRules: ['4.4.4.4'], removeIpRules: ['20.1.2.3'] }) });
  expect(rows.map(({ rule, mark, addresses }) => [rule, mark, addresses])).toEqual([
    ['4.4.4.4', 'add', 1],
    ['13.69.64.0/26', null, 64],
    ['13.69.64.32/27', null, 32],
    ['20.1.2.3', 'remove', 1],
  ]);
});

test('a rule inside another says so, but not inside one that goes', () => {
  const insides = (removeIpRules: string[]) =>
    ruleRows({ base, change: edit({ removeIpRules }) }).map(({ inside }) => inside);
  expect(insides([])).toEqual([null, '13.69.64.0/26', null]);
  expect(insides(['13.69.64.0/26'])).toEqual([null, null, null]);
});

test('a rule that cannot be read is shown as it is', () => {
  const odd = { ...base, ipRules: ['2603:1020::/48'] };
  expect(ruleRows({ base: odd, change: edit({}) })).toEqual([
    {
      rule: '2603:1020::/48',
      mark: null,
      addresses: null,
      inside: null,
      adjacent: null,
      isOwn: false,
      isWide: false,
    },
  ]);
});

test('two halves of one range say so, two neighbours that are no halves do not', () => {
  const halves = (ipRules: string[], removeIpRules: string[] = []) =>
    ruleRows({ base: { ...base, ipRules }, change: edit({ removeIpRules }) }).map(({ adjacent }) => adjacent);
  expect(halves(['20.50.2.0/28', '20.50.2.16/28'])).toEqual(['20.50.2.16/28', '20.50.2.0/28']);
  expect(halves(['20.50.2.16/28', '20.50.2.32/28'])).toEqual([null, null]);
  expect(halves(['20.50.2.0/28', '20.50.2.16/29'])).toEqual([null, null]);
  expect(halves(['20.1.2.4', '20.1.2.5'])).toEqual(['20.1.2.5', '20.1.2.4']);
  expect(halves(['20.1.2.4', '20.1.2.5'], ['20.1.2.5'])).toEqual([null, null]);
});

test('the rule that lets the user in, and one that is very wide, say so', () => {
  const rows = ruleRows(
    { base: { ...base, ipRules: ['20.50.2.0/28', '52.0.0.0/7'] }, change: edit({}) },
    '20.50.2.9',
  );
  expect(rows.map(({ isOwn, isWide }) => [isOwn, isWide])).toEqual([
    [true, false],
    [false, true],
  ]);
});
