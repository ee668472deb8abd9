import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSameTree, notLocked, outsidePath } from './install.mjs';
import { root } from './run.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};

describe('what is installed', () => {
  test('matches the lockfile when only optional packages are missing', () => {
    const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };
    expect(isSameTree(wanted, installed)).toBe(true);
  });

  test.each([
    ['nothing', {}],
    ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['another content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } }],
  ])('does not match it with %s', (_name, packages) => {
    expect(isSameTree(wanted, { packages })).toBe(false);
  });
});

test('npm is run without the Node.js that it replaces', () => {
  const own = join(root, 'node_modules', '.bin');
  expect(outsidePath([own, '/usr/bin', '/bin'].join(delimiter))).toBe(['/usr/bin', '/bin'].join(delimiter));
});

test('a dependency that the lockfile does not know is named', () => {
  const lockfile = {
    packages: { '': { dependencies: { a: '1.0.0', b: '1.0.0' }, devDependencies: { c: '1.0.0' } } },
  };
  const manifest = { dependencies: { a: '1.0.0', b: '2.0.0' }, devDependencies: { c: '1.0.0', d: '1.0.0' } };
  expect(notLocked(manifest, lockfile)).toEqual(['b@2.0.0', 'd@1.0.0']);
  expect(notLocked({ dependencies: { a: '1.0.0' } }, lockfile)).toEqual([]);
});
