// What a console's check told, in the words of lost-updates-truth.ts; and a lost round as text.
import { ACCESS, ACTION } from './lost-updates-az.ts';
import type { Saved } from './lost-updates-console.ts';
import type { Change, Plan } from './lost-updates-plan.ts';
import type { Witness } from './lost-updates-tally.ts';
import { made, type Step } from './lost-updates-truth.ts';

type Found = NonNullable<Saved['found']>;

export function toldBy({ foreign, vanished }: Found): Witness['told'] {
  return {
    undone: foreign.flatMap(({ undone }) => {
      if (undone === null) return [];
      const { change, defaultAction, isCertain } = undone;
      return [
        ...words(change).map((one) => ({ wishes: one, isCertain })),
        ...(defaultAction === null ? [] : [{ wishes: [`+defaultAction ${defaultAction}`], isCertain }]),
      ];
    }),
    gone: vanished.flatMap(({ by, change }) =>
      by === null
        ? []
        : words(change)
            .flat()
            .map((wish) => ({ wish, by: by.correlationId ?? '' })),
    ),
  };
}

/** One list for each thing told; a mode is two facts, of which one may be news. */
function words(change: Found['vanished'][number]['change']): readonly (readonly string[])[] {
  const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules, setMode } = change;
  return [
    ...addIpRules.map((rule) => [`+ip ${rule}`]),
    ...removeIpRules.map((rule) => [`-ip ${rule}`]),
    ...addSubnetRules.map((id) => [`+subnet ${id.toLowerCase()}`]),
    ...removeSubnetRules.map((id) => [`-subnet ${id.toLowerCase()}`]),
    ...(setMode === undefined
      ? []
      : [[`+publicNetworkAccess ${ACCESS[setMode]}`, `+defaultAction ${ACTION[setMode]}`]]),
  ];
}

/** A round in which something was lost, to be read by a person. */
export function tale(
  { base, faults }: Plan,
  asked: ReadonlyMap<string, Change>,
  saves: readonly Witness[],
  steps: readonly Step[],
): string {
  const names = new Map([...asked.keys()].map((by) => [by, by.slice(0, 4)] as const));
  const lines = [
    `base ${base.mode} ${base.ipRules.join(' ')} ${base.subnets.map((id) => id.split('/').at(-1)).join(' ')}`,
    `faults ${JSON.stringify(faults)}`,
    ...[...asked].map(([by, change]) => `${names.get(by)} asks ${JSON.stringify(change)}`),
    ...saves.map(({ by, code, told }) => `${names.get(by)} ${code}, told ${JSON.stringify(told)}`),
    ...steps.map((step) => `${names.get(step.by)} made ${made(step).join(', ')}`),
  ];
  return lines.map((line) => line.replaceAll(/\/subscriptions\S*?subnets\//g, '')).join('\n');
}
