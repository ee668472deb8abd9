/** Reads what has to be known about a client before it can be explained. What cannot be read is unknown. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getNetwork } from '#lib/arm/endpoint-dns.ts';
import { getMachinePlace } from '#lib/arm/machine-place.ts';
import { getVirtualNetwork } from '#lib/arm/virtual-networks.ts';
import { type AskedClient, parseMachineId } from '#lib/network-access/reach/client-param.ts';
import type { DnsView, Inside, ReachClient } from '#lib/network-access/reach/model.ts';
import {
  canonicalSubnet,
  parseSubnetId,
  type SubnetRef,
  subnetName,
  virtualNetworkId,
} from '#lib/network-access/subnet-ref.ts';
import type { SubnetInfo } from '#lib/networks/shapes.ts';
import { readSituation } from '#lib/private-dns/read-situation.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { dnsView } from './dns-view.ts';
import type { Unread } from './shapes.ts';

export type FoundClient = { readonly client: ReachClient; readonly unread: readonly Unread[] };

/** Never fails; @returns what could not be read beside the client. */
export async function findClient(
  arm: ArmConnection,
  registry: RegistryRef,
  asked: AskedClient,
): Promise<FoundClient> {
  switch (asked.kind) {
    case 'address':
      return { client: asked, unread: [] };
    case 'service':
      return { client: { ...asked, egress: null }, unread: [] };
    case 'task':
      return { client: { kind: 'task', identity: asked.identity, egress: null }, unread: [] };
    case 'vm':
      return findMachine(arm, registry, asked.id);
    default: {
      const subnetId = asked.kind === 'subnet' ? asked.id : null;
      const ref = parseSubnetId(subnetId ?? `${asked.id}/subnets/any`);
      if (ref === null) throw new Error(`${asked.kind} with an id that is none.`);
      const name = subnetId === null ? ref.virtualNetwork : subnetName(subnetId);
      const { inside, unread } = await findInside(arm, registry, ref, subnetId, name, null);
      return { client: { kind: asked.kind, ...inside }, unread };
    }
  }
}

async function findMachine(arm: ArmConnection, registry: RegistryRef, id: string): Promise<FoundClient> {
  const machine = parseMachineId(id);
  const place = machine === null ? null : await getMachinePlace(arm, machine).catch(() => null);
  const ref = place === null ? null : parseSubnetId(place.subnetId);
  const name = machine?.name ?? id;
  if (place === null || ref === null)
    return { client: { kind: 'vm', ...NOWHERE, name }, unread: ['machine'] };
  const { inside, unread } = await findInside(arm, registry, ref, place.subnetId, name, place.publicAddress);
  return { client: { kind: 'vm', ...inside }, unread };
}

/** Of something in a network that is not known nothing can be said but what holds for everybody. */
const NOWHERE: Omit<Inside, 'name'> = {
  networkName: '',
  overEndpoint: [],
  direct: true,
  dns: { leads: 'unknown' },
  egress: null,
};

async function findInside(
  arm: ArmConnection,
  registry: RegistryRef,
  ref: SubnetRef,
  subnetId: string | null,
  name: string,
  egress: string | null,
): Promise<{ readonly inside: Inside; readonly unread: readonly Unread[] }> {
  const networkId = virtualNetworkId(ref);
  const [network, settings, read] = await Promise.all([
    getVirtualNetwork(arm, ref).catch(() => null),
    getNetwork(arm, ref).catch(() => null),
    readSituation(arm, registry).catch(() => null),
  ]);
  const dns: DnsView =
    read === null
      ? { leads: 'unknown' }
      : dnsView(read.situation, networkId, settings === null ? null : settings.dnsServers);
  return {
    inside: {
      name,
      networkName: ref.virtualNetwork,
      ...routes(network?.subnets ?? null, subnetId),
      dns,
      egress,
    },
    unread: [
      ...(network === null ? (['network'] as const) : []),
      ...(dns.leads === 'unknown' ? (['dns'] as const) : []),
    ],
  };
}

/** @param subnets of the network; null when it could not be read. @param subnetId null for any of them. */
function routes(
  subnets: readonly SubnetInfo[] | null,
  subnetId: string | null,
): Pick<Inside, 'overEndpoint' | 'direct'> {
  const chosen = subnets?.filter(
    ({ id }) => subnetId === null || canonicalSubnet(id) === canonicalSubnet(subnetId),
  );
  if (chosen === undefined || chosen.length === 0)
    return { overEndpoint: subnetId === null ? [] : [subnetId], direct: true };
  return {
    overEndpoint: chosen.filter(({ endpoint }) => endpoint !== 'missing').map(({ id }) => id),
    direct: chosen.some(({ endpoint }) => endpoint !== 'present'),
  };
}
