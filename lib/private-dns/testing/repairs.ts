/** What tests of private DNS share: a whole repair, step by step, and the embedded Azure's own resolver. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { repairPlan } from '#lib/dns-health/repair.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { followRepairStep } from '#lib/private-dns/follow-repair-step.ts';
import { readDnsHealth } from '#lib/private-dns/read-dns-health.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';
import { type RepairTicket, startRepairStep } from '#lib/private-dns/start-repair-step.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export const PAUSES = { readBack: [0, 50], settling: [0, 50, 100] };

export async function report(arm: ArmConnection, registry: RegistryRef): Promise<DnsReport> {
  const read = await readDnsHealth(arm, registry);
  if (!read.ok) throw new Error(`not readable: ${read.failure.code}`);
  return read.value;
}

export const kindsOf = ({ findings }: DnsReport): readonly string[] => findings.map(({ kind }) => kind);

export const plan = (seen: DnsReport, byHand = false) => repairPlan(seen.findings, { byHand });

/** @returns null when the step ended well, else why not. */
export async function perform(
  arm: ArmConnection,
  registry: RegistryRef,
  step: RepairStep,
): Promise<Failure | null> {
  const started = await startRepairStep(arm, { registry, step }, PAUSES);
  if (!started.ok) return started.failure;
  return started.value.state === 'done' ? null : toTheEnd(arm, started.value.ticket);
}

export async function toTheEnd(arm: ArmConnection, ticket: RepairTicket): Promise<Failure | null> {
  for (let asked = 0; asked < 100; asked += 1) {
    const progress = await followRepairStep(arm, ticket);
    if (!progress.ok) return progress.failure;
    if (progress.value.state === 'succeeded') return null;
    if (progress.value.state === 'failed') return progress.value.failure;
    await wait(30);
  }
  throw new Error('The step did not end.');
}

/** Carries out the whole plan. @returns its steps. */
export async function repair(
  arm: ArmConnection,
  registry: RegistryRef,
  byHand = false,
): Promise<readonly RepairStep[]> {
  const steps = plan(await report(arm, registry), byHand);
  for (const step of steps) {
    const failure = await perform(arm, registry, step);
    if (failure !== null) throw new Error(`${step.kind}: ${JSON.stringify(failure)}`);
  }
  return steps;
}

export type Resolved = {
  readonly status: string;
  readonly answers: readonly { readonly name: string; readonly type: string; readonly data: string }[];
  readonly addresses: readonly string[];
  readonly private: boolean;
};

/** @param admin origin of the admin API. @param vnet id of the network that asks; null for the Internet. */
export async function resolve(admin: string, name: string, vnet: string | null): Promise<Resolved> {
  const query = new URLSearchParams({ name, ...(vnet === null ? {} : { vnet }) });
  return (await (await fetch(`${admin}/resolver?${query}`)).json()) as Resolved;
}
