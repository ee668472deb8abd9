// Batches of decisions against the embedded Azure: order, faults in the middle, and other people meanwhile.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection, putDecision } from '#lib/arm/connections.ts';
import { batchProgress, isEnded } from '#lib/batches/run-batch.ts';
import { composeDescription } from '#lib/network-access/connection.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { decideConnections } from './decide-connections.ts';
import { decideToTheEnd } from './decide-to-the-end.ts';
import { listApprovals } from './list-approvals.ts';
import type { ApprovalRequest, DecisionBatch } from './shapes.ts';

/** Twenty registries in two subscriptions: three requests wait at the first of them, one at the sixth, and so on. */
const azure = startAzure('fleet:20x2');
const PACE = { ask: 60, follow: 20_000, putOff: 80, patience: 8_000 };
const PUT = 'privateEndpointConnections.put';

async function pending(arm: ArmConnection): Promise<readonly ApprovalRequest[]> {
  const list = await listApprovals(arm);
  if (!list.ok) throw new Error(list.failure.code);
  return list.value.requests;
}

/** Three at one registry, which are decided one after another. */
async function neighbours(arm: ArmConnection): Promise<readonly ApprovalRequest[]> {
  const all = await pending(arm);
  const groups = all.map(({ registry: { name } }) => all.filter(({ registry }) => registry.name === name));
  return groups.find(({ length }) => length === 3) ?? [];
}

const toBatch = (
  requests: readonly ApprovalRequest[],
  decision: DecisionBatch['decision'] = 'approve',
  reason = 'CHG-1 checked',
): DecisionBatch => ({
  batch: crypto.randomUUID(),
  decision,
  items: requests.map(({ registry, connection }) => ({
    registry,
    connectionName: connection.name,
    description: composeDescription(connection.description, reason),
    base: { status: connection.status, description: connection.description },
  })),
});

async function outcome(batch: DecisionBatch, account = 'u') {
  for (let asked = 0; asked < 400; asked += 1) {
    const items = batchProgress(batch.batch, account) ?? [];
    if (items.length > 0 && isEnded(items)) return items;
    await wait(40);
  }
  throw new Error('The batch did not end.');
}

async function run(arm: ArmConnection, batch: DecisionBatch, account = 'u') {
  await decideConnections(arm, account, batch, PACE);
  return outcome(batch, account);
}

const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);
const held = (arm: ArmConnection, { registry, connection }: ApprovalRequest) =>
  getConnection(arm, registry, connection.name);
const puts = async () =>
  (await azure.writes()).filter(({ method }) => method === 'PUT') as unknown as {
    path: string;
    status: number;
    startedAt?: number;
  }[];

describe('a batch over several registries', () => {
  it('decides on all of them, each once, and keeps every requester’s words', async () => {
    const arm = await azure.as('approver');
    const requests = await pending(arm);
    expect(requests).toHaveLength(8);
    expect(states(await run(arm, toBatch(requests)))).toEqual(Array(8).fill('succeeded'));
    // Azure refuses two at a time on one registry with 409: none was.
    expect((await puts()).map(({ status }) => status)).toEqual(Array(8).fill(201));
    for (const request of requests) {
      const { status, description } = await held(arm, request);
      expect(status).toBe('Approved');
      expect(description).toBe(`${request.connection.description} | CHG-1 checked`);
    }
    expect(await pending(arm)).toEqual([]);
  });

  it('one that Azure refuses in the middle leaves the others alone', async () => {
    const arm = await azure.as('approver');
    const requests = await pending(arm);
    const victim = requests[1]?.connection.name ?? '';
    await azure.emulator.admin.setFaults([
      {
        match: { operation: PUT, pathIncludes: victim },
        then: { status: 400, body: { error: { code: 'OperationNotAllowed', message: 'No.' } } },
      },
    ]);
    const items = await run(arm, toBatch(requests));
    const bad = items.filter(({ state }) => state !== 'succeeded');
    expect(bad).toMatchObject([
      {
        connectionName: victim,
        state: 'failed',
        failure: { code: 'rejected', details: { azureCode: 'OperationNotAllowed' } },
      },
    ]);
    expect((await pending(arm)).map(({ connection }) => connection.name)).toEqual([victim]);
  });

  it('429 in the middle is waited out, as long as Azure says, and the decision then sent', async () => {
    const arm = await azure.as('approver');
    const requests = (await pending(arm)).slice(0, 3);
    const victim = requests[1]?.connection.name ?? '';
    await azure.emulator.admin.setFaults([
      {
        match: { operation: PUT, pathIncludes: victim },
        times: 2,
        then: { status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'TooManyRequests' } } },
      },
    ]);
    const started = Date.now();
    expect(states(await run(arm, toBatch(requests)))).toEqual(Array(3).fill('succeeded'));
    expect(Date.now() - started).toBeGreaterThan(2_000);
    expect((await puts()).map(({ status }) => status)).toEqual([201, 429, 429, 201, 201]);
  });

  it('a reset after the decision was applied is settled by reading, and not sent again', async () => {
    const arm = await azure.as('approver');
    const requests = (await pending(arm)).slice(0, 3);
    await azure.emulator.admin.setFaults([{ match: { operation: PUT }, times: 1, then: { reset: 'after' } }]);
    expect(states(await run(arm, toBatch(requests, 'reject')))).toEqual(Array(3).fill('succeeded'));
    expect(await puts()).toHaveLength(3);
  });

  it('a reset before it arrived is told as unknown: nobody sends it blindly again', async () => {
    const arm = await azure.as('approver');
    const [request] = await pending(arm);
    if (request === undefined) throw new Error('no request');
    await azure.emulator.admin.setFaults([
      { match: { operation: PUT }, times: 1, then: { reset: 'before' } },
    ]);
    const [item] = await run(arm, toBatch([request]));
    expect(item).toMatchObject({
      state: 'unknown',
      failure: { code: 'unavailable', outcomeUnknown: true },
    });
    expect((await held(arm, request)).status).toBe('Pending');
  });

  it('an operation that Azure accepted and then failed is a failure, in Azure’s words', async () => {
    const arm = await azure.as('approver');
    const requests = (await pending(arm)).slice(0, 3);
    await azure.emulator.admin.setFaults([
      {
        match: { operation: 'operationStatuses.get', pathIncludes: requests[0]?.connection.name ?? '' },
        times: 1,
        then: {
          status: 200,
          body: { status: 'Failed', error: { code: 'PrivateEndpointError', message: 'It broke.' } },
        },
      },
    ]);
    const items = await run(arm, toBatch(requests));
    expect(items[0]).toMatchObject({
      state: 'failed',
      failure: { code: 'rejected', details: { azureCode: 'PrivateEndpointError' } },
    });
    expect(states(items.slice(1))).toEqual(['succeeded', 'succeeded']);
  });

  it('questions that fail while it is followed say nothing about it', async () => {
    const arm = await azure.as('approver');
    const requests = (await pending(arm)).slice(0, 1);
    await azure.emulator.admin.setFaults([
      { match: { operation: 'operationStatuses.get' }, times: 3, then: { status: 503, body: {} } },
    ]);
    expect(states(await run(arm, toBatch(requests)))).toEqual(['succeeded']);
  });
});

