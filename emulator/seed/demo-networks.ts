// Virtual networks of the demo: where private endpoints live and what subnet rules name.
import type { Subscription, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export type DemoNetworks = ReturnType<typeof addNetworks>;

export function addNetworks(
  seed: SeedBuilder,
  { platform, data, analytics, retail, edge }: SeedSubscriptions,
) {
  /** A network of its own group, `10.{second}.0.0/16`, with a subnet for private endpoints. */
  const spoke = (
    subscription: Subscription,
    team: string,
    location: string,
    name: string,
    second: number,
    more: Readonly<Record<string, string>> = {},
  ) =>
    seed.network(seed.group(subscription, `rg-${team}`, location), name, `10.${second}.0.0/16`, {
      'snet-pe': `10.${second}.8.0/24`,
      ...more,
    });

  return {
    build: seed.network(
      seed.group(platform, 'rg-build-weu', 'westeurope'),
      'vnet-build-weu',
      '10.60.0.0/16',
      {
        'snet-build+': '10.60.1.0/24',
        'snet-agents+': '10.60.2.0/24',
        // Has no service endpoint: naming it in a subnet rule is refused.
        'snet-tools': '10.60.3.0/24',
      },
    ),
    edge: seed.network(
      seed.group(data, 'rg-edge-eus2', 'eastus2'),
      'vnet-spoke-eus2',
      '10.61.0.0/16',
      numbered('snet-edge', 7, 61),
    ),
    aksWest: spoke(platform, 'aks-weu', 'westeurope', 'vnet-aks-weu', 40),
    aksNorth: spoke(platform, 'aks-neu', 'northeurope', 'vnet-aks-neu', 44),
    hub: spoke(platform, 'hub-weu', 'westeurope', 'vnet-hub-weu', 10, { 'snet-jump': '10.10.9.0/27' }),
    observability: spoke(platform, 'observability', 'westeurope', 'vnet-observability', 48),
    payments: spoke(platform, 'payments-sdc', 'swedencentral', 'vnet-payments', 50),
    settlement: spoke(platform, 'settlement-sdc', 'swedencentral', 'vnet-settlement', 51),
    storeHub: spoke(platform, 'store-hub-krc', 'koreacentral', 'vnet-store-hub', 54),
    loyalty: spoke(platform, 'loyalty-krc', 'koreacentral', 'vnet-loyalty', 55),
    lakehouse: spoke(data, 'lakehouse-weu', 'westeurope', 'vnet-lakehouse', 70, {
      'snet-ingest': '10.70.1.0/24',
    }),
    lakeNorth: spoke(data, 'lake-neu', 'northeurope', 'vnet-lake-neu', 71),
    machineLearning: spoke(data, 'ml-weu', 'westeurope', 'vnet-ml-weu', 72),
    notebooks: spoke(analytics, 'notebooks', 'westeurope', 'vnet-notebooks', 80, {
      // A registry of data-prod names it, and nobody there can look at it.
      'snet-jobs+': '10.80.1.0/24',
    }),

    shop: seed.network(
      seed.group(retail, 'RG-Retail-Network', 'japaneast'),
      'vnet-shop-jpe',
      '10.90.0.0/16',
      {
        'snet-pe': '10.90.8.0/24',
        'snet-tills+': '10.90.1.0/24',
      },
    ),
    // Room for eleven addresses, of which the demo's endpoints take ten: the next endpoint finds the subnet full.
    retailSea: seed.network(
      seed.group(retail, 'rg-retail-sea', 'southeastasia'),
      'vnet-retail-sea',
      '10.92.0.0/16',
      { 'snet-pe': '10.92.8.0/28' },
    ),

    plants: spoke(edge, 'plants-eus2', 'eastus2', 'vnet-plants-eus2', 100),
    devices: seed.network(
      seed.group(edge, 'rg-devices-eus2', 'eastus2'),
      'vnet-devices-eus2',
      '10.101.0.0/16',
      numbered('snet-line', 97, 101),
    ),
    gateway: spoke(edge, 'gateway-eus2', 'eastus2', 'vnet-gateway-eus2', 102),
    // Container Instances have it to themselves, and cannot use a service endpoint for registries.
    jobs: seed.network(seed.group(edge, 'rg-jobs-eus2', 'eastus2'), 'vnet-jobs-eus2', '10.103.0.0/16', {
      'snet-aci+': { prefix: '10.103.1.0/24', delegatedTo: 'Microsoft.ContainerInstance/containerGroups' },
      // Its service endpoint was taken away; a registry still names it.
      'snet-batch': '10.103.2.0/24',
    }),
  };
}

/** Subnets `{name}-1`… with the service endpoint for registries, `10.{second}.0.0/24` and on. */
function numbered(name: string, count: number, second: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}-${index + 1}+`, `10.${second}.${index}.0/24`]),
  );
}

/** Ids of all subnets of a network that carry the service endpoint for registries. */
export function ruleSubnets(network: VirtualNetwork): string[] {
  return network.subnets.filter(({ serviceEndpoints }) => serviceEndpoints.length > 0).map(({ id }) => id);
}

/** Id of one subnet of a network, whether it (still) is there or not. */
export function subnetId(network: VirtualNetwork, name: string): string {
  return `${network.id}/subnets/${name}`;
}
