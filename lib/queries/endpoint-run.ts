'use client';
/** Running a job on a private endpoint from this tab: started, taken up again, given up. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { takeEndpointStep } from '#lib/actions/take-endpoint-step.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { EndpointJob, JobView, StepProgress } from '#lib/endpoints/shapes.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { OPERATION_HANDLE_HEADER } from '#lib/operations/handle-header.ts';
import { jobStore } from '#lib/operations/job-store.ts';
import { JOB_PACE, type JobPorts, type JobRun, runJob } from '#lib/operations/run-job.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { jobPath } from './endpoints.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { approvalsKey, registriesKey, registryKey } from './keys.ts';
import { registryPath } from './paths.ts';

const result = async <T>(read: Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await read);
  } catch (error) {
    return fail(failureOf(error));
  }
};

const PORTS: JobPorts = {
  view: (job, isThorough) => result(fetchResult<JobView>(jobPath(job, isThorough))),
  // The console itself did not answer: whether the step was sent, Azure shows.
  take: (intent) => takeEndpointStep(intent).catch(() => fail({ code: 'unavailable', outcomeUnknown: true })),
  follow: (handle) =>
    result(fetchResult<StepProgress>('/api/operations', { headers: { [OPERATION_HANDLE_HEADER]: handle } })),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: () => performance.now(),
};

/** Registries with a job that runs in this tab: never two at once. */
const running = new Set<string>();

async function carryOut(client: QueryClient, account: string, registry: RegistryRef, job: EndpointJob) {
  const path = registryPath(registry).toLowerCase();
  if (running.has(path)) return;
  running.add(path);
  try {
    const left = jobStore.find(account, path)?.handle ?? null;
    const remember = (handle: string | null) => jobStore.remember(account, path, handle);
    const report = (run: JobRun) => jobStore.report(account, path, run);
    await runJob(job, { ...PORTS, remember }, report, JOB_PACE, left);
  } finally {
    running.delete(path);
    await Promise.all(
      [registryKey(account, registry), registriesKey(account), approvalsKey(account)].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  }
}

export function useEndpointRun(registry: RegistryRef) {
  const client = useQueryClient();
  const { account } = useAuth();
  const path = registryPath(registry).toLowerCase();
  const kept = useSyncExternalStore(
    jobStore.subscribe,
    () => jobStore.find(account.oid, path),
    () => null,
  );
  const run = useSyncExternalStore(
    jobStore.subscribe,
    () => jobStore.run(account.oid, path),
    () => null,
  );
  const start = useCallback(
    (job: EndpointJob) => {
      jobStore.keep({ account: account.oid, registry: path, job, startedAt: new Date().toISOString() });
      void carryOut(client, account.oid, registry, job);
    },
    [client, account.oid, path, registry],
  );
  const resume = useCallback(() => {
    const found = jobStore.find(account.oid, path);
    if (found !== null) void carryOut(client, account.oid, registry, found.job);
  }, [client, account.oid, path, registry]);
  const forget = useCallback(() => jobStore.forget(account.oid, path), [account.oid, path]);
  return { kept, run, start, resume, forget };
}
