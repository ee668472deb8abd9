// The registries of data-prod and sandbox; some have subnet rules that no longer hold what they promise.
import { publicRules } from './addresses.ts';
import { type DemoNetworks, ruleSubnets, subnetId } from './demo-networks.ts';
import { closed, DAY_MINUTES, disabledExport, HOUR_MINUTES, selected } from './registry-modes.ts';
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export function addDataRegistries(
  seed: SeedBuilder,
  { data, sandbox }: SeedSubscriptions,
  networks: DemoNetworks,
): void {
  const west = seed.group(data, 'rg-data-weu', 'westeurope');
  const north = seed.group(data, 'rg-data-neu', 'northeurope');
  const east = seed.group(data, 'rg-edge-registries', 'eastus2');
  const play = seed.group(sandbox, 'rg-sandbox', 'westeurope');
  const spike = seed.group(sandbox, 'rg-spike', 'westeurope');

  seed.registry({
    name: 'crcontosodata',
    group: west,
    changedMinutesAgo: 22,
    tags: { env: 'prod', team: 'data' },
  });
  // Selected networks without a single rule, and no bypass: nobody gets in.
  seed.registry({
    name: 'crcontosobatch',
    group: north,
    changedMinutesAgo: 2 * HOUR_MINUTES,
    ...selected([]),
    networkRuleBypassOptions: 'None',
  });
  seed.registry({
    name: 'crcontosolake',
    group: west,
    changedMinutesAgo: 10 * DAY_MINUTES,
    ...closed(),
    dataEndpointEnabled: true,
    policies: disabledExport(seed.now),
  });
  seed.registry({
    name: 'crcontosoml',
    group: west,
    changedMinutesAgo: 7 * HOUR_MINUTES,
    // Rules from earlier days, kept though public access is off.
    ...closed(publicRules(5, 6)),
    dataEndpointEnabled: true,
  });
  seed.registry({
    name: 'crcontosospoke',
    group: east,
    changedMinutesAgo: DAY_MINUTES,
    ...selected(publicRules(3, 7), ruleSubnets(networks.edge)),
  });
  // AcrPull means nothing here: rights are given by repository.
  seed.registry({
    name: 'crcontosofeatures',
    group: west,
    changedMinutesAgo: 12 * DAY_MINUTES,
    changedBy: 'minseo.han@contoso.example',
    ...closed(),
    roleAssignmentMode: 'AbacRepositoryPermissions',
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'ml' },
  });
  // The only subnet it lets in is another team's: nobody here can see whether it is still there.
  seed.registry({
    name: 'crcontosoresearch',
    group: west,
    changedMinutesAgo: 150 * DAY_MINUTES,
    ...selected([], [subnetId(networks.notebooks, 'snet-jobs')]),
  });
  // The subnet was deleted, its rule was not.
  seed.registry({
    name: 'crcontosoreports',
    group: north,
    changedMinutesAgo: 70 * DAY_MINUTES,
    ...selected(publicRules(2, 10), [subnetId(networks.lakeNorth, 'snet-reports')]),
  });
  // The subnet is there, its service endpoint is not any more.
  seed.registry({
    name: 'crcontosostream',
    group: east,
    changedMinutesAgo: 33 * DAY_MINUTES,
    ...selected([], [subnetId(networks.jobs, 'snet-batch')]),
    tags: { env: 'prod', team: 'streaming' },
  });

  seed.registry({ name: 'crcontosolab', group: play, changedMinutesAgo: 3 * HOUR_MINUTES, sku: 'Basic' });
  seed.registry({
    name: 'crcontosopoc',
    group: play,
    changedMinutesAgo: 30 * DAY_MINUTES,
    sku: 'Standard',
    anonymousPullEnabled: true,
    adminUserEnabled: true,
  });
  seed.registry({
    name: 'crcontosospike',
    group: spike,
    changedMinutesAgo: 5 * DAY_MINUTES,
    changedBy: 'lena.fischer@contoso.example',
    ...selected(['51.144.7.12']),
    tags: { 'delete-after': '2026-12-31' },
  });
}
