/** What the registry does with a request that arrives on one way: the truth table of paths.ts, for one client. */
import { isInside, readRange, toRanges } from '#lib/network-access/ip-range.ts';
import { judgePaths } from '#lib/network-access/paths.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import type { Entrance } from './entrance.ts';
import type { ReachConnection, ReachRegistry } from './model.ts';

export type Decision = {
  readonly reaches: 'yes' | 'no' | 'unknown';
  /** Where it is decided: at the network's own DNS, at the endpoint that was reached, or at its rules. */
  readonly at: 'name' | 'endpoint' | 'rule';
  /** Message key below `reach.step.{at}`. */
  readonly why: string;
};

const decision = (reaches: Decision['reaches'], at: Decision['at'], why: string): Decision => ({
  reaches,
  at,
  why,
});

export function decide(registry: ReachRegistry, entrance: Entrance): Decision {
  switch (entrance.way) {
    case 'none':
      return decision('no', 'name', 'noConnection');
    case 'endpoint':
      return decideEndpoint(registry, entrance.endpointId);
    case 'public':
      return decideAddress(registry, entrance.address);
    case 'subnet':
      return decideSubnet(registry, entrance.subnetId);
    default:
      return decideException(registry, entrance.way);
  }
}

/** @param id of the endpoint that the name led to. */
export const connectionOf = (
  { connections }: Pick<ReachRegistry, 'connections'>,
  id: string,
): ReachConnection | undefined =>
  connections.find(({ privateEndpointId }) => privateEndpointId?.toLowerCase() === id.toLowerCase());

function decideEndpoint(registry: ReachRegistry, id: string | null): Decision {
  if (id === null) {
    const { reaches } = judgePaths(registry.access).endpoints;
    // Some endpoint is approved; whether the client's is one of them is not known.
    return reaches === 'no'
      ? decision('no', 'endpoint', 'noEndpoints')
      : decision('unknown', 'endpoint', 'unknownEndpoint');
  }
  const status = connectionOf(registry, id)?.status.toLowerCase();
  if (status === 'approved') return decision('yes', 'endpoint', 'approved');
  if (status === undefined) return decision('no', 'endpoint', 'notConnected');
  return ['pending', 'rejected', 'disconnected'].includes(status)
    ? decision('no', 'endpoint', status)
    : decision('unknown', 'endpoint', 'unknownStatus');
}

function decideAddress({ access }: ReachRegistry, address: string | null): Decision {
  const { internet, addresses } = judgePaths(access);
  if (internet.reaches === 'yes') return decision('yes', 'rule', 'everyone');
  if (internet.reaches === 'unknown') return decision('unknown', 'rule', 'unknownSetting');
  if (internet.why === 'publicDisabled') return decision('no', 'endpoint', 'disabled');
  if (addresses.verdict !== 'pass') return decision('no', 'rule', 'noIpRules');
  // A rule that is not IPv4 is none this console can compare with.
  const isComparable = access.ipRules.every((rule) => readRange(rule) !== null);
  if (address === null) return decision('unknown', 'rule', 'unknownAddress');
  if (isInside(address, toRanges(access.ipRules))) return decision('yes', 'rule', 'ipRule');
  return isComparable ? decision('no', 'rule', 'noIpRule') : decision('unknown', 'rule', 'unknownRule');
}

function decideSubnet({ access }: ReachRegistry, subnetId: string): Decision {
  const { internet, subnets } = judgePaths(access);
  if (internet.reaches === 'yes') return decision('yes', 'rule', 'everyone');
  if (internet.reaches === 'unknown') return decision('unknown', 'rule', 'unknownSetting');
  if (internet.why === 'publicDisabled') return decision('no', 'endpoint', 'disabled');
  if (subnets.reaches === 'unknown') return decision('unknown', 'rule', 'unknownSubnetRules');
  const wanted = canonicalSubnet(subnetId);
  const isNamed = (access.subnetRules ?? []).some(({ id }) => canonicalSubnet(id) === wanted);
  if (subnets.verdict === 'pass' && isNamed) return decision('yes', 'rule', 'subnetRule');
  return decision('no', 'rule', subnets.verdict === 'pass' ? 'noSubnetRule' : 'noSubnetRules');
}

function decideException({ access }: ReachRegistry, way: 'trusted' | 'task'): Decision {
  const rulings = judgePaths(access);
  const { reaches, why } = way === 'trusted' ? rulings.trusted : rulings.tasks;
  return decision(reaches, 'rule', why);
}
