/** What an operation's phase means for the stepper and its mark. Pure. */
import type { IconName } from '#components/ui/icon.tsx';
import type { StepState } from '#components/ui/stepper.tsx';
import type { Operation } from '#lib/queries/operations.ts';

/** Message keys of `shell.operations.step`. Both kinds take the same way; only the last word differs. */
const STEPS = ['sent', 'updating', 'readBack'] as const;
type Step = (typeof STEPS)[number] | 'saved' | 'approved' | 'rejected';

/** Where each phase stands on the way. */
const POSITION = { sending: 0, updating: 1, checking: 2, unknown: 2 } as const;

const lastStep = (operation: Operation): Step =>
  operation.kind === 'public-access' ? 'saved' : operation.decision === 'approve' ? 'approved' : 'rejected';

export const operationSteps = (operation: Operation): readonly { key: Step; state: StepState }[] => {
  const { phase } = operation;
  const all: readonly Step[] = [...STEPS, lastStep(operation)];
  if (phase === 'succeeded') return all.map((key) => ({ key, state: 'done' }));
  // Azure's refusal is an answer: everything before the end was done.
  if (phase === 'failed') {
    return all.map((key, index) => ({ key, state: index === 0 ? 'done' : index === 1 ? 'fail' : 'todo' }));
  }
  const at = POSITION[phase];
  return all.map((key, index) => ({
    key,
    state: index < at ? 'done' : index > at ? 'todo' : at === 2 ? 'unsure' : 'now',
  }));
};

export const operationMark = ({ phase }: Operation): { icon: IconName; color: string } =>
  ({
    sending: { icon: 'running', color: 'text-accent' },
    updating: { icon: 'running', color: 'text-accent' },
    checking: { icon: 'running', color: 'text-warning' },
    unknown: { icon: 'warning', color: 'text-warning' },
    succeeded: { icon: 'check', color: 'text-ok' },
    failed: { icon: 'critical', color: 'text-critical' },
  })[phase] as { icon: IconName; color: string };

/** Key of `shell.operations.{kind}`: one sentence for each phase. */
export const operationSentence = (operation: Operation): string => {
  if (operation.kind === 'decision') return `decision.${operation.decision}.${operation.phase}`;
  if (operation.phase === 'succeeded' && operation.outcome?.result === 'nothing_to_do') return 'save.nothing';
  return `save.${operation.phase}`;
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
