/** What an edit means for people and machines: who loses access, who gains it, what stays, what to know. */
import { rulesOutside } from './change.ts';
import { changeWarnings } from './change-warnings.ts';
import {
  contains,
  countAddresses,
  countOutside,
  type IpRange,
  rangeSize,
  readRange,
  toRanges,
} from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { judgePaths } from './paths.ts';

export type ChangeMeaning = {
  readonly lose: readonly Statement[];
  readonly gain: readonly Statement[];
  readonly stay: readonly Statement[];
  readonly warnings: readonly Statement[];
};

const say = (key: string, values: Statement['values'] = {}): Statement => ({ key: `change.${key}`, values });

/** @param before as read. @param after the same registry with the edit applied. */
export function explainChange(before: NetworkAccess, after: NetworkAccess): ChangeMeaning {
  if (accessMode(before) === 'unknown' || accessMode(after) === 'unknown')
    return { lose: [], gain: [], stay: [], warnings: [say('warning.unknownSetting')] };
  const switches = [...compareSubnets(before, after), ...compareWays(before, after)];
  return {
    lose: [
      ...lettingIn(after, before, 'lose'),
      ...switches.filter(({ to }) => to === 'lose').map(({ what }) => what),
    ],
    gain: [
      ...lettingIn(before, after, 'gain'),
      ...switches.filter(({ to }) => to === 'gain').map(({ what }) => what),
    ],
    stay: [
      ...keptRules(before, after),
      ...switches.filter(({ to }) => to === 'stay').map(({ what }) => what),
    ],
    warnings: [
      ...changeWarnings(before, after),
      ...switches.filter(({ to }) => to === 'warn').map(({ what }) => what),
    ],
  };
}

/** Public addresses that reach the registry in `richer` and not in `poorer`. */
function lettingIn(
  poorer: NetworkAccess,
  richer: NetworkAccess,
  verb: 'lose' | 'gain',
): readonly Statement[] {
  const [poor, rich] = [accessMode(poorer), accessMode(richer)];
  if (poor === 'all' || rich === 'disabled') return [];
  const rules = poor === 'selected' ? poorer.ipRules : [];
  if (rich === 'all') {
    if (rules.length === 0) return [say(`${verb}.internet`)];
    const values = { count: countAddresses(toRanges(rules)), rules: rules.length, rule: rules[0] ?? '' };
    return [say(`${verb}.internetExcept`, values)];
  }
  const covered = toRanges(rules);
  const changed = outermost(rulesOutside(richer.ipRules, rules));
  if (poor === 'disabled' && changed.length > 1)
    return [
      say(`${verb}.rules`, {
        count: countAddresses(changed.map(({ range }) => range)),
        rules: changed.length,
      }),
    ];
  return changed.flatMap(({ rule, range }) => {
    const count = countOutside([range], covered);
    if (count === 0) return [];
    const size = rangeSize(range);
    return [
      size === 1
        ? say(`${verb}.address`, { rule })
        : say(`${verb}.${count < size ? 'part' : 'range'}`, { rule, count, size }),
    ];
  });
}

/** Without those inside another of the list, widest first. */
function outermost(rules: readonly string[]): readonly { readonly rule: string; readonly range: IpRange }[] {
  const all = rules.flatMap((rule) => {
    const range = readRange(rule);
    return range === null ? [] : [{ rule, range }];
  });
  return all
    .filter(({ rule, range }) => !all.some((other) => other.rule !== rule && contains(other.range, range)))
    .sort((a, b) => a.range.prefix - b.range.prefix);
}

/** Rules that go on doing what they do, and removed or added ones that change nobody's access. */
function keptRules(before: NetworkAccess, after: NetworkAccess): readonly Statement[] {
  const mode = accessMode(after);
  const count = after.ipRules.length - rulesOutside(after.ipRules, before.ipRules).length;
  const stored = after.ipRules.length + (after.subnetRules?.length ?? 0);
  if (mode === 'disabled' && stored > 0) return [say('stay.rulesKept', { count: stored })];
  if (mode !== 'selected' || accessMode(before) !== 'selected') return [];
  const idle = (from: NetworkAccess, to: NetworkAccess) =>
    rulesOutside(from.ipRules, to.ipRules).filter((rule) => {
      const ranges = toRanges([rule]);
      return ranges.length > 0 && countOutside(ranges, toRanges(to.ipRules)) === 0;
    });
  return [
    ...(count > 0 ? [say('stay.rules', { count })] : []),
    ...idle(before, after).map((rule) => say('stay.stillCovered', { rule })),
    ...idle(after, before).map((rule) => say('stay.alreadyCovered', { rule })),
  ];
}

type Sorted = { readonly to: 'lose' | 'gain' | 'stay' | 'warn'; readonly what: Statement };

/** Subnets by name: those whose answer changes, counted, and those that keep it. */
function compareSubnets(before: NetworkAccess, after: NetworkAccess): readonly Sorted[] {
  const [was, is] = [subnetsIn(before), subnetsIn(after)];
  if (was === null || is === null)
    return accessMode(before) === accessMode(after)
      ? []
      : [{ to: 'warn', what: say('warning.subnetsUnread') }];
  const count = (to: 'lose' | 'gain' | 'stay', ids: readonly string[]): readonly Sorted[] =>
    ids.length === 0 ? [] : [{ to, what: say(`${to}.subnets`, { count: ids.length }) }];
  // Under All networks subnets come in with everyone else, so only what a mode names is counted.
  return [
    ...(accessMode(after) === 'all' ? [] : count('lose', without(was, is))),
    ...(accessMode(before) === 'all' ? [] : count('gain', without(is, was))),
    ...count(
      'stay',
      [...was].filter((id) => is.has(id)),
    ),
  ];
}

const without = (ids: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...ids].filter((id) => !others.has(id));

/** Ids of subnets that get in; null when the rules that decide it could not be read. */
function subnetsIn(access: NetworkAccess): ReadonlySet<string> | null {
  if (accessMode(access) === 'disabled') return new Set();
  return access.subnetRules === null ? null : new Set(access.subnetRules.map(({ id }) => id.toLowerCase()));
}

/** Trusted services, Tasks and private endpoints. */
function compareWays(before: NetworkAccess, after: NetworkAccess): readonly Sorted[] {
  const [was, is] = [judgePaths(before), judgePaths(after)];
  const services = (['trusted', 'tasks'] as const).flatMap((kind): readonly Sorted[] => {
    const [from, to] = [was[kind].reaches, is[kind].reaches];
    if (from === to)
      return to === 'unknown' ? [] : [{ to: 'stay', what: say(`stay.${kind}`, { reaches: to }) }];
    if (from === 'unknown' || to === 'unknown') return [{ to: 'warn', what: say(`warning.${kind}Unknown`) }];
    return to === 'yes'
      ? [{ to: 'gain', what: say(`gain.${kind}`) }]
      : [{ to: 'lose', what: say(`lose.${kind}`, { why: is[kind].why }) }];
  });
  const count = after.connections.approved;
  return count > 0 ? [{ to: 'stay', what: say('stay.endpoints', { count }) }, ...services] : services;
}
