/** What Azure says about subnets that somebody named by id: one request for each of their networks. */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getVirtualNetwork } from '#lib/arm/virtual-networks.ts';
import type { Failure } from '#lib/errors/failure.ts';
import {
  canonicalSubnet,
  parseSubnetId,
  type SubnetRef,
  subnetId,
  virtualNetworkId,
} from '#lib/network-access/subnet-ref.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { NamedSubnet, RuleState, SubnetInfo, VirtualNetwork } from './shapes.ts';

const AT_ONCE = 8;

type Answer = { readonly network: VirtualNetwork } | { readonly failure: Failure };

/** @returns the subnets in the order of the ids. Never fails: what could not be read says so. */
export async function lookUpSubnets(
  arm: ArmConnection,
  ids: readonly string[],
  subscriptions: readonly SubscriptionInfo[],
): Promise<readonly NamedSubnet[]> {
  const limit = pLimit(AT_ONCE);
  const asked = new Map<string, Promise<Answer>>();
  const ask = (ref: SubnetRef): Promise<Answer> => {
    const key = virtualNetworkId(ref).toLowerCase();
    const answer = asked.get(key) ?? limit(() => readNetwork(arm, ref));
    asked.set(key, answer);
    return answer;
  };
  return Promise.all(
    ids.map(async (id): Promise<NamedSubnet> => {
      const ref = parseSubnetId(id);
      if (ref === null) return { ...UNKNOWN, id, state: 'not_a_subnet' };
      const { subscriptionId } = ref;
      const home = subscriptions.find((known) => known.id.toLowerCase() === subscriptionId.toLowerCase());
      return { ...judge(id, ref, await ask(ref)), subscriptionName: home?.name ?? null };
    }),
  );
}

const UNKNOWN = { subnet: null, location: null, subscriptionName: null, failure: null } as const;

async function readNetwork(arm: ArmConnection, ref: SubnetRef): Promise<Answer> {
  try {
    return { network: await getVirtualNetwork(arm, ref) };
  } catch (error) {
    return { failure: classify(error, arm.correlationId) };
  }
}

function judge(id: string, ref: SubnetRef, answer: Answer): NamedSubnet {
  if ('failure' in answer)
    return { ...UNKNOWN, id, state: unreadState(answer.failure), failure: answer.failure };
  const { location, subnets } = answer.network;
  const wanted = canonicalSubnet(subnetId(ref));
  const subnet = subnets.find((candidate) => canonicalSubnet(candidate.id) === wanted);
  if (subnet === undefined) return { ...UNKNOWN, id, location, state: 'gone' };
  return { ...UNKNOWN, id, location, subnet, state: stateOf(subnet) };
}

/** A subnet that could be read, as a rule sees it. */
export const stateOf = ({ endpoint }: SubnetInfo): RuleState =>
  endpoint === 'present' ? 'ok' : endpoint === 'updating' ? 'updating' : 'no_endpoint';

/** Of a subscription that is not the user's Azure says that it does not exist, or wants another tenant's token. */
const FOREIGN = ['SubscriptionNotFound', 'InvalidAuthenticationTokenTenant', 'InvalidSubscriptionId'];

/** Why nothing is known about a subnet, from the failure to read it. */
export function unreadState({ code, details }: Failure): RuleState {
  if (code === 'forbidden' || FOREIGN.includes(details?.azureCode ?? '')) return 'forbidden';
  return code === 'not_found' ? 'gone' : 'unread';
}
