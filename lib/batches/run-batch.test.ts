// A batch's own rules, with work that only waits: who goes first, who beside whom, and what stops it.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { acceptedBatch, followBatch } from './follow-batch.ts';
import { type BatchItem, batchProgress, type ItemEnd, isEnded, startBatch } from './run-batch.ts';

const SECRET = 'a secret of thirty-two bytes, or so';
const done: ItemEnd = { state: 'succeeded', endedAt: '2026-03-10T12:00:00.000Z' };
let batches = 0;
const newId = () => {
  batches += 1;
  return `batch-${batches}`;
};

/** Items that write down when they begin and end. Accepted at once, held ones end when `open` is called. */
function recorder(isHeld = false) {
  const events: string[] = [];
  const gate = Promise.withResolvers<void>();
  if (!isHeld) gate.resolve();
  const item = (queue: string, name: string, end: ItemEnd = done): BatchItem => ({
    connectionName: name,
    queue,
    run: async (accepted) => {
      events.push(`${name} begins`);
      await wait(1);
      if (end.state === 'succeeded') accepted();
      await gate.promise;
      events.push(`${name} ends`);
      return end;
    },
  });
  return { events, item, open: gate.resolve };
}

async function toTheEnd(id: string, account = 'u') {
  for (;;) {
    const items = batchProgress(id, account) ?? [];
    if (isEnded(items)) return items;
    await wait(5);
  }
}

test('one registry’s operations follow each other, another registry’s go on beside them', async () => {
  const { events, item, open } = recorder(true);
  const id = newId();
  const started = startBatch(id, 'u', [item('a', 'a1'), item('a', 'a2'), item('b', 'b1'), item('a', 'a3')]);
  await started;
  expect(events).toEqual(['a1 begins', 'b1 begins']);
  open();
  expect((await toTheEnd(id)).map(({ state }) => state)).toEqual(Array(4).fill('succeeded'));
  expect(events.filter((event) => event.startsWith('a'))).toEqual([
    'a1 begins',
    'a1 ends',
    'a2 begins',
    'a2 ends',
    'a3 begins',
    'a3 ends',
  ]);
});

test('two batches on one registry take turns, too', async () => {
  const { events, item } = recorder();
  const [one, two] = [newId(), newId()];
  await Promise.all([startBatch(one, 'u', [item('q', 'q1')]), startBatch(two, 'u2', [item('q', 'q2')])]);
  await Promise.all([toTheEnd(one), toTheEnd(two, 'u2')]);
  expect(events).toEqual(['q1 begins', 'q1 ends', 'q2 begins', 'q2 ends']);
});

test('it returns when the first operations are accepted, not when they end', async () => {
  const { events, item, open } = recorder(true);
  const id = newId();
  await startBatch(id, 'u', [item('r', 'r1'), item('r', 'r2'), item('s', 's1')]);
  expect(events.filter((event) => event.endsWith('ends'))).toEqual([]);
  expect(batchProgress(id, 'u')?.map(({ state }) => state)).toEqual(['updating', 'waiting', 'updating']);
  open();
  await toTheEnd(id);
});

test('the same batch sent twice is carried out once', async () => {
  const { events, item } = recorder();
  const id = newId();
  await Promise.all([startBatch(id, 'u', [item('t', 't1')]), startBatch(id, 'u', [item('t', 't1')])]);
  await toTheEnd(id);
  expect(events).toEqual(['t1 begins', 't1 ends']);
});

test('one that fails does not stop the others; a sign-in that ran out does', async () => {
  const { item } = recorder();
  const refused: ItemEnd = { state: 'failed', failure: { code: 'rejected' } };
  const signedOut: ItemEnd = { state: 'failed', failure: { code: 'sign_in_required' } };
  const id = newId();
  await startBatch(id, 'u', [
    item('v', 'v1'),
    item('v', 'v2', refused),
    item('v', 'v3', signedOut),
    item('v', 'v4'),
  ]);
  expect((await toTheEnd(id)).map(({ state, failure }) => [state, failure?.code])).toEqual([
    ['succeeded', undefined],
    ['failed', 'rejected'],
    ['failed', 'sign_in_required'],
    ['not_sent', 'sign_in_required'],
  ]);
});

test('work that throws ends as unknown, and the queue goes on', async () => {
  const { item } = recorder();
  const broken: BatchItem = {
    connectionName: 'w1',
    queue: 'w',
    run: () => Promise.reject(new Error('no')),
  };
  const id = newId();
  await startBatch(id, 'u', [broken, item('w', 'w2')]);
  expect((await toTheEnd(id)).map(({ state }) => state)).toEqual(['unknown', 'succeeded']);
});

test('a handle opens only its own user’s batch; what this process does not know is lost', async () => {
  const { item, open } = recorder(true);
  const id = newId();
  await startBatch(id, 'u', [item('x', 'x1')]);
  const accepted = await acceptedBatch(id, 'u', SECRET);
  if (!accepted.ok) throw new Error(accepted.failure.code);
  const { handle } = accepted.value;
  expect(await followBatch(handle, 'u', SECRET)).toMatchObject({
    state: 'running',
    items: [{ connectionName: 'x1', state: 'updating' }],
  });
  open();
  await toTheEnd(id);
  expect(await followBatch(handle, 'u', SECRET)).toMatchObject({ state: 'ended' });
  expect(await followBatch(handle, 'u2', SECRET)).toBeNull();
  expect(await followBatch(`${handle}x`, 'u', SECRET)).toBeNull();
  const unknown = await acceptedBatch(newId(), 'u', SECRET);
  expect(unknown.ok && (await followBatch(unknown.value.handle, 'u', SECRET))).toEqual({ state: 'lost' });
});

test('nothing taken on: a single refusal is told at once, and so is a sign-in that all of it waits for', async () => {
  const { item } = recorder();
  const refused: ItemEnd = { state: 'failed', failure: { code: 'forbidden', action: 'x/write' } };
  const challenged: ItemEnd = { state: 'failed', failure: { code: 'sign_in_required', claims: '{}' } };
  const [single, many, mixed] = [newId(), newId(), newId()];
  await startBatch(single, 'u', [item('y', 'y1', refused)]);
  expect(await acceptedBatch(single, 'u', SECRET)).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', action: 'x/write' },
  });
  await startBatch(many, 'u', [item('y', 'y1', challenged), item('y', 'y2'), item('z', 'z1', challenged)]);
  await toTheEnd(many);
  expect(await acceptedBatch(many, 'u', SECRET)).toMatchObject({
    ok: false,
    failure: { code: 'sign_in_required', claims: '{}' },
  });
  await startBatch(mixed, 'u', [item('y', 'y1', refused), item('z', 'z1', refused)]);
  await toTheEnd(mixed);
  expect(await acceptedBatch(mixed, 'u', SECRET)).toMatchObject({ ok: true });
});
