// Registries of platform-prod in the states that cost an operator an afternoon each.
import { publicRules } from './addresses.ts';
import type { PlatformGroups } from './demo-platform-registries.ts';
import { closed, DAY_MINUTES, HOUR_MINUTES, ownIdentity, selected } from './registry-modes.ts';
import type { SeedBuilder } from './wishes.ts';

export function addMorePlatformRegistries(seed: SeedBuilder, { west, north, sweden }: PlatformGroups): void {
  // Four regions: every private endpoint needs five addresses.
  seed.registry({
    name: 'crcontosogeo',
    group: west,
    changedMinutesAgo: 6 * DAY_MINUTES,
    ...closed(),
    replicaLocations: ['northeurope', 'eastus2', 'southeastasia'],
    dataEndpointEnabled: true,
    zoneRedundancy: 'Enabled',
    tags: { env: 'prod', team: 'platform', tier: 'global' },
  });
  // Rules that cover each other, one twice in other words, and two halves that are one range.
  seed.registry({
    name: 'crcontosomobile',
    group: north,
    changedMinutesAgo: 11 * HOUR_MINUTES,
    changedBy: 'lena.fischer@contoso.example',
    ...selected([
      '20.50.0.0/16',
      '20.50.14.0/24',
      '20.50.14.7',
      '40.68.10.0/25',
      '40.68.10.128/25',
      '52.174.3.0/24',
      '52.174.2.0/23',
    ]),
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'mobile' },
  });
  // Whole carriers instead of one partner: 500 million addresses.
  seed.registry({
    name: 'crcontosopartner',
    group: west,
    changedMinutesAgo: 40 * DAY_MINUTES,
    changedBy: 'lena.fischer@contoso.example',
    ...selected(['80.0.0.0/4', '40.0.0.0/5', '52.0.0.0/6', '12.0.0.0/7', '51.144.7.12']),
    tags: { env: 'prod', team: 'partners' },
  });
  // A change of its identity takes its time, and every other write is refused meanwhile.
  seed.registry({
    name: 'crcontosoapi',
    group: north,
    changedMinutesAgo: 3,
    ...selected(publicRules(6, 8)),
    identity: ownIdentity('1de47170-0000-4000-8000-00000000a991', seed.now),
    tags: { env: 'prod', team: 'build' },
  });
  seed.updating('crcontosoapi', 30);
  // Built by ACR Tasks, and “trusted services” is on: the switch for Tasks is another one, and off.
  seed.registry({
    name: 'crcontosoforge',
    group: west,
    changedMinutesAgo: 15 * HOUR_MINUTES,
    ...selected(publicRules(9, 9)),
    identity: ownIdentity('1de47170-0000-4000-8000-00000000f0a9', seed.now),
    tags: { env: 'prod', team: 'build', 'built-by': 'acr-tasks' },
  });
  seed.registry({
    name: 'crcontosoaudit',
    group: sweden,
    changedMinutesAgo: 90 * DAY_MINUTES,
    ...closed(),
    networkRuleBypassOptions: 'None',
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'audit', 'data-class': 'restricted' },
  });
}
