/** The actions that a plan needs, and at which resources: asked of Azure before anything is sent. */
import { privateZone } from '#lib/network-access/private-addresses.ts';
import { subnetId } from '#lib/network-access/subnet-ref.ts';
import { type EndpointChoices, groupId, networkOf, subnetOf, zoneId } from './choices.ts';
import type { ProblemSection } from './problem.ts';
import type { MissingRight, Seen } from './seen.ts';
import { type EndpointStep, planOf } from './steps.ts';

const NETWORK = 'Microsoft.Network';
const ZONES = `${NETWORK}/privateDnsZones`;

/** Who has it at the registry gets a connection that is approved at once. */
export const APPROVE = 'Microsoft.ContainerRegistry/registries/privateEndpointConnectionsApproval/action';

/** For the steps that are not done, each once. What is to be made yet is asked at what holds it. */
export function neededRights(choices: EndpointChoices, seen: Omit<Seen, 'missing'>): readonly MissingRight[] {
  const needed = new Map<string, MissingRight>();
  for (const { step, state } of planOf(choices, { ...seen, missing: [] })) {
    if (state !== 'todo') continue;
    for (const right of rightsFor(step, choices, seen)) needed.set(`${right.action} ${right.scope}`, right);
  }
  return [...needed.values()];
}

function rightsFor(
  step: EndpointStep,
  choices: EndpointChoices,
  seen: Omit<Seen, 'missing'>,
): readonly MissingRight[] {
  const { place, network, names } = SECTIONS;
  const { subscription, group, zoneGroup, zone, subnet } = scopesOf(choices, seen);
  switch (step.kind) {
    case 'register':
      return [place(`${step.namespace}/register/action`, subscription)];
    case 'group':
      return [place('Microsoft.Resources/subscriptions/resourceGroups/write', subscription)];
    case 'policies':
      return [network(`${NETWORK}/virtualNetworks/subnets/write`, subnet)];
    case 'zone':
      return [names(`${ZONES}/write`, zoneGroup)];
    case 'link':
      return [
        names(`${ZONES}/virtualNetworkLinks/write`, zone),
        names(`${NETWORK}/virtualNetworks/join/action`, networkOf(choices)),
      ];
    case 'endpoint': {
      const approval = { action: APPROVE, scope: seen.registry.id, section: 'approval' } as const;
      return [
        place(`${NETWORK}/privateEndpoints/write`, group),
        network(`${NETWORK}/virtualNetworks/subnets/join/action`, subnet),
        ...(choices.requestMessage === null ? [approval] : []),
      ];
    }
    case 'zone_group':
      return [
        names(`${NETWORK}/privateEndpoints/privateDnsZoneGroups/write`, group),
        names(`${ZONES}/join/action`, zone),
      ];
    case 'record':
      return [names(`${ZONES}/A/write`, zone)];
  }
}

const at = (section: ProblemSection) => (action: string, scope: string) => ({ action, scope, section });
const SECTIONS = { place: at('place'), network: at('network'), names: at('dns') };

function scopesOf(choices: EndpointChoices, seen: Omit<Seen, 'missing'>) {
  const { subscriptionId, dns } = choices;
  const subscription = `/subscriptions/${subscriptionId}`;
  const group = seen.hasGroup ? groupId(choices) : subscription;
  const zoneGroup = dns.kind === 'none' || dns.zone.isNew ? group : groupId(dns.zone);
  const zone =
    dns.kind === 'none' || seen.zone === null
      ? zoneGroup
      : zoneId(dns.zone, privateZone(seen.registry.loginServer));
  return { subscription, group, zoneGroup, zone, subnet: subnetId(subnetOf(choices)) };
}
