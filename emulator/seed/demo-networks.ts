// Virtual networks of the demo: where private endpoints live and what subnet rules name.
import type { Subscription, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { SeedBuilder } from './wishes.ts';

export type DemoNetworks = ReturnType<typeof addNetworks>;

type Subscriptions = Readonly<Record<'platform' | 'data' | 'sandbox' | 'analytics', Subscription>>;

export function addNetworks(seed: SeedBuilder, { platform, data, analytics }: Subscriptions) {
  /** A network of its own group, `10.{second}.0.0/16`, with a subnet for private endpoints. */
  const spoke = (subscription: Subscription, team: string, location: string, name: string, second: number) =>
    seed.network(seed.group(subscription, `rg-${team}`, location), name, `10.${second}.0.0/16`, {
      'snet-pe': `10.${second}.8.0/24`,
    });

  const build = seed.network(
    seed.group(platform, 'rg-build-weu', 'westeurope'),
    'vnet-build-weu',
    '10.60.0.0/16',
    {
      'snet-build+': '10.60.1.0/24',
      'snet-agents+': '10.60.2.0/24',
      // Has no service endpoint: naming it in a subnet rule is refused.
      'snet-tools': '10.60.3.0/24',
    },
  );
  const edge = seed.network(
    seed.group(data, 'rg-edge-eus2', 'eastus2'),
    'vnet-spoke-eus2',
    '10.61.0.0/16',
    Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [`snet-edge-${index + 1}+`, `10.61.${index}.0/24`]),
    ),
  );
  return {
    build,
    edge,
    aksWest: spoke(platform, 'aks-weu', 'westeurope', 'vnet-aks-weu', 40),
    aksNorth: spoke(platform, 'aks-neu', 'northeurope', 'vnet-aks-neu', 44),
    hub: spoke(platform, 'hub-weu', 'westeurope', 'vnet-hub-weu', 10),
    observability: spoke(platform, 'observability', 'westeurope', 'vnet-observability', 48),
    payments: spoke(platform, 'payments-sdc', 'swedencentral', 'vnet-payments', 50),
    settlement: spoke(platform, 'settlement-sdc', 'swedencentral', 'vnet-settlement', 51),
    storeHub: spoke(platform, 'store-hub-krc', 'koreacentral', 'vnet-store-hub', 54),
    loyalty: spoke(platform, 'loyalty-krc', 'koreacentral', 'vnet-loyalty', 55),
    lakehouse: spoke(data, 'lakehouse-weu', 'westeurope', 'vnet-lakehouse', 70),
    lakeNorth: spoke(data, 'lake-neu', 'northeurope', 'vnet-lake-neu', 71),
    machineLearning: spoke(data, 'ml-weu', 'westeurope', 'vnet-ml-weu', 72),
    notebooks: spoke(analytics, 'notebooks', 'westeurope', 'vnet-notebooks', 80),
  };
}

/** Ids of all subnets of a network that carry the service endpoint for registries. */
export function ruleSubnets(network: VirtualNetwork): string[] {
  return network.subnets.filter(({ serviceEndpoints }) => serviceEndpoints.length > 0).map(({ id }) => id);
}
