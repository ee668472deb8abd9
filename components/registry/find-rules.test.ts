import { expect, test } from 'vitest';
import { findRules } from './find-rules.ts';

const rules = ['20.50.2.0/28', '20.50.2.7', '13.80.112.7', '20.0.0.0/8'];

test('nothing typed shows all, in their order', () => {
  expect(findRules(rules, '  ')).toEqual(rules);
});

test('a part of the text', () => {
  expect(findRules(rules, '.112')).toEqual(['13.80.112.7']);
  expect(findRules(rules, '/8')).toEqual(['20.0.0.0/8']);
});

test('an address finds the rules that let it in, however they are written', () => {
  expect(findRules(rules, '20.50.2.7')).toEqual(['20.50.2.0/28', '20.50.2.7', '20.0.0.0/8']);
  expect(findRules(rules, '20.50.3.1')).toEqual(['20.0.0.0/8']);
  expect(findRules(rules, '9.9.9.9')).toEqual([]);
});
