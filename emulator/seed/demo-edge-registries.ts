// The registries of edge-prod, at the limits of what a registry holds, and those of legacy-prod.
import { publicRules } from './addresses.ts';
import { type DemoNetworks, ruleSubnets, subnetId } from './demo-networks.ts';
import { closed, DAY_MINUTES, HOUR_MINUTES, inactive, selected } from './registry-modes.ts';
import type { SeedSubscriptions } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export function addEdgeRegistries(
  seed: SeedBuilder,
  { edge }: Pick<SeedSubscriptions, 'edge'>,
  networks: DemoNetworks,
): void {
  const fleet = seed.group(edge, 'rg-edge-fleet', 'eastus2');
  const services = seed.group(edge, 'rg-edge-services', 'eastus2');

  // One private endpoint per plant, and nearly as many as there may be.
  seed.registry({
    name: 'crcontosoplants',
    group: fleet,
    changedMinutesAgo: 3 * DAY_MINUTES,
    ...closed(),
    networkRuleBypassOptions: 'None',
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'plants' },
  });
  // One subnet per production line, and nearly as many as there may be.
  seed.registry({
    name: 'crcontosodevices',
    group: fleet,
    changedMinutesAgo: 9 * DAY_MINUTES,
    ...selected([], ruleSubnets(networks.devices)),
    tags: { env: 'prod', team: 'devices' },
  });
  // The subnet belongs to Container Instances, which cannot come over a service endpoint.
  seed.registry({
    name: 'crcontosogateway',
    group: services,
    changedMinutesAgo: 26 * DAY_MINUTES,
    ...selected(publicRules(3, 13), [subnetId(networks.jobs, 'snet-aci')]),
    tags: { env: 'prod', team: 'gateway' },
  });
  // Selected networks without a rule: the private endpoint is the only way in.
  seed.registry({
    name: 'crcontosofirmware',
    group: services,
    changedMinutesAgo: 21 * DAY_MINUTES,
    ...selected([]),
    networkRuleBypassAllowedForTasks: true,
    dataEndpointEnabled: true,
    tags: { env: 'prod', team: 'firmware' },
  });
  // Locked down once, opened again “for an hour”, and still open.
  seed.registry({
    name: 'crcontosotelemetry',
    group: services,
    changedMinutesAgo: 13 * HOUR_MINUTES,
    changedBy: 'lena.fischer@contoso.example',
    ...inactive(publicRules(14, 14), [subnetId(networks.devices, 'snet-line-1')]),
    tags: { env: 'prod', team: 'telemetry' },
  });
}

export function addLegacyRegistries(seed: SeedBuilder, { legacy }: Pick<SeedSubscriptions, 'legacy'>): void {
  const images = seed.group(legacy, 'RG-NORTHWIND-Images', 'northeurope');
  const erp = seed.group(legacy, 'Northwind_ERP', 'northeurope');

  seed.registry({
    name: 'NWImages',
    group: images,
    changedMinutesAgo: 400 * DAY_MINUTES,
    changedBy: 'admin@northwind.example',
    sku: 'Standard',
    adminUserEnabled: true,
    tags: { Owner: 'unknown' },
  });
  seed.registry({
    name: 'crnorthwindbase',
    group: images,
    changedMinutesAgo: 640 * DAY_MINUTES,
    changedBy: 'admin@northwind.example',
    sku: 'Basic',
    adminUserEnabled: true,
  });
  // A supplier reaches it from a directory of its own.
  seed.registry({
    name: 'crnorthwinderp',
    group: erp,
    changedMinutesAgo: 75 * DAY_MINUTES,
    changedBy: 'admin@northwind.example',
    ...selected(publicRules(18, 15)),
    adminUserEnabled: true,
    dataEndpointEnabled: true,
    tags: { Owner: 'erp-team', CostCenter: '4711' },
  });
}
