// The requester's message stays with the connection, also where only their endpoint tells it.
import { expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { DESCRIPTION_LIMIT } from '#lib/network-access/connection.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { decideConnection } from './decide-connection.ts';
import { listApprovals } from './list-approvals.ts';
import type { DecisionIntent } from './shapes.ts';

const azure = startAzure();
const MESSAGE = 'Loyalty service, blue/green rollout in December';

async function decide(arm: ArmConnection, decision: DecisionIntent['decision'], description: string) {
  const list = await listApprovals(arm);
  if (!list.ok) throw new Error(list.failure.code);
  const request = list.value.requests.find(({ endpoint }) => endpoint?.name === 'pe-loyalty');
  if (request === undefined) throw new Error('no pe-loyalty');
  const { registry, connection } = request;
  expect(connection.description).toBeNull();
  const { status, description: stored } = connection;
  const base = { status, description: stored };
  const taken = await decideConnection(arm, {
    registry,
    connectionName: connection.name,
    decision,
    description,
    base,
  });
  const [put] = (await azure.writes()).filter(({ method }) => method === 'PUT');
  const body = put?.requestBody as
    | { properties: { privateLinkServiceConnectionState: { description: string } } }
    | undefined;
  const now = await getConnection(arm, registry, connection.name);
  return { taken, sent: body?.properties.privateLinkServiceConnectionState.description, now };
}

it.each([
  ['Approved by Ana', `${MESSAGE} | Approved by Ana`],
  ['', MESSAGE],
  // The screen knew it already.
  [`${MESSAGE} | Approved by Ana`, `${MESSAGE} | Approved by Ana`],
])('%j is stored as %j', async (description, stored) => {
  const { taken, sent } = await decide(await azure.as('approver'), 'approve', description);
  expect(taken).toMatchObject({ ok: true, value: { description: stored } });
  expect(sent).toBe(stored);
});

it('what does not fit is said, and nothing is sent', async () => {
  const reason = 'x'.repeat(DESCRIPTION_LIMIT);
  const { taken, sent, now } = await decide(await azure.as('approver'), 'approve', reason);
  const values = { over: MESSAGE.length + 3, limit: DESCRIPTION_LIMIT };
  expect(taken).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input', issues: [{ path: 'reason', code: 'description_overflow', values }] },
  });
  expect([sent, now.status]).toEqual([undefined, 'Pending']);
});

it('the requester’s message alone is no reason to reject', async () => {
  const { taken } = await decide(await azure.as('approver'), 'reject', MESSAGE);
  expect(taken).toMatchObject({ ok: false, failure: { issues: [{ code: 'reason_required' }] } });
});

it('an endpoint that cannot be read holds up nothing', async () => {
  const refusal = { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'No.' } } };
  await azure.emulator.admin.setFaults([{ match: { operation: 'privateEndpoints.get' }, then: refusal }]);
  const { sent } = await decide(await azure.as('approver'), 'approve', 'Fine');
  expect(sent).toBe('Fine');
});