describe('other people', () => {
  it('a decision made meanwhile is shown and not overwritten; the rest is carried out', async () => {
    const arm = await azure.as('approver');
    const requests = await pending(arm);
    const theirs = requests.slice(2, 3);
    const batch = toBatch(requests);
    await run(await azure.as('operator'), toBatch(theirs, 'reject', 'Not this quarter'), 'other');
    const items = await run(arm, batch);
    expect(items[2]).toMatchObject({
      state: 'failed',
      failure: { code: 'conflict', fields: ['status'], current: { status: 'Rejected' } },
    });
    expect(items.filter(({ state }) => state === 'succeeded')).toHaveLength(7);
    const [request] = theirs;
    if (request === undefined) throw new Error('no request');
    expect((await held(arm, request)).description).toContain('Not this quarter');
  });

  it('of two approvers at the same moment one wins and the other is told; Azure holds the winner’s', async () => {
    const [arm, rival] = await Promise.all([azure.as('approver'), azure.as('operator')]);
    const requests = (await pending(arm)).slice(0, 1);
    const [mine, theirs] = [toBatch(requests, 'approve', 'mine'), toBatch(requests, 'reject', 'theirs')];
    const [intent] = theirs.items;
    if (intent === undefined) throw new Error('no request');
    // The other one sits before another process: this one's queue does not hold it back.
    const [[one], other] = await Promise.all([
      run(arm, mine),
      decideToTheEnd(rival, { ...intent, decision: 'reject' }, () => undefined, PACE),
    ]);
    expect([one?.state, other.state].toSorted()).toEqual(['failed', 'succeeded']);
    const loser = one?.state === 'failed' ? one : other;
    const [request] = requests;
    if (request === undefined) throw new Error('no request');
    const { status, description } = await held(arm, request);
    expect(status).toBe(one?.state === 'succeeded' ? 'Approved' : 'Rejected');
    expect(description).toContain(one?.state === 'succeeded' ? 'mine' : 'theirs');
    expect(loser).toMatchObject({
      failure: { code: 'conflict', fields: ['status'], current: { status } },
    });
  });

  it('waits while somebody else’s operation runs on the registry, and then decides', async () => {
    const arm = await azure.as('approver');
    await azure.emulator.admin.settings({ longOperationMs: 900 });
    const [first, second] = await neighbours(arm);
    if (first === undefined || second === undefined) throw new Error('no requests');
    // Straight at Azure, past this process's queue.
    const other = await azure.as('operator');
    await putDecision(other, first.registry, await held(arm, first), {
      status: 'Approved',
      description: 'theirs',
    });
    expect(states(await run(arm, toBatch([second])))).toEqual(['succeeded']);
    expect((await puts()).map(({ status }) => status)).toContain(409);
  });

  it('a user without the right is told which one, request by request', async () => {
    const arm = await azure.as('reader');
    const items = await run(arm, toBatch((await pending(arm)).slice(0, 2)));
    for (const { state, failure } of items) {
      expect(state).toBe('failed');
      expect(failure).toMatchObject({
        code: 'forbidden',
        action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write',
      });
    }
  });

  it('a second factor that is missing stops the batch before anything is sent', async () => {
    await azure.emulator.admin.settings({ mfaOnWrites: true });
    const arm = await azure.as('approver', { mfa: false });
    const items = await run(arm, toBatch(await neighbours(arm)));
    expect(items[0]).toMatchObject({ state: 'failed', failure: { code: 'sign_in_required' } });
    expect(states(items.slice(1))).toEqual(['not_sent', 'not_sent']);
    expect((await pending(arm)).length).toBe(8);
  });
});
