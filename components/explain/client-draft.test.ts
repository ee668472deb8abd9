// What the address bar holds comes into the form as it is, also what is wrong with it.
import { expect, test } from 'vitest';
import { formatClient, parseClient } from '#lib/network-access/reach/client-param.ts';
import { draftOf, readDraft } from './client-draft.ts';

const NETWORK =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v';

test.each([
  '20.1.2.3',
  '2603:1020::1',
  `network:${NETWORK}`,
  `subnet:${NETWORK}/subnets/s`,
  'service:Import',
  'task:user',
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
