import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { type DecisionTicket, decideConnection } from './decide-connection.ts';
import { followDecision } from './follow-decision.ts';
import { listApprovals } from './list-approvals.ts';
import { readApproval } from './read-approval.ts';
import type { ApprovalRequest, DecisionIntent } from './shapes.ts';

const azure = startAzure();

async function pending(arm: ArmConnection): Promise<readonly ApprovalRequest[]> {
  const list = await listApprovals(arm);
  if (!list.ok) throw new Error(list.failure.code);
  return list.value.requests;
}

async function first(arm: ArmConnection): Promise<ApprovalRequest> {
  const [request] = await pending(arm);
  if (request === undefined) throw new Error('The seed has no pending connection.');
  return request;
}

const intentFor = (
  { registry, connection }: ApprovalRequest,
  decision: DecisionIntent['decision'],
  description = 'CHG-1 checked',
): DecisionIntent => ({
  registry,
  connectionName: connection.name,
  decision,
  description,
  base: { status: connection.status, description: connection.description },
});

async function toTheEnd(arm: ArmConnection, ticket: DecisionTicket) {
  const states: string[] = [];
  for (let asked = 0; asked < 50; asked += 1) {
    const progress = await followDecision(arm, ticket);
    if (!progress.ok) throw new Error(progress.failure.code);
    states.push(progress.value.state);
    if (progress.value.state !== 'running') return { states, progress: progress.value };
    await wait(50);
  }
  throw new Error('The operation did not end.');
}

const puts = async () => (await azure.writes()).filter(({ method }) => method === 'PUT');

describe('deciding on a connection', () => {
  it.each([
    ['approve', 'Approved'],
    ['reject', 'Rejected'],
  ] as const)('%s: one PUT, followed to its end, read back with the reason', async (decision, status) => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    const accepted = await decideConnection(arm, intentFor(request, decision));
    if (!accepted.ok) throw new Error(accepted.failure.code);
    expect(accepted.value.operationUrl).toContain('/operationStatuses/');
    const { states, progress } = await toTheEnd(arm, accepted.value);
    expect(states[0]).toBe('running');
    expect(progress).toMatchObject({
      state: 'succeeded',
      connection: { status, description: 'CHG-1 checked' },
    });
    expect(await puts()).toHaveLength(1);
    expect((await pending(arm)).map(({ connection }) => connection.name)).not.toContain(
      request.connection.name,
    );
  });

  it('shows somebody else’s decision and does not overwrite it', async () => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    const theirs = await decideConnection(
      await azure.as('operator'),
      intentFor(request, 'reject', 'Not this quarter'),
    );
    if (!theirs.ok) throw new Error(theirs.failure.code);
    await toTheEnd(arm, theirs.value);
    expect(await decideConnection(arm, intentFor(request, 'approve'))).toMatchObject({
      ok: false,
      failure: { code: 'conflict', current: { status: 'Rejected', description: 'Not this quarter' } },
    });
    expect(await puts()).toHaveLength(1);
  });

  it('does not start while another operation on it runs', async () => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    expect(await decideConnection(arm, intentFor(request, 'approve'))).toMatchObject({ ok: true });
    expect(await decideConnection(arm, intentFor(request, 'reject'))).toMatchObject({
      ok: false,
      failure: { code: 'conflict' },
    });
    expect(await puts()).toHaveLength(1);
  });

  it('names the action a reader lacks', async () => {
    const arm = await azure.as('reader');
    expect(await decideConnection(arm, intentFor(await first(arm), 'approve'))).toMatchObject({
      ok: false,
      failure: {
        code: 'forbidden',
        action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
      },
    });
  });

  it('finds out by reading when the answer to the decision is lost', async () => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    await azure.emulator.admin.setFaults([
      { match: { operation: 'privateEndpointConnections.put' }, times: 1, then: { reset: 'after' } },
    ]);
    const accepted = await decideConnection(arm, intentFor(request, 'approve'));
    if (!accepted.ok) throw new Error(accepted.failure.code);
    expect(accepted.value.operationUrl).toBeNull();
    expect((await toTheEnd(arm, accepted.value)).progress).toMatchObject({ state: 'succeeded' });
    expect(await puts()).toHaveLength(1);
  });

  it('finds out by reading when Azure’s answer cannot be understood', async () => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    await azure.emulator.admin.setFaults([
      {
        match: { operation: 'privateEndpointConnections.put' },
        times: 1,
        then: {
          rewrite: { body: { systemData: 5, properties: 'odd' }, headers: { 'azure-asyncoperation': ':' } },
        },
      },
    ]);
    const accepted = await decideConnection(arm, intentFor(request, 'approve'));
    if (!accepted.ok) throw new Error(accepted.failure.code);
    expect((await toTheEnd(arm, accepted.value)).progress).toMatchObject({ state: 'succeeded' });
    expect(await puts()).toHaveLength(1);
  });

  it('says that the outcome is unknown when the decision may not have arrived', async () => {
    const arm = await azure.as('approver');
    const request = await first(arm);
    await azure.emulator.admin.setFaults([
      { match: { operation: 'privateEndpointConnections.put' }, times: 1, then: { reset: 'before' } },
    ]);
    expect(await decideConnection(arm, intentFor(request, 'approve'))).toMatchObject({
      ok: false,
      failure: { code: 'unavailable', outcomeUnknown: true },
    });
    expect(await puts()).toHaveLength(1);
  });
});

describe('what an approver sees', () => {
  it('has the requester’s message, and says when the endpoint is not visible', async () => {
    const arm = await azure.as('approver');
    const details = await Promise.all(
      (await pending(arm)).map(async ({ registry, connection }) =>
        readApproval(arm, registry, connection.name),
      ),
    );
    const requesters = details.map((detail) => (detail.ok ? detail.value.requester : null));
    expect(requesters).not.toContain(null);
    expect(requesters.some((requester) => requester?.visible === true)).toBe(true);
    expect(requesters.some((requester) => requester?.visible === false)).toBe(true);
    const rights = details.map((detail) => (detail.ok ? detail.value.rights : null));
    expect(rights.every((right) => right?.decideConnections === 'allowed')).toBe(true);
    expect(rights.every((right) => right?.editPublicAccess === 'missing')).toBe(true);
  });
});
