// Whether a registry lets a client in, from its stored settings alone. Written from Azure's documents, not from the
// console's explanation, so that the two can contradict each other:
// https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks
// https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services
import type { Registry } from '#emulator/store/shapes.ts';
import { ruleContains } from './ipv4.ts';

/** The way by which a request arrives at the registry. */
export type Entrance =
  | { readonly way: 'public'; readonly address: string }
  | { readonly way: 'serviceEndpoint'; readonly subnetId: string; readonly address: string }
  | { readonly way: 'privateEndpoint'; readonly endpointId: string; readonly address: string }
  | { readonly way: 'trustedService' | 'task'; readonly address: string };

export type Firewall = Pick<
  Registry,
  | 'publicNetworkAccess'
  | 'networkRuleSet'
  | 'networkRuleBypassOptions'
  | 'networkRuleBypassAllowedForTasks'
  | 'connections'
>;

/** @param tasksPassSubnetRules nobody knows; see `unconfirmed` in settings.ts. */
export function letsIn(registry: Firewall, entrance: Entrance, tasksPassSubnetRules: boolean): boolean {
  if (entrance.way === 'privateEndpoint') return isApproved(registry, entrance.endpointId);
  const { ipRules, virtualNetworkRules, defaultAction } = registry.networkRuleSet;
  const open = registry.publicNetworkAccess === 'Enabled';
  if (open && defaultAction === 'Allow') return true;

  const subnetRulesInForce = open && virtualNetworkRules.length > 0;
  switch (entrance.way) {
    case 'public':
      return open && ipRules.some((rule) => ruleContains(rule, entrance.address));
    case 'serviceEndpoint':
      return open && virtualNetworkRules.some((id) => id.toLowerCase() === entrance.subnetId.toLowerCase());
    case 'trustedService':
      return registry.networkRuleBypassOptions === 'AzureServices' && !subnetRulesInForce;
    case 'task':
      return (
        registry.networkRuleBypassOptions === 'AzureServices' &&
        registry.networkRuleBypassAllowedForTasks &&
        (!subnetRulesInForce || tasksPassSubnetRules)
      );
  }
}

function isApproved({ connections }: Firewall, endpointId: string): boolean {
  return connections.some(
    ({ privateEndpointId, status }) =>
      status === 'Approved' && privateEndpointId.toLowerCase() === endpointId.toLowerCase(),
  );
}
