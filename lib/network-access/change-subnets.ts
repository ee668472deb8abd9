/** Which subnets an edit cuts off or lets in, by name. */
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { canonicalSubnet, subnetName } from './subnet-ref.ts';

export type Sorted = { readonly to: 'lose' | 'gain' | 'stay' | 'warn'; readonly what: Statement };

/** So many are named; of more, so many as examples. */
const NAMED = 3;

/** Both modes known. */
export function compareSubnets(before: NetworkAccess, after: NetworkAccess): readonly Sorted[] {
  const [was, is] = [subnetsIn(before), subnetsIn(after)];
  const [from, to] = [accessMode(before), accessMode(after)];
  if (was === null || is === null)
    return from === to ? [] : [{ to: 'warn', what: { key: 'change.warning.subnetsUnread', values: {} } }];
  const outside = (some: typeof was, others: typeof was) =>
    [...some].flatMap(([id, name]) => (others.has(id) ? [] : [name]));
  // A mode that changes moves many at once; an edit of the rules names each.
  const isEach = from === 'selected' && to === 'selected';
  return [
    // Under All networks subnets come in with everyone else, so only what a mode names is told.
    ...(to === 'all' ? [] : tell('lose', outside(was, is), isEach)),
    ...(from === 'all' ? [] : tell('gain', outside(is, was), isEach)),
    ...tell(
      'stay',
      [...was].flatMap(([id, name]) => (is.has(id) ? [name] : [])),
      false,
    ),
  ];
}

function tell(to: 'lose' | 'gain' | 'stay', names: readonly string[], isEach: boolean): readonly Sorted[] {
  if (names.length === 0) return [];
  if (isEach) return names.map((rule) => ({ to, what: { key: `change.${to}.subnet`, values: { rule } } }));
  const values = {
    count: names.length,
    names: names.slice(0, NAMED).join(', '),
    more: Math.max(0, names.length - NAMED),
  };
  return [{ to, what: { key: `change.${to}.subnets`, values } }];
}

/** Subnets that get in, by canonical id; null when the rules that decide it could not be read. */
function subnetsIn(access: NetworkAccess): ReadonlyMap<string, string> | null {
  if (accessMode(access) === 'disabled') return new Map();
  if (access.subnetRules === null) return null;
  return new Map(access.subnetRules.map(({ id }) => [canonicalSubnet(id), subnetName(id)]));
}
