/** Asks once how a long step of a repair stands; when Azure says it is done, the thing itself is read back. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { pollGroupOperation } from '#lib/arm/endpoint-dns.ts';
import { failureOfOperation } from '#lib/arm/operation-state.ts';
import { pollDnsOperation } from '#lib/arm/private-dns.ts';
import { type Failure, fail, ok, type Result } from '#lib/errors/failure.ts';
import type { RepairProgress } from './shapes.ts';
import { overtaken, type RepairTicket } from './start-repair-step.ts';
import { requireZone, stepState } from './step-state.ts';

/** Fails when Azure could not be asked (ask again later); a step that failed is a value. */
export async function followRepairStep(
  arm: ArmConnection,
  { step, operationUrl }: RepairTicket,
): Promise<Result<RepairProgress>> {
  const { correlationId } = arm;
  try {
    const operation =
      operationUrl === null
        ? null
        : step.kind === 'put_group'
          ? await pollGroupOperation(arm, operationUrl)
          : await pollDnsOperation(arm, requireZone(step.zoneId), operationUrl);
    if (operation?.state === 'running') return ok({ state: 'running' });
    const seen = await stepState(arm, step);
    // Whatever the operation says: what is there is what counts.
    if (seen.state === 'done') return ok({ state: 'succeeded', readBackAt: new Date().toISOString() });
    if (operation?.state === 'failed')
      return ok({ state: 'failed', failure: toFailure(failureOfOperation(operation, correlationId)) });
    if (seen.state === 'working' || (seen.state === 'open' && operation === null))
      return ok({ state: 'running' });
    const current = seen.state === 'changed' ? seen.current : null;
    return ok({ state: 'failed', failure: overtaken(step, current, correlationId) });
  } catch (error) {
    return fail(classify(error, correlationId));
  }
}

/** A precondition that failed at the end of the operation is a conflict like any other. */
const toFailure = (failure: Failure): Failure =>
  failure.details?.azureCode === 'PreconditionFailed'
    ? { code: 'conflict', fields: ['precondition'], details: failure.details }
    : failure;
