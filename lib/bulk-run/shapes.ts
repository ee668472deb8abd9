/** A bulk change's readings and its run, as the browser sends and follows them. */
import type { Failure } from '#lib/errors/failure.ts';
import type { NetworkAccess, PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { Right } from '#lib/rights/rights.ts';

/** As many as one bulk change takes on. */
export const MOST_REGISTRIES = 1_000;

/** So many are on their way at once when a run that is to stop on failure begins, */
export const STOPPABLE_AT_ONCE = 40;
/** and so many at most once others have gone well. Four times as many: the page says so in words. */
export const STOPPABLE_AT_MOST = 160;

/** One registry as Azure holds it now, with what planning needs. */
export type BulkState = {
  readonly ref: RegistryRef;
  readonly access: NetworkAccess;
  readonly right: Right;
  /** Read only where the registry comes near it; null otherwise. */
  readonly ipRuleLimit: number | null;
};

/** One line of the answer to a reading; `readAt`: ISO 8601, UTC. */
export type StateLine = { readonly ref: RegistryRef; readonly readAt: string } & (
  | { readonly state: BulkState }
  | { readonly failure: Failure }
);

/** One registry's reviewed edit. */
export type RunTask = {
  readonly registry: RegistryRef;
  readonly base: PublicAccess;
  readonly change: PublicAccessChange;
};

export type RunOptions = {
  /** Index of the task that goes first, alone. */
  readonly canary: number;
  /** After it: go on by itself, or wait for the user's word. */
  readonly afterCanary: 'continue' | 'hold';
  /** Pause after so many that were refused or are uncertain; null for never. */
  readonly stopAfter: number | null;
};

/** @property run random; the same one sent twice runs once. */
export type RunRequest = RunOptions & { readonly run: string; readonly tasks: readonly RunTask[] };

/**
 * `waiting`: nothing was sent. `sending`: re-read, written, read back. `checking`: its answer was lost and
 * Azure is being read. `nothing`: Azure already held all of it. `refused`: not written, see the failure.
 * `unknown`: Azure could not be read either.
 */
export type RunItemState = 'waiting' | 'sending' | 'checking' | 'done' | 'nothing' | 'refused' | 'unknown';

export type RunItem = {
  /** The task's place in the request. */
  readonly index: number;
  readonly registry: RegistryRef;
  readonly state: RunItemState;
  readonly failure?: Failure;
  /** ISO 8601, UTC: when Azure was read back, or when it was refused. */
  readonly endedAt?: string;
  /** What this run really changed, and the edit that takes just that back. */
  readonly made?: PublicAccessChange;
  readonly inverse?: PublicAccessChange;
  /** Others had changed something else meanwhile, and it was kept. */
  readonly keptFromOthers?: boolean;
  readonly correlationId?: string;
};

/**
 * `canary`: the first one alone. `holding`: it went well, and the user's word is waited for. `paused`: see
 * `why`; what was on its way ends. `stopped`: what waits is not done any more. `ended`: nothing waits.
 */
export type RunPhase = 'canary' | 'holding' | 'running' | 'paused' | 'stopped' | 'ended';

export type PauseReason = 'user' | 'failures' | 'canary' | 'sign_in';

export type RunStatus = {
  readonly phase: RunPhase;
  readonly why?: PauseReason;
  /** Azure's challenge, to be satisfied before it is resumed. */
  readonly claims?: string;
  /** On their way right now. */
  readonly inFlight: number;
  /** How often Azure said that there were too many requests; each was waited for and sent again. */
  readonly throttled: number;
  readonly startedAt: string;
  readonly endedAt?: string;
};

/** `items`: those that have changed since the version that was asked with. `lost`: this process knows nothing of it. */
export type RunProgress =
  | {
      readonly state: 'known';
      readonly version: number;
      readonly status: RunStatus;
      readonly items: readonly RunItem[];
    }
  | { readonly state: 'lost' };

/** `handle`: encrypted, bound to the user; what progress is asked and the run is steered with. */
export type RunAccepted = { readonly handle: string; readonly progress: RunProgress };

/** `retry`: those that were refused or are uncertain, once more, and then the rest. */
export type RunCommand = 'pause' | 'resume' | 'continue' | 'retry' | 'stop';
