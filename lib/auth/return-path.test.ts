import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

it.each(['/registries', '/registries/a/b/c?undo=1', '/approvals?x=%2F'])('keeps %s', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

it.each([
  null,
  undefined,
  '',
  'registries',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/a\\b',
  '/\tevil',
  '/\n/evil.example',
  'javascript:alert(1)',
  '/auth/callback',
  '/sign-in?returnTo=/sign-in',
])('turns %j into the home page', (path) => {
  expect(safeReturnPath(path)).toBe('/registries');
});
