/** Where a running decision stands on its way: Sent, Accepted, Updating, Approved. Pure; keys of `approvals.step`. */
import type { StepState } from '#components/ui/stepper.tsx';
import type { RunningDecision } from './decisions.ts';

type Step = { readonly key: string; readonly state: StepState };

export function decisionSteps({ phase, decision }: RunningDecision): readonly Step[] {
  const end: Step = { key: decision === 'approve' ? 'approved' : 'rejected', state: 'todo' };
  // The answer was lost: whether Azure accepted is what is being read.
  if (phase === 'checking')
    return [{ key: 'sent', state: 'done' }, { key: 'noAnswer', state: 'unsure' }, end];
  // Another operation on the same registry goes first.
  if (phase === 'waiting')
    return [
      { key: 'waiting', state: 'now' },
      { key: 'accepted', state: 'todo' },
      { key: 'updating', state: 'todo' },
      end,
    ];
  const isAccepted = phase === 'updating';
  return [
    { key: 'sent', state: isAccepted ? 'done' : 'now' },
    { key: 'accepted', state: isAccepted ? 'done' : 'todo' },
    { key: 'updating', state: isAccepted ? 'now' : 'todo' },
    end,
  ];
}
