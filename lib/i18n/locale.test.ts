import { expect, it } from 'vitest';
import { chooseLocale } from './locale.ts';

it.each([
  [undefined, null, 'en'],
  [undefined, 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  [undefined, 'en;q=0.5, ko;q=0.9', 'ko'],
  [undefined, 'fr-FR,de;q=0.9', 'en'],
  [undefined, 'ko;q=oops, en', 'en'],
  ['ko', 'en-US', 'ko'],
  ['xx', 'ko', 'ko'],
])('chose %j with %j: %s', (chosen, header, expected) => {
  expect(chooseLocale(chosen, header)).toBe(expected);
});
