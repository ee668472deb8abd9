/** Steps as people read them: several records of one zone are one thing to do. Pure. */
import type { StepState } from '#components/ui/stepper.tsx';
import { same } from '#lib/dns-health/ids.ts';
import { type RepairStep, stepKey } from '#lib/dns-health/step.ts';
import type { RepairOperation } from '#lib/operations/operation.ts';

/** Message keys of `dns.repair.step`. */
export type GroupKind =
  | Exclude<RepairStep['kind'], 'put_record'>
  | 'create'
  | 'replace'
  /** Of a record that another zone has, for a network that will not look into that one any more. */
  | 'copy';

export type StepGroup = {
  readonly key: string;
  readonly kind: GroupKind;
  readonly steps: readonly [RepairStep, ...RepairStep[]];
  /** Index of its first step among all. */
  readonly from: number;
};

function groupKind(step: RepairStep): GroupKind {
  if (step.kind !== 'put_record') return step.kind;
  if (step.endpointId === null) return 'copy';
  return step.etag === null ? 'create' : 'replace';
}

const isOfRecords = (kind: GroupKind): boolean =>
  kind === 'create' || kind === 'replace' || kind === 'copy' || kind === 'remove_record';

/** Neighbours that do the same to records of the same zone come together; the order stays. */
export function groupSteps(steps: readonly RepairStep[]): readonly StepGroup[] {
  const groups: StepGroup[] = [];
  for (const [index, step] of steps.entries()) {
    const kind = groupKind(step);
    const last = groups.at(-1);
    if (last?.kind === kind && isOfRecords(kind) && same(last.steps[0].zoneId, step.zoneId))
      groups[groups.length - 1] = { ...last, steps: [...last.steps, step] };
    else groups.push({ key: stepKey(step), kind, steps: [step], from: index });
  }
  return groups;
}

/** How far the operation is with one group; what was not begun when it stopped is still to come. */
export function groupState({ from, steps }: StepGroup, operation: RepairOperation): StepState {
  const { done, phase } = operation;
  if (from + steps.length <= done) return 'done';
  if (from > done) return 'todo';
  if (phase === 'failed') return 'fail';
  return phase === 'checking' || phase === 'unknown' ? 'unsure' : 'now';
}
