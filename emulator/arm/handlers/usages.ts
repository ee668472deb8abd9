// listUsages of a registry: limits by SKU and what is in use.
// https://learn.microsoft.com/azure/container-registry/container-registry-skus
import type { Route } from '#emulator/arm/route.ts';
import type { Registry, Sku } from '#emulator/store/shapes.ts';
import { requireRegistry } from './existing.ts';

const GIB = 1024 ** 3;

type Limits = {
  readonly sizeBytes: number;
  readonly webhooks: number;
  readonly replications: number;
  readonly ipRules: number;
  readonly subnetRules: number;
  readonly privateEndpoints: number;
};

/** -1: without limit. */
const LIMITS: Record<Sku, Limits> = {
  Basic: {
    sizeBytes: 10 * GIB,
    webhooks: 2,
    replications: 0,
    ipRules: 0,
    subnetRules: 0,
    privateEndpoints: 0,
  },
  Standard: {
    sizeBytes: 100 * GIB,
    webhooks: 10,
    replications: 0,
    ipRules: 0,
    subnetRules: 0,
    privateEndpoints: 0,
  },
  Premium: {
    sizeBytes: 500 * GIB,
    webhooks: 500,
    replications: -1,
    ipRules: 200,
    subnetRules: 100,
    privateEndpoints: 200,
  },
};

export function limitsOf(sku: Sku): Limits {
  return LIMITS[sku];
}

export const usageRoutes: readonly Route[] = [
  {
    operation: 'registries.listUsages',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/listUsages',
    action: 'Microsoft.ContainerRegistry/registries/listUsages/read',
    handle: (call) => ({ status: 200, body: { value: usagesOf(requireRegistry(call)) } }),
  },
];

function usagesOf(registry: Registry) {
  const limits = limitsOf(registry.sku);
  const count = (name: string, limit: number, currentValue: number) => ({
    name,
    limit,
    currentValue,
    unit: 'Count',
  });
  const { ipRules, virtualNetworkRules } = registry.networkRuleSet;
  return [
    { name: 'Size', limit: limits.sizeBytes, currentValue: registry.sizeBytes, unit: 'Bytes' },
    count('Webhooks', limits.webhooks, registry.webhooks),
    count('Geo-replications', limits.replications, registry.replicaLocations.length),
    count('IPRules', limits.ipRules, ipRules.length),
    count('VNetRules', limits.subnetRules, virtualNetworkRules.length),
    count('PrivateEndpointConnections', limits.privateEndpoints, registry.connections.length),
  ];
}
