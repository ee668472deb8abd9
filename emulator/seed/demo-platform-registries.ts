// The registries of platform-prod that journeys and pictures know: every mode, and the usual exceptions.
import type { Subscription } from '#emulator/store/shapes.ts';
import { publicRules } from './addresses.ts';
import { type DemoNetworks, ruleSubnets } from './demo-networks.ts';
import {
  APPROVER,
  closed,
  DAY_MINUTES,
  HOUR_MINUTES,
  inactive,
  OPERATOR,
  ownIdentity,
  selected,
} from './registry-modes.ts';
import type { SeedBuilder } from './wishes.ts';

export type PlatformGroups = ReturnType<typeof addPlatformRegistries>;

/** @returns the groups, for the registries that come after. */
export function addPlatformRegistries(seed: SeedBuilder, platform: Subscription, networks: DemoNetworks) {
  const west = seed.group(platform, 'rg-registry-weu', 'westeurope');
  const north = seed.group(platform, 'rg-registry-neu', 'northeurope');
  const sweden = seed.group(platform, 'rg-registry-sdc', 'swedencentral');
  const korea = seed.group(platform, 'rg-retail-krc', 'koreacentral');

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
    ...inactive(publicRules(12, 1)),
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
    identity: ownIdentity('1de47170-0000-4000-8000-00000000b01d', seed.now),
    tags: { env: 'prod', team: 'build' },
  });
  seed.registry({
    name: 'crcontosoweb',
    group: west,
    changedMinutesAgo: DAY_MINUTES,
    ...selected(publicRules(4, 2)),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'web' },
  });
  seed.registry({
    name: 'crcontosotasks',
    group: west,
    changedMinutesAgo: 4 * HOUR_MINUTES,
    ...selected(publicRules(8, 3)),
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
  });
  // Trusted services are kept out as well.
  seed.registry({
    name: 'crcontososcan',
    group: north,
    changedMinutesAgo: 5 * HOUR_MINUTES,
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
  seed.registry({ name: 'crcontosovault', group: sweden, changedMinutesAgo: 2 * HOUR_MINUTES, ...closed() });
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
    changedMinutesAgo: 8 * DAY_MINUTES,
    ...selected(publicRules(61, 5)),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'retail-kr' },
  });
  return { west, north, sweden };
}
