'use client';
/** Asks the activity log about the saves of this tab that are due. Loaded when the first one is. */
import type { QueryClient } from '@tanstack/react-query';
import type { Failure } from '#lib/errors/failure.ts';
import { CHECK_AFTER, checksDue, needsChecks, nextCheck } from '#lib/operations/aftermath.ts';
import { foreignWritesQuery } from '#lib/operations/foreign-writes-query.ts';
import type { AftermathChecks, SaveOperation } from '#lib/operations/operation.ts';
import { operationStore } from '#lib/operations/store.ts';
import type { ForeignWrites } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { registryKey, ruleHistoryKey } from './keys.ts';
import { registryPath } from './paths.ts';

/**
 * @param isVisit the page has just been opened: everything with a check to come is asked at once.
 * @returns `later` when some could not be asked, `signed_out` when asking is pointless until the next visit.
 */
export async function checkAftermath(
  client: QueryClient,
  account: string,
  isVisit: boolean,
): Promise<'done' | 'later' | 'signed_out'> {
  let result: 'done' | 'later' = 'done';
  for (const operation of operationStore.all()) {
    const due = nextCheck(operation);
    if (due === null || !needsChecks(operation) || (!isVisit && due > Date.now())) continue;
    const failure = await ask(client, account, operation);
    if (failure?.code === 'sign_in_required') return 'signed_out';
    if (failure?.code === 'unavailable' || failure?.code === 'throttled') result = 'later';
  }
  return result;
}

async function ask(
  client: QueryClient,
  account: string,
  operation: SaveOperation & { finishedAt: string },
): Promise<Failure | null> {
  const { registry: _path, ...question } = foreignWritesQuery(operation, Date.now());
  const { registry } = operation;
  const answer = await fetchResult<ForeignWrites>(`/api${registryPath(registry)}/foreign-writes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  }).catch(failureOf);
  const done = checksDue(operation, Date.now());
  if ('code' in answer) {
    // What may pass is asked again; a log that cannot be read will not become readable by asking.
    if (answer.code === 'forbidden' || answer.code === 'rejected')
      update(operation, { done: CHECK_AFTER.length, failure: answer });
    else if (
      answer.code !== 'unavailable' &&
      answer.code !== 'throttled' &&
      answer.code !== 'sign_in_required'
    )
      update(operation, { done });
    return answer;
  }
  update(operation, { done, found: answer });
  if (answer.foreign.length + answer.vanished.length > 0)
    await Promise.all(
      [registryKey(account, registry), ruleHistoryKey(account, registry)].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  return null;
}

/** What was closed stays closed. */
function update({ id, aftermath }: SaveOperation, checks: Omit<AftermathChecks, 'closed'>) {
  const { closed } = aftermath ?? {};
  operationStore.update<SaveOperation>(id, {
    aftermath: { ...checks, ...(closed === undefined ? {} : { closed }) },
  });
}
