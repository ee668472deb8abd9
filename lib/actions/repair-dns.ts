'use server';
/** Carries out one reviewed step of a DNS repair. */
import { sealHandle } from '#lib/auth/operation-handle.ts';
import { env } from '#lib/env.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import type { RepairStarted, SubmittedRepair } from '#lib/private-dns/shapes.ts';
import { startRepairStep } from '#lib/private-dns/start-repair-step.ts';
import { submittedOnce } from '#lib/registries/submitted-once.ts';
import { repairIntent } from './dns-schemas.ts';
import { runAction } from './run-action.ts';

export async function repairDns(...args: [SubmittedRepair]): Promise<Result<RepairStarted>> {
  return runAction('repairDns', args, repairIntent, async ({ arm, session }, intent) => {
    const started = await submittedOnce(session.oid, intent, () => startRepairStep(arm, intent));
    if (!started.ok || started.value.state === 'done') return started as Result<RepairStarted>;
    const handle = await sealHandle(started.value.ticket, session.oid, env().sessionSecret);
    return ok({ state: 'running', handle });
  });
}
