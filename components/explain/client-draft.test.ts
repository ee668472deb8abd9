// What the address bar holds comes into the form as it is, also what is wrong with it.
import { expect, test } from 'vitest';
import { formatClient, parseClient } from '#lib/network-access/reach/client-param.ts';
import { draftOf, identityDraftOf, readDraft, readIdentity } from './client-draft.ts';

const NETWORK =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v';

test.each([
  '20.1.2.3',
  '2603:1020::1',
  `network:${NETWORK}`,
  `subnet:${NETWORK}/subnets/s`,
  'service:Import',
  'task:user',
  'task:system:hello',
])('%s comes in and goes out as it was', (text) => {
  const client = readDraft(draftOf(text));
  expect(client).toEqual(parseClient(text));
  expect(client === null ? null : formatClient(client)).toBe(text);
});

test('what is wrong is kept, to be corrected', () => {
  expect(draftOf('20.1.2.999')).toEqual({ kind: 'address', text: '20.1.2.999' });
  expect(draftOf('vm:x')).toEqual({ kind: 'vm', text: 'x' });
  expect(readDraft(draftOf('vm:x'))).toBeNull();
});

test('a chosen kind begins empty, or with its first word', () => {
  expect(draftOf('subnet:')).toEqual({ kind: 'subnet', text: '' });
  expect(draftOf('address:')).toEqual({ kind: 'address', text: '' });
  expect(readDraft(draftOf('service:'))).toEqual({ kind: 'service', service: 'Defender' });
  expect(draftOf(null)).toEqual({ kind: 'address', text: '' });
});

test('a machine signs in as itself unless somebody says otherwise; a shared question is kept as it was asked', () => {
  expect(identityDraftOf(null, 'vm', false)).toEqual({ kind: 'own', text: '' });
  expect(identityDraftOf(null, 'vm', true)).toEqual({ kind: 'none', text: '' });
  expect(identityDraftOf(null, 'address', false)).toEqual({ kind: 'none', text: '' });
  // An address has no identity of its own, and a task needs no other.
  expect(identityDraftOf('own', 'address', true)).toEqual({ kind: 'none', text: '' });
  expect(readIdentity({ kind: 'own', text: '' }, 'task')).toBeNull();
});

test('who signs in is read once it is whole', () => {
  expect(readIdentity({ kind: 'none', text: '' }, 'vm')).toBeNull();
  expect(readIdentity({ kind: 'own', text: '' }, 'vm')).toEqual({ kind: 'own' });
  expect(readIdentity({ kind: 'principal', text: 'nobody' }, 'address')).toBeUndefined();
  const principalId = '5ab00001-0000-4000-8000-00000000000a';
  expect(readIdentity(identityDraftOf(`principal:${principalId}`, 'subnet', true), 'subnet')).toEqual({
    kind: 'principal',
    principalId,
  });
});
