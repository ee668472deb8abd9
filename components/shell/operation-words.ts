/** What an operation's phase means for the stepper and its mark. Pure. */
import type { IconName } from '#components/ui/icon.tsx';
import type { StepState } from '#components/ui/stepper.tsx';
import type { FailureCode } from '#lib/errors/failure.ts';
import type { BulkOperation, ConnectionOperation } from '#lib/operations/operation.ts';
import type { Operation } from '#lib/queries/operations.ts';

/** Message keys of `shell.operations.step`. Both kinds take the same way; only the last word differs. */
const STEPS = ['sent', 'updating', 'readBack'] as const;
type Step =
  | (typeof STEPS)[number]
  | 'saved'
  | 'approved'
  | 'rejected'
  | 'added'
  | 'removed'
  | 'repaired'
  | 'granted'
  | 'revoked';

/** The states of the steps, first to last, until the operation has ended well. */
const PROGRESS: Readonly<Record<Exclude<Operation['phase'], 'succeeded' | 'failed'>, readonly StepState[]>> =
  {
    waiting: ['todo', 'todo', 'todo', 'todo'],
    sending: ['now', 'todo', 'todo', 'todo'],
    updating: ['done', 'now', 'todo', 'todo'],
    // No answer came: whether Azure got so far is what reading back finds out.
    checking: ['done', 'unsure', 'now', 'todo'],
    unknown: ['done', 'unsure', 'unsure', 'todo'],
  };

/** Refused before anything was sent to Azure. */
const NOT_SENT: readonly FailureCode[] = ['invalid_input', 'sign_in_required', 'sign_in_blocked'];

const lastStep = (operation: Operation): Step => {
  switch (operation.kind) {
    case 'public-access':
      return 'saved';
    case 'decision':
      return operation.decision === 'approve' ? 'approved' : 'rejected';
    case 'service-endpoint':
      return operation.change === 'add' ? 'added' : 'removed';
    case 'dns-repair':
      return 'repaired';
    case 'removal':
      return 'removed';
    case 'grant':
      return 'granted';
    case 'revoke':
      return 'revoked';
    case 'bulk-change':
      return 'saved';
  }
};

/** What people call the thing that is written to. */
export const operationName = (operation: Operation): string => {
  if ('shownName' in operation) return operation.shownName;
  const { registry } = operation;
  return operation.kind !== 'service-endpoint'
    ? registry.name
    : (operation.subnetId.split('/').at(-1) ?? registry.name);
};

export const operationSteps = (operation: Operation): readonly { key: Step; state: StepState }[] => {
  const keys: readonly Step[] = [...STEPS, lastStep(operation)];
  const states = statesOf(operation);
  return keys.map((key, index) => ({ key, state: states[index] ?? 'todo' }));
};

const statesOf = ({ phase, failure }: Operation): readonly StepState[] => {
  if (phase === 'succeeded') return ['done', 'done', 'done', 'done'];
  if (phase !== 'failed') return PROGRESS[phase];
  return failure && NOT_SENT.includes(failure.code) ? ['fail'] : ['done', 'fail'];
};

type Mark = { readonly icon: IconName; readonly color: string };

const MARKS: Readonly<Record<Operation['phase'], Mark>> = {
  waiting: { icon: 'clock', color: 'text-ink-3' },
  sending: { icon: 'running', color: 'text-accent' },
  updating: { icon: 'running', color: 'text-accent' },
  checking: { icon: 'running', color: 'text-warning' },
  unknown: { icon: 'warning', color: 'text-warning' },
  succeeded: { icon: 'check', color: 'text-ok' },
  failed: { icon: 'critical', color: 'text-critical' },
};

const PARTLY: Mark = { icon: 'warning', color: 'text-warning' };

export const operationMark = (operation: Operation): Mark =>
  operation.kind === 'public-access' && operation.outcome?.result === 'partly'
    ? PARTLY
    : MARKS[operation.phase];

/** Key of `shell.operations.{kind}`: one sentence for each phase. */
export const operationSentence = (operation: Operation): string => {
  if (operation.kind === 'decision') return `decision.${operation.decision}.${operation.phase}`;
  if (operation.kind === 'service-endpoint') return `endpoint.${operation.change}.${operation.phase}`;
  if (operation.kind === 'dns-repair') return `repair.${operation.phase}`;
  if (operation.kind === 'grant' || operation.kind === 'revoke')
    return `${operation.kind}.${operation.phase}`;
  if (operation.kind === 'bulk-change') return bulkSentence(operation);
  if (operation.kind === 'removal') return `removal.${operation.phase}`;
  if (operation.phase === 'succeeded' && operation.outcome?.result === 'nothing_to_do') return 'save.nothing';
  if (operation.phase === 'succeeded' && operation.outcome?.result === 'partly') return 'save.partly';
  return `save.${operation.phase}`;
};

/** How far what takes several steps got; nothing for what is one write. */
export const operationCounts = (
  operation: Operation,
): { done: number; total: number; bad: number; open: number } => {
  if (operation.kind === 'bulk-change') {
    const { done, total, bad, open } = operation;
    return { done, total, bad, open };
  }
  if (operation.kind === 'dns-repair')
    return { done: operation.done, total: operation.steps.length, bad: 0, open: 0 };
  const steps = operation.kind === 'grant' ? operation.view.plan?.steps : undefined;
  return steps === undefined
    ? { done: 0, total: 1, bad: 0, open: 0 }
    : { done: steps.filter(({ state }) => state === 'done').length, total: steps.length, bad: 0, open: 0 };
};

/** Which role a grant or its end is about; empty for anything else. */
export const operationRole = (operation: Operation): string => {
  if (operation.kind === 'revoke') return operation.role;
  return operation.kind === 'grant' ? (operation.view.plan?.role.name ?? '') : '';
};

/** Key of `shell.operations` for a bulk change, which has steps of its own. */
const bulkSentence = ({ what, step }: BulkOperation): string =>
  `bulk.${what}.${step === 'ended' || step === 'stopped' ? 'ended' : step === 'paused' || step === 'holding' ? step : 'running'}`;

/** The same for who listens: while it runs its numbers stay unsaid, or they would drown everything else. */
export const bulkNews = (operation: BulkOperation): string => {
  const key = bulkSentence(operation);
  return key.endsWith('.running') ? `bulk.${operation.what}.begun` : key;
};

/** After every ISO 8601 moment. */
const RUNNING = '~';
const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** What still runs first, then the newest outcome: the order in which somebody cares. */
export const inOrder = (operations: readonly Operation[]): readonly Operation[] =>
  [...operations].sort((a, b) => {
    const [endA, endB] = [a.finishedAt ?? RUNNING, b.finishedAt ?? RUNNING];
    return endA === endB ? newestFirst(a.startedAt, b.startedAt) : newestFirst(endA, endB);
  });

/** Key below `shell.operations.batch` for many of one kind. */
export const batchKind = (operation: ConnectionOperation): 'approve' | 'reject' | 'remove' =>
  operation.kind === 'removal' ? 'remove' : operation.decision;
