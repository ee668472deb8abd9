'use client';
/**
 * Jobs on private endpoints that this browser has begun, one for each registry, and how they run in this
 * tab. In localStorage: a closed tab loses nothing, because Azure itself remembers how far a job is.
 */
import type { EndpointJob } from '#lib/endpoints/shapes.ts';
import type { JobRun } from './run-job.ts';

const KEY = 'acr.endpoint-jobs';

export type KeptJob = {
  /** Object id of the user. */
  readonly account: string;
  /** Path of the registry's page. */
  readonly registry: string;
  readonly job: EndpointJob;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Of the step that Azure is at; encrypted by the server, says nothing to the browser. */
  readonly handle?: string | null;
};

const NONE: readonly KeptJob[] = [];
let jobs: readonly KeptJob[] | null = null;
const runs = new Map<string, JobRun>();
const listeners = new Set<() => void>();

function load(): readonly KeptJob[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as KeptJob[]) : NONE;
  } catch {
    return NONE;
  }
}

const tell = () => {
  for (const listener of listeners) listener();
};

function replace(next: readonly KeptJob[]) {
  jobs = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: a reload then asks for the choices again, and Azure shows what is there.
  }
  tell();
}

const keyOf = (account: string, registry: string) => `${account} ${registry}`;
const isOf = (account: string, registry: string) => (kept: KeptJob) =>
  kept.account === account && kept.registry === registry;

export const jobStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  find(account: string, registry: string): KeptJob | null {
    jobs ??= load();
    return jobs.find(isOf(account, registry)) ?? null;
  },
  keep(kept: KeptJob) {
    jobs ??= load();
    replace([kept, ...jobs.filter((known) => !isOf(kept.account, kept.registry)(known))]);
  },
  forget(account: string, registry: string) {
    jobs ??= load();
    runs.delete(keyOf(account, registry));
    replace(jobs.filter((known) => !isOf(account, registry)(known)));
  },
  remember(account: string, registry: string, handle: string | null) {
    const kept = jobStore.find(account, registry);
    if (kept !== null) jobStore.keep({ ...kept, handle });
  },
  run: (account: string, registry: string): JobRun | null => runs.get(keyOf(account, registry)) ?? null,
  report(account: string, registry: string, run: JobRun) {
    runs.set(keyOf(account, registry), run);
    tell();
  },
};
