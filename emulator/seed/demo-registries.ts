// Contoso's registries: every mode, rule set and exception the console has to show.
import type { Registry, Subscription } from '#emulator/store/shapes.ts';
import { publicRules } from './addresses.ts';
import type { SeedBuilder } from './builder.ts';
import { type DemoNetworks, ruleSubnets } from './demo-networks.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const OPERATOR = 'operator@contoso.example';
const APPROVER = 'approver@contoso.example';

type Subscriptions = Readonly<Record<'platform' | 'data' | 'sandbox', Subscription>>;

export function addRegistries(
  seed: SeedBuilder,
  { platform, data, sandbox }: Subscriptions,
  networks: DemoNetworks,
): void {
  const west = seed.group(platform, 'rg-registry-weu', 'westeurope');
  const north = seed.group(platform, 'rg-registry-neu', 'northeurope');
  const sweden = seed.group(platform, 'rg-registry-sdc', 'swedencentral');
  const korea = seed.group(platform, 'rg-retail-krc', 'koreacentral');
  const dataWest = seed.group(data, 'rg-data-weu', 'westeurope');
  const dataNorth = seed.group(data, 'rg-data-neu', 'northeurope');
  const dataEast = seed.group(data, 'rg-edge-registries', 'eastus2');
  const play = seed.group(sandbox, 'rg-sandbox', 'westeurope');

  // Subnet rules beside private endpoints, and nearly as many IP rules as there may be.
  seed.registry({
    name: 'crcontosoprod',
    group: west,
    changedMinutesAgo: 9,
    changedBy: OPERATOR,
    ...selected(publicRules(186), ruleSubnets(networks.build)),
    replicaLocations: ['northeurope'],
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'platform' },
  });
  // Rules are present and restrict nothing: all networks.
  seed.registry({
    name: 'crcontosobuild',
    group: west,
    changedMinutesAgo: 6,
    changedBy: OPERATOR,
    networkRuleSet: { defaultAction: 'Allow', ipRules: publicRules(12, 1), virtualNetworkRules: [] },
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
    identity: {
      systemAssigned: {
        principalId: '1de47170-0000-4000-8000-00000000b01d',
        clientId: '1de47170-0000-4000-8000-00000000c01d',
        createdAt: seed.now - DAY * 60_000,
      },
      userAssigned: [],
    },
    tags: { env: 'prod', team: 'build' },
  });
  seed.registry({
    name: 'crcontosoweb',
    group: west,
    changedMinutesAgo: DAY,
    ...selected(publicRules(4, 2)),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'web' },
  });
  seed.registry({
    name: 'crcontosotasks',
    group: west,
    changedMinutesAgo: 4 * HOUR,
    ...selected(publicRules(8, 3)),
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
  });
  // Trusted services are kept out as well.
  seed.registry({
    name: 'crcontososcan',
    group: north,
    changedMinutesAgo: 5 * HOUR,
    ...closed(),
    networkRuleBypassOptions: 'None',
    dataEndpointEnabled: true,
  });
  seed.registry({
    name: 'crcontosopay',
    group: sweden,
    changedMinutesAgo: 58,
    changedBy: APPROVER,
    ...closed(),
    dataEndpointEnabled: true,
    zoneRedundancy: 'Enabled',
    tags: { env: 'prod', team: 'payments', 'data-class': 'restricted' },
  });
  // Disabled, and no endpoint that would let anybody in.
  seed.registry({ name: 'crcontosovault', group: sweden, changedMinutesAgo: 2 * HOUR, ...closed() });
  seed.registry({
    name: 'crcontosokrc',
    group: korea,
    changedMinutesAgo: 34,
    changedBy: OPERATOR,
    ...selected(publicRules(176, 4)),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'retail-kr' },
  });
  seed.registry({
    name: 'crcontosopos',
    group: korea,
    changedMinutesAgo: 8 * DAY,
    ...selected(publicRules(61, 5)),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'retail-kr' },
  });

  seed.registry({
    name: 'crcontosodata',
    group: dataWest,
    changedMinutesAgo: 22,
    tags: { env: 'prod', team: 'data' },
  });
  // Selected networks without a single rule, and no bypass: nobody gets in.
  seed.registry({
    name: 'crcontosobatch',
    group: dataNorth,
    changedMinutesAgo: 2 * HOUR,
    ...selected([]),
    networkRuleBypassOptions: 'None',
  });
  seed.registry({
    name: 'crcontosolake',
    group: dataWest,
    changedMinutesAgo: 10 * DAY,
    ...closed(),
    dataEndpointEnabled: true,
    policies: disabledExport(seed.now),
  });
  seed.registry({
    name: 'crcontosoml',
    group: dataWest,
    changedMinutesAgo: 7 * HOUR,
    // Rules from earlier days, kept though public access is off.
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules: publicRules(5, 6), virtualNetworkRules: [] },
    dataEndpointEnabled: true,
  });
  seed.registry({
    name: 'crcontosospoke',
    group: dataEast,
    changedMinutesAgo: DAY,
    ...selected(publicRules(3, 7), ruleSubnets(networks.edge)),
  });

  seed.registry({ name: 'crcontosolab', group: play, changedMinutesAgo: 3 * HOUR, sku: 'Basic' });
  seed.registry({
    name: 'crcontosopoc',
    group: play,
    changedMinutesAgo: 30 * DAY,
    sku: 'Standard',
    anonymousPullEnabled: true,
    adminUserEnabled: true,
  });
}

function selected(ipRules: readonly string[], virtualNetworkRules: readonly string[] = []) {
  return {
    publicNetworkAccess: 'Enabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules, virtualNetworkRules },
  } as const;
}

function closed() {
  return {
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] },
  } as const;
}

function disabledExport(now: number): Registry['policies'] {
  const since = now - 10 * DAY * 60_000;
  return {
    quarantine: 'disabled',
    trust: 'disabled',
    retention: { days: 30, status: 'enabled', lastUpdatedTime: since },
    export: 'disabled',
    azureADAuthenticationAsArm: 'enabled',
    softDelete: { retentionDays: 7, status: 'disabled', lastUpdatedTime: since },
  };
}
