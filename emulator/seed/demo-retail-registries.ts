// The registries of retail-prod, in groups that somebody named as the portal's examples do.
import type { Subscription } from '#emulator/store/shapes.ts';
import { publicRules } from './addresses.ts';
import { type DemoNetworks, ruleSubnets } from './demo-networks.ts';
import { closed, DAY_MINUTES, HOUR_MINUTES, selected } from './registry-modes.ts';
import type { SeedBuilder } from './wishes.ts';

export function addRetailRegistries(seed: SeedBuilder, retail: Subscription, networks: DemoNetworks): void {
  const japan = seed.group(retail, 'RG-Retail-Web', 'japaneast');
  const asia = seed.group(retail, 'rg_Retail.Images', 'southeastasia');

  // Made with a domain name label: the login server cannot be guessed from the name.
  seed.registry({
    name: 'crcontososhop',
    group: japan,
    loginServer: 'crcontososhop-d8fhcyg7b2h5a0ew.azurecr.io',
    changedMinutesAgo: 19 * HOUR_MINUTES,
    changedBy: 'haruto.sato@contoso.example',
    ...selected(publicRules(7, 11)),
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'shop' },
  });
  seed.registry({
    name: 'crcontosokiosk',
    group: japan,
    changedMinutesAgo: 4 * DAY_MINUTES,
    ...closed(),
    replicaLocations: ['southeastasia'],
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'kiosk' },
  });
  // Disabled, one request turned down and one waiting: nobody gets in.
  seed.registry({
    name: 'crcontosocheckout',
    group: japan,
    changedMinutesAgo: 2 * DAY_MINUTES,
    changedBy: 'haruto.sato@contoso.example',
    ...closed(),
    tags: { env: 'prod', team: 'checkout' },
  });
  // Meant for everyone, and so is its admin user's password.
  seed.registry({
    name: 'crcontosopublic',
    group: asia,
    changedMinutesAgo: 200 * DAY_MINUTES,
    anonymousPullEnabled: true,
    adminUserEnabled: true,
    tags: { env: 'prod', team: 'developer-relations', purpose: 'public images' },
  });
  // Build agents of platform-prod: a subnet of another subscription, and one of its own.
  seed.registry({
    name: 'crcontosowarehouse',
    group: asia,
    changedMinutesAgo: 16 * DAY_MINUTES,
    ...selected(publicRules(5, 12), [...ruleSubnets(networks.build), ...ruleSubnets(networks.shop)]),
    tags: { env: 'prod', team: 'warehouse' },
  });
}
