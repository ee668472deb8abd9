/** The whole repair of some findings, in an order in which nobody loses an answer on the way. */
import type { DnsFinding } from './finding.ts';
import { type RepairStep, stepKey } from './step.ts';

/**
 * In this order a network never looks into a zone that is not complete yet, and loses its old link only
 * when the new zone stands.
 */
const ORDER: readonly RepairStep['kind'][] = [
  'put_zone',
  'put_group',
  'put_record',
  'remove_link',
  'put_link',
  'remove_record',
];

/**
 * The steps that clear these findings, each thing written once.
 * @param byHand writes records instead of making zone groups, for users who may not change the endpoint.
 */
export function repairPlan(
  findings: readonly DnsFinding[],
  { byHand = false }: { readonly byHand?: boolean } = {},
): readonly RepairStep[] {
  const steps = new Map<string, RepairStep>();
  for (const finding of findings) {
    for (const step of (byHand ? finding.byHand : finding.repair) ?? []) {
      const key = stepKey(step);
      if (!steps.has(key)) steps.set(key, step);
    }
  }
  return [...steps.values()].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}
