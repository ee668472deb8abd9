/** Where ARM's wire shapes become the console's own. Missing or odd values degrade, they never throw. */
import type {
  PrivateEndpointConnection,
  Registry,
  RegistryUsageListResult,
} from '@azure/arm-containerregistry';
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import type { ConnectionCounts, NetworkAccess, SubnetRule } from '#lib/network-access/model.ts';
import { parseRegistryId } from '#lib/network-access/registry-ref.ts';
import type { Connection, Quota, Quotas, RegistryState } from '#lib/registries/shapes.ts';

export function toConnection(wire: PrivateEndpointConnection): Connection {
  return {
    name: wire.name ?? '',
    privateEndpointId: wire.privateEndpoint?.id ?? null,
    status: wire.privateLinkServiceConnectionState?.status ?? 'Unknown',
    description: wire.privateLinkServiceConnectionState?.description || null,
    provisioningState: wire.provisioningState ?? 'Unknown',
    actionsRequired: requiredOf(wire.privateLinkServiceConnectionState?.actionsRequired),
  };
}

/** Azure's word for nothing is `None`. */
export const requiredOf = (actions: string | undefined): string | null =>
  actions === undefined || actions === '' || actions.toLowerCase() === 'none' ? null : actions;

export function countByStatus(connections: readonly Connection[]): ConnectionCounts {
  const counts = { pending: 0, approved: 0, rejected: 0, disconnected: 0, other: 0 };
  for (const { status } of connections) {
    const key = status.toLowerCase();
    if (key === 'pending' || key === 'approved' || key === 'rejected' || key === 'disconnected')
      counts[key] += 1;
    else counts.other += 1;
  }
  return counts;
}

/** As the SDK reads it, or as JSON has it: there times are texts. */
export type WireRegistry = Omit<Registry, 'systemData'> & {
  readonly systemData?: {
    readonly lastModifiedBy?: string | undefined;
    readonly lastModifiedAt?: Date | string | undefined;
  };
};

function toAccess(wire: WireRegistry, connections: readonly Connection[]): NetworkAccess {
  return {
    sku: wire.sku?.name ?? 'Unknown',
    publicNetworkAccess: wire.publicNetworkAccess ?? 'Enabled',
    defaultAction: wire.networkRuleSet?.defaultAction ?? 'Allow',
    ipRules: (wire.networkRuleSet?.ipRules ?? []).map((rule) => canonicalRule(rule.iPAddressOrRange)),
    // The typed SDK's version hides them: unknown until they are read at one that shows them.
    subnetRules: null,
    bypass: wire.networkRuleBypassOptions ?? 'AzureServices',
    tasksBypass: wire.networkRuleBypassAllowedForTasks ?? null,
    dataEndpointEnabled: wire.dataEndpointEnabled ?? false,
    exportPolicy: wire.policies?.exportPolicy?.status ?? 'Enabled',
    connections: countByStatus(connections),
  };
}

/** Null for a registry whose id Azure did not send in a form this console can rebuild. */
export function toRegistry(wire: WireRegistry): RegistryState | null {
  const ref = parseRegistryId(wire.id ?? '');
  if (ref === null) return null;
  const connections = (wire.privateEndpointConnections ?? []).map(toConnection);
  return {
    ref,
    id: wire.id ?? '',
    loginServer: wire.loginServer ?? '',
    location: wire.location ?? '',
    provisioningState: wire.provisioningState ?? 'Unknown',
    lastModifiedAt: isoOrNull(wire.systemData?.lastModifiedAt),
    lastModifiedBy: wire.systemData?.lastModifiedBy ?? null,
    tags: wire.tags ?? {},
    access: toAccess(wire, connections),
    dataEndpointHostNames: wire.dataEndpointHostNames ?? [],
    connections,
  };
}

/** Azure's own times, such as `2026-08-05T14:27:53.5850000+00:00`, are ours but for their end. */
const OWN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}(?:Z|\+00:00)$/;

function isoOrNull(time: Date | string | undefined): string | null {
  if (typeof time === 'string' && OWN_TIME.test(time))
    return Number.isNaN(Date.parse(time)) ? null : `${time.slice(0, 23)}Z`;
  const date = time === undefined ? null : new Date(time);
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

type SubnetRulesWire = {
  id?: unknown;
  properties?: { networkRuleSet?: { virtualNetworkRules?: unknown } };
};

/** The subnet rules of one raw registry, or null when the answer does not look like one. */
export function toSubnetRules(
  wire: unknown,
): { registryId: string; subnetRules: readonly SubnetRule[] } | null {
  const { id, properties } = (wire ?? {}) as SubnetRulesWire;
  if (typeof id !== 'string') return null;
  const rules = properties?.networkRuleSet?.virtualNetworkRules ?? [];
  if (!Array.isArray(rules)) return null;
  const subnetRules = rules.flatMap((rule: { id?: unknown; action?: unknown }) =>
    // A new rule arrives without an action, which means Allow.
    typeof rule?.id === 'string'
      ? [{ id: rule.id, action: typeof rule.action === 'string' ? rule.action : 'Allow' }]
      : [],
  );
  return { registryId: id, subnetRules };
}

export function toQuotas(wire: RegistryUsageListResult): Quotas {
  const quota = (name: RegExp): Quota | null => {
    const usage = wire.value?.find((candidate) => name.test(candidate.name ?? ''));
    return usage?.limit === undefined || usage.currentValue === undefined
      ? null
      : { used: usage.currentValue, limit: usage.limit };
  };
  return {
    ipRules: quota(/^IPRules$/i),
    subnetRules: quota(/^V(irtual)?NetworkRules$|^VNetRules$/i),
    privateEndpoints: quota(/^PrivateEndpointConnections$/i),
  };
}
