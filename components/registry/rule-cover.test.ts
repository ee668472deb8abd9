import { expect, test } from 'vitest';
import { coverOf } from './rule-cover.ts';

const rules = ['13.69.64.0/26', '13.69.64.32/27', '13.69.64.33', '2603:1020::/48'];

test('the widest range around a rule, never the rule itself', () => {
  expect(rules.map((rule) => coverOf(rule, rules))).toEqual([null, '13.69.64.0/26', '13.69.64.0/26', null]);
});
