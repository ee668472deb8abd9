/** Who can reach a registry: one sentence, then every way in with its verdict. Words are in `explain`. */
import { readRange } from './ip-range.ts';
import { accessMode } from './mode.ts';
import type { NetworkAccess, Statement } from './model.ts';
import { judgePaths, PATH_KINDS, type PathKind, type Ruling } from './paths.ts';

export type AccessPath = Pick<Ruling, 'verdict' | 'reaches'> & {
  readonly kind: PathKind;
  /** Who comes this way, e.g. “186 address ranges”; the kind's own label is `explain.kind.{kind}`. */
  readonly source: Statement;
  /** The verdict in words, e.g. “Allowed by IP rules”. */
  readonly reason: Statement;
};

/** @returns all ways in, in drawing order; pending requests only if there are some. */
export function explainAccess(access: NetworkAccess): {
  readonly sentence: Statement;
  readonly paths: readonly AccessPath[];
} {
  const rulings = judgePaths(access);
  const paths = PATH_KINDS.filter((kind) => kind !== 'pending' || access.connections.pending > 0).map(
    (kind) => {
      const { verdict, reaches, why } = rulings[kind];
      return {
        kind,
        verdict,
        reaches,
        source: source(kind, access),
        reason: { key: `reason.${why}`, values: {} },
      };
    },
  );
  return { sentence: sentence(access, rulings), paths };
}

/** `addresses` if every rule is a single address, for “2 addresses” instead of “2 address ranges”. */
function rulesKind(rules: readonly string[]): 'addresses' | 'ranges' {
  return rules.every((rule) => readRange(rule)?.prefix === 32) ? 'addresses' : 'ranges';
}

/** Last segments of the subnets' ids, the first three. */
function subnetNames(access: NetworkAccess): { names: string; more: number } {
  const names = (access.subnetRules ?? []).map(({ id }) => id.split('/').at(-1) ?? id);
  return { names: names.slice(0, 3).join(', '), more: Math.max(0, names.length - 3) };
}

function source(kind: PathKind, access: NetworkAccess): Statement {
  const { ipRules, subnetRules, connections } = access;
  const key = `source.${kind}`;
  if (kind === 'internet') return { key, values: { mode: accessMode(access) } };
  if (kind === 'addresses') return { key, values: { count: ipRules.length, kind: rulesKind(ipRules) } };
  if (kind === 'subnets')
    return subnetRules === null
      ? { key: 'source.subnetsUnread', values: {} }
      : { key, values: { count: subnetRules.length, ...subnetNames(access) } };
  if (kind === 'endpoints') return { key, values: { count: connections.approved } };
  if (kind === 'pending') return { key, values: { count: connections.pending } };
  return { key, values: {} };
}

/** Values are named apart from the tags `ip`, `subnets` and `endpoints`, which share one object with them. */
function sentence(access: NetworkAccess, rulings: ReturnType<typeof judgePaths>): Statement {
  const { publicNetworkAccess, defaultAction, ipRules, subnetRules, connections } = access;
  const mode = accessMode(access);
  const endpointCount = connections.approved;
  const subnetCount = subnetRules?.length ?? 0;
  const trusted = rulings.trusted.reaches;
  const endpointsKnown = known(connections.other === 0);
  if (mode === 'unknown')
    return { key: 'sentence.unknown', values: { publicNetworkAccess, defaultAction, endpointCount } };
  if (mode === 'all')
    return { key: 'sentence.all', values: { rules: ipRules.length + subnetCount, endpointCount } };
  if (mode === 'disabled')
    return endpointCount > 0
      ? { key: 'sentence.disabledEndpoints', values: { endpointCount, trusted } }
      : { key: 'sentence.disabledNone', values: { trusted, endpointsKnown } };
  const named = [
    ...(ipRules.length > 0 ? ['Ip'] : []),
    ...(subnetCount > 0 ? ['Subnets'] : []),
    ...(endpointCount > 0 ? ['Endpoints'] : []),
  ];
  return {
    key: `sentence.selected${named.length > 0 ? named.join('') : 'None'}`,
    values: {
      ipCount: ipRules.length,
      ipKind: rulesKind(ipRules),
      subnetCount,
      endpointCount,
      trusted,
      subnetsKnown: known(subnetRules !== null),
      // “Only” is not said of a list that may be missing something.
      complete: known(subnetRules !== null && connections.other === 0),
      endpointsKnown,
    },
  };
}

const known = (yes: boolean) => (yes ? 'yes' : 'no');
