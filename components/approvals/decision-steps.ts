/** Where a decision stands on its way: Sent, Accepted, Updating, Approved. Pure; keys of `approvals.step`. */
import type { StepState } from '#components/ui/stepper.tsx';
import type { DecisionOperation } from '#lib/operations/operation.ts';

type Step = { readonly key: string; readonly state: StepState };

export function decisionSteps(operation: DecisionOperation): readonly Step[] {
  const { phase, handle, decision } = operation;
  const end = decision === 'approve' ? 'approved' : 'rejected';
  const steps = (...states: readonly (readonly [string, StepState])[]) =>
    states.map(([key, state]) => ({ key, state }));
  switch (phase) {
    case 'sending':
      return steps(['sent', 'now'], ['accepted', 'todo'], ['updating', 'todo'], [end, 'todo']);
    case 'updating':
      return steps(['sent', 'done'], ['accepted', 'done'], ['updating', 'now'], [end, 'todo']);
    case 'checking':
      return steps(['sent', 'done'], ['noAnswer', 'unsure'], [end, 'todo']);
    case 'unknown':
      return steps(['sent', 'done'], ['notKnown', 'unsure'], [end, 'todo']);
    case 'succeeded':
      return steps(['sent', 'done'], ['accepted', 'done'], ['updating', 'done'], [end, 'done']);
    case 'failed':
      // Without a handle Azure never took it up.
      return handle === undefined
        ? steps(['sent', 'done'], ['refused', 'fail'])
        : steps(['sent', 'done'], ['accepted', 'done'], ['failed', 'fail']);
  }
}
