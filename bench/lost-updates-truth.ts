// What really happened in a round, replayed from the embedded Azure's request log with code of its own:
// nothing here is shared with the console that is judged by it.

import { ACCESS, ACTION } from './lost-updates-az.ts';
import type { Base, Change } from './lost-updates-plan.ts';

/** One PATCH that was carried out. */
export type Applied = {
  /** Its number among all requests. */
  readonly seq: number;
  readonly by: string;
  readonly apiVersion: string | null;
  readonly body: unknown;
};

/** Single facts about a registry: `ip 20.1.2.3`, `subnet /…`, `publicNetworkAccess Enabled`, `defaultAction Deny`. */
export type Facts = ReadonlySet<string>;

export type Step = {
  readonly seq: number;
  readonly by: string;
  readonly was: Facts;
  readonly is: Facts;
};

const subnet = (id: string) => `subnet ${id.toLowerCase()}`;
const ip = (value: string) => `ip ${value.replace(/\/32$/, '')}`;

export const factsOf = ({ mode, ipRules, subnets }: Base): Facts =>
  new Set([
    ...ipRules.map(ip),
    ...subnets.map(subnet),
    `publicNetworkAccess ${ACCESS[mode]}`,
    `defaultAction ${ACTION[mode]}`,
  ]);

type Body = {
  readonly properties?: {
    readonly publicNetworkAccess?: string;
    readonly networkRuleSet?: {
      readonly defaultAction?: string;
      readonly ipRules?: readonly { readonly value: string }[];
      readonly virtualNetworkRules?: readonly { readonly id: string }[];
    };
  };
};

/** @param applied in the order in which Azure carried them out. */
export function replay(base: Base, applied: readonly Applied[]): readonly Step[] {
  let was = factsOf(base);
  return applied.map(({ seq, by, apiVersion, body }) => {
    const step = {
      seq,
      by,
      was,
      is: after(was, (body as Body).properties ?? {}, apiVersion === '2021-08-01-preview'),
    };
    was = step.is;
    return step;
  });
}

function after(
  was: Facts,
  { publicNetworkAccess, networkRuleSet = {} }: NonNullable<Body['properties']>,
  showsSubnets: boolean,
): Facts {
  const { defaultAction, ipRules, virtualNetworkRules } = networkRuleSet;
  const replace = (facts: Facts, kind: string, values: readonly string[] | undefined): Facts =>
    values === undefined
      ? facts
      : new Set([...[...facts].filter((fact) => !fact.startsWith(kind)), ...values]);
  let is = was;
  is = replace(
    is,
    'publicNetworkAccess ',
    (publicNetworkAccess && [`publicNetworkAccess ${publicNetworkAccess}`]) || undefined,
  );
  is = replace(is, 'defaultAction ', (defaultAction && [`defaultAction ${defaultAction}`]) || undefined);
  is = replace(
    is,
    'ip ',
    ipRules?.map(({ value }) => ip(value)),
  );
  return replace(is, 'subnet ', showsSubnets ? virtualNetworkRules?.map(({ id }) => subnet(id)) : undefined);
}

/** What somebody asked for, as facts that shall hold (`+`) or not (`-`). Disabled stands above defaultAction. */
export function wishes(change: Change): readonly string[] {
  const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules, setMode } = change;
  return [
    ...addIpRules.map((value) => `+${ip(value)}`),
    ...removeIpRules.map((value) => `-${ip(value)}`),
    ...addSubnetRules.map((id) => `+${subnet(id)}`),
    ...removeSubnetRules.map((id) => `-${subnet(id)}`),
    ...(setMode === undefined
      ? []
      : [
          `+publicNetworkAccess ${ACCESS[setMode]}`,
          ...(setMode === 'disabled' ? [] : [`+defaultAction ${ACTION[setMode]}`]),
        ]),
  ];
}

export const holds = (facts: Facts, wish: string): boolean =>
  facts.has(wish.slice(1)) === wish.startsWith('+');

/** A rule by itself; both fields of the mode are one. */
export const pieceOf = (wish: string): string => (isRule(wish) ? wish : 'mode');
const isRule = (wish: string) => /^.(ip|subnet) /.test(wish);

/** The differences of one step, in the same words. */
export const made = ({ was, is }: Step): readonly string[] => [
  ...[...is].filter((fact) => !was.has(fact)).map((fact) => `+${fact}`),
  ...[...was].filter((fact) => !is.has(fact)).map((fact) => `-${fact}`),
];

/** `since`: the number of the request that had made it. */
export type Undone = { readonly back: string; readonly by: string; readonly since: number };

/**
 * What a writer's PATCHes undid of others' doing: rules it was not asked to touch, and fields of a mode in
 * force that somebody else had been the last to decide on.
 * @param asked what each writer was asked to do. @returns what would put it back, and whose it was.
 */
export function undoneBy(
  writer: string,
  asked: ReadonlyMap<string, Change>,
  steps: readonly Step[],
): readonly Undone[] {
  const own = new Set(wishes(asked.get(writer) ?? NOTHING));
  const decided = (by: string) => {
    const mode = asked.get(by)?.setMode;
    return mode && [`+publicNetworkAccess ${ACCESS[mode]}`, `+defaultAction ${ACTION[mode]}`];
  };
  return steps.flatMap((step, index) => {
    if (step.by !== writer) return [];
    const earlier = steps.slice(0, index);
    return made(step).flatMap((difference): readonly Undone[] => {
      const back = `${difference.startsWith('+') ? '-' : '+'}${difference.slice(1)}`;
      if (isRule(back)) {
        const maker = earlier.findLast((other) => other.by !== writer && made(other).includes(back));
        return maker === undefined || own.has(difference) ? [] : [{ back, by: maker.by, since: maker.seq }];
      }
      // Whoever sends a rule set whole sends the mode along as it was read: that decides nothing.
      const decider = earlier.findLast(({ by }) => decided(by)?.every((fact) => holds(step.was, fact)));
      if (decider === undefined || decider.by === writer || !decided(decider.by)?.includes(back)) return [];
      // It may have gone since and come back with a set sent whole: who read in between could not know.
      const maker = earlier.findLast((other) => made(other).includes(back));
      return [{ back, by: decider.by, since: Math.max(decider.seq, maker?.seq ?? 0) }];
    });
  });
}

/** Whether a writer's PATCH took away what somebody else had made before, decided on or not. */
export function didUndo(writer: string, back: string, steps: readonly Step[]): boolean {
  const undoing = `${back.startsWith('+') ? '-' : '+'}${back.slice(1)}`;
  return steps.some(
    (step, index) =>
      step.by === writer &&
      made(step).includes(undoing) &&
      steps.slice(0, index).some((other) => other.by !== writer && made(other).includes(back)),
  );
}

const NOTHING: Change = { addIpRules: [], removeIpRules: [], addSubnetRules: [], removeSubnetRules: [] };
