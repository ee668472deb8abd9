import { expect, it } from 'vitest';
import { isRegistering, mayChoose } from './registration.ts';

it.each([
  ['Registered', true, false],
  ['registered', true, false],
  ['Registering', false, true],
  ['NotRegistered', false, false],
  ['Unregistered', false, false],
  ['SomethingNew', false, false],
  // Could not be read: tried, not forbidden.
  [null, true, false],
])('%s', (registration, may, registering) => {
  expect(mayChoose(registration)).toBe(may);
  expect(isRegistering(registration)).toBe(registering);
});
