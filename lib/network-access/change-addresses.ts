/** Which public addresses an edit cuts off or lets in, counted exactly. */
import { rulesOutside } from './change.ts';
import { countAddresses, countOutside, isInside, rangeSize, toRanges } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { nestRules } from './nested-rules.ts';

const say = (key: string, values: Statement['values'] = {}): Statement => ({ key: `change.${key}`, values });

/** Public addresses that reach the registry in `richer` and not in `poorer`. Both modes known. */
export function addressesBetween(
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
  const { outermost } = nestRules(rulesOutside(richer.ipRules, rules));
  const changed = outermost.toSorted((a, b) => a.range.prefix - b.range.prefix);
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

/** Rules that go on doing what they do, and removed or added ones that change nobody's access. */
export function rulesKept(before: NetworkAccess, after: NetworkAccess): readonly Statement[] {
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

/**
 * The user's own public address; nothing where it is refused before and after.
 * @returns null too when the address is not known.
 */
export function ownAddressChange(
  before: NetworkAccess,
  after: NetworkAccess,
  address: string | null,
): { readonly to: 'lose' | 'gain' | 'stay'; readonly what: Statement } | null {
  if (address === null) return null;
  const [was, is] = [lets(before, address), lets(after, address)];
  if (!was && !is) return null;
  const to = was && is ? 'stay' : was ? 'lose' : 'gain';
  return { to, what: say(`${to}.ownAddress`, { rule: address }) };
}

function lets(access: NetworkAccess, address: string): boolean {
  const mode = accessMode(access);
  return mode === 'all' || (mode === 'selected' && isInside(address, toRanges(access.ipRules)));
}
