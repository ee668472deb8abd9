// ARM's permission entries: wildcards, letter case, and notActions that count for their own entry only.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, toRights } from './evaluate.ts';

const WRITE = 'Microsoft.ContainerRegistry/registries/write';
const DECIDE = 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write';
const entry = (actions: readonly string[], notActions: readonly string[] = []) => ({ actions, notActions });

test.each<[pattern: string, allowed: boolean]>([
  ['*', true],
  ['*/write', true],
  ['*/read', false],
  [WRITE, true],
  [WRITE.toUpperCase(), true],
  ['microsoft.containerregistry/*', true],
  ['Microsoft.ContainerRegistry/*/write', true],
  ['Microsoft.ContainerRegistry/registries/*', true],
  ['Microsoft.ContainerRegistry/registries/wr*te', true],
  ['Microsoft.*/registries/*', true],
  ['**', true],
  ['Microsoft.ContainerRegistry/registries', false],
  ['Microsoft.ContainerRegistry/registries/write/', false],
  ['Microsoft.Container*y/write', false],
  ['Microsoft.ContainerRegistry/registries/write*e', false],
  ['Microsoft_ContainerRegistry/registries/write', false],
  ['.*', false],
  ['', false],
])('%s', (pattern, allowed) => {
  expect(isAllowed([entry([pattern])], WRITE)).toBe(allowed);
});

test('notActions take away from their own entry only', () => {
  expect(isAllowed([entry(['*'], ['Microsoft.ContainerRegistry/*/write'])], WRITE)).toBe(false);
  expect(isAllowed([entry(['*'], [WRITE]), entry(['*/write'])], WRITE)).toBe(true);
  expect(isAllowed([entry(['*'], ['Microsoft.Authorization/*/Write'])], WRITE)).toBe(true);
  expect(isAllowed([entry([], [])], WRITE)).toBe(false);
  expect(isAllowed([], WRITE)).toBe(false);
});

test('rights of the usual people; unread is unknown, not missing', () => {
  expect(toRights([entry(['*'])])).toEqual({
    editPublicAccess: 'allowed',
    decideConnections: 'allowed',
    removeConnections: 'allowed',
  });
  expect(toRights([entry(['*/read'])])).toEqual({
    editPublicAccess: 'missing',
    decideConnections: 'missing',
    removeConnections: 'missing',
  });
  expect(toRights([entry(['*/read', DECIDE])])).toEqual({
    editPublicAccess: 'missing',
    decideConnections: 'allowed',
    removeConnections: 'missing',
  });
  expect(toRights([])).toEqual({
    editPublicAccess: 'missing',
    decideConnections: 'missing',
    removeConnections: 'missing',
  });
  expect(toRights(null)).toEqual({
    editPublicAccess: 'unknown',
    decideConnections: 'unknown',
    removeConnections: 'unknown',
  });
});

test('wildcards match as a plain regular expression would, and never hang', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (parts, action) => {
      expect(isAllowed([entry([parts.join('*')])], action)).toBe(
        new RegExp(`^${parts.join('.*')}$`).test(action),
      );
    }),
    { numRuns: 5_000 },
  );
  expect(isAllowed([entry(['a*'.repeat(2_000)])], `${'a'.repeat(50_000)}b`)).toBe(true);
  expect(isAllowed([entry([`${'a*'.repeat(2_000)}c`])], `${'a'.repeat(50_000)}b`)).toBe(false);
});
