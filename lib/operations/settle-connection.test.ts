import { expect, test } from 'vitest';
import { settleConnection } from './settle-connection.ts';

const seen = (status: string, provisioningState = 'Succeeded') => ({
  name: 'cr.0',
  privateEndpointId: null,
  status,
  description: null,
  provisioningState,
  actionsRequired: null,
});
const approve = (phase: 'waiting' | 'checking') =>
  ({ kind: 'decision', decision: 'approve', phase }) as const;
const removal = (phase: 'waiting' | 'checking') =>
  ({ kind: 'removal', wasStatus: 'Approved', phase }) as const;

test.each([
  ['as wanted', approve('checking'), seen('Approved'), 'succeeded'],
  ['somebody else’s', approve('checking'), seen('Rejected'), 'conflict'],
  ['still on its way', approve('checking'), seen('Pending', 'Updating'), null],
  ['not there yet, may come', approve('checking'), seen('Pending'), null],
  ['never had its turn', approve('waiting'), seen('Pending'), 'unavailable'],
  ['removed meanwhile', approve('checking'), null, 'not_found'],
  ['gone', removal('checking'), null, 'succeeded'],
  ['going', removal('checking'), seen('Approved', 'Deleting'), null],
  ['not gone, may go', removal('checking'), seen('Approved'), null],
  ['not gone, never had its turn', removal('waiting'), seen('Approved'), 'unavailable'],
  ['changed instead', removal('checking'), seen('Rejected'), 'conflict'],
])('%s', (_, operation, connection, expected) => {
  const settled = settleConnection(operation, connection);
  expect(settled === null ? null : settled.phase === 'failed' ? settled.failure.code : settled.phase).toBe(
    expected,
  );
});
