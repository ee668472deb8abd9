// The seed `fleet:REGISTRIESxSUBSCRIPTIONS`, such as `fleet:10000x500`: many registries as a company has them, for the
// grid, for measuring and for bulk. Everything follows from a registry's number, so that two starts are the same.
import { directory } from '#emulator/directory.ts';
import type { Registry, ResourceGroup, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { seedBuilder } from './builder.ts';
import { ABOUT, chance, pick, weighted } from './fleet-chance.ts';
import { addEndpoints, type EndpointCounts, endpointsOf } from './fleet-endpoints.ts';
import {
  fleetTags,
  padded,
  REGIONS,
  registryName,
  type Stage,
  shortRegion,
  subscriptionName,
} from './fleet-names.ts';
import { premiumNetwork } from './fleet-network.ts';
import { guidOf } from './identifiers.ts';
import { disabledExport, inactive, OPERATOR } from './registry-modes.ts';
import { grantDemoRoles } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export type FleetSize = { readonly registries: number; readonly subscriptions: number };

const MOST_REGISTRIES = 100_000;
const MOST_SUBSCRIPTIONS = 1_000;
const DAY = 24 * 60 * 60_000;
const GIBIBYTE = 2 ** 30;

/** What a seed's name asks for; null for anything but a fleet of a size that can be held. */
export function parseFleet(name: string): FleetSize | null {
  const [, registries = '', subscriptions = ''] = /^fleet:(\d{1,6})x(\d{1,4})$/.exec(name) ?? [];
  const size = { registries: Number(registries), subscriptions: Number(subscriptions) };
  const fits =
    size.registries >= 1 &&
    size.registries <= MOST_REGISTRIES &&
    size.subscriptions >= 1 &&
    size.subscriptions <= MOST_SUBSCRIPTIONS;
  return fits ? size : null;
}

export function fleetSeed({ registries, subscriptions }: FleetSize, now: number): StoreState {
  const seed = seedBuilder(now);
  const homes = Array.from({ length: subscriptions }, (_, number) => addHome(seed, number));
  for (let number = 0; number < registries; number += 1) {
    // Every subscription has one; then some have many and most have few.
    const place =
      number < subscriptions ? number : Math.floor(chance(number, ABOUT.home) ** 1.5 * subscriptions);
    addRegistry(seed, homes[place] as Home, number);
  }
  return seed.build();
}

/** A subscription with its groups, and the network that its endpoints and subnet rules are about. */
type Home = {
  /** Of the subscription, from 0. */
  readonly number: number;
  readonly stage: Stage;
  readonly groups: readonly ResourceGroup[];
  readonly network: VirtualNetwork;
};

function addHome(seed: SeedBuilder, number: number): Home {
  const { name, stage } = subscriptionName(number);
  const subscription = seed.subscription(name, guidOf(`subscription ${name}`));
  grantDemoRoles(seed, subscription);
  const count = 1 + Math.floor(chance(number, ABOUT.groups) ** 2 * 5);
  const groups = Array.from({ length: count }, (_, place) => {
    const region = weighted(REGIONS, chance(number, ABOUT.region + place * 100));
    return seed.group(subscription, `rg-${name}-${shortRegion(region)}-${padded(place + 1, 2)}`, region);
  });
  const subnets = { 'snet-pe': '10.0.0.0/9', 'snet-aks+': '10.128.0.0/16', 'snet-agents+': '10.129.0.0/24' };
  const network = seed.network(groups[0] as ResourceGroup, `vnet-${name}`, '10.0.0.0/8', subnets);
  return { number, stage, groups, network };
}

const AUTHORS = [
  ...['terraform-ci@contoso.example', directory.servicePrincipal.appId, OPERATOR],
  ...['jiwon.park@contoso.example', 'lena.fischer@contoso.example', 'haruto.sato@contoso.example'],
  ...['seoyeon.kim@contoso.example', 'jonas.weber@contoso.example'],
];
const SKUS: readonly (readonly [Registry['sku'], number])[] = [
  ['Premium', 0.52],
  ['Standard', 0.29],
  ['Basic', 0.19],
];

function addRegistry(seed: SeedBuilder, home: Home, number: number): void {
  const { stage, groups, network } = home;
  const group = pick(groups, chance(number, ABOUT.group) ** 2);
  const name = registryName(number, stage, group.location);
  const counts = endpointsOf(number);
  // Only Premium has any.
  const sku = Object.values(counts).some((count) => count > 0)
    ? 'Premium'
    : weighted(SKUS, chance(number, ABOUT.sku));
  const createdDaysAgo = 20 + chance(number, ABOUT.created) * 2_300;
  seed.registry({
    name,
    group,
    sku,
    createdAt: Math.floor(seed.now - createdDaysAgo * DAY),
    changedMinutesAgo: minutesSinceChange(number, createdDaysAgo),
    changedBy: pick(AUTHORS, chance(number, ABOUT.author) ** 2),
    tags: fleetTags(number, stage),
    adminUserEnabled: chance(number, ABOUT.admin) < 0.17,
    networkRuleBypassAllowedForTasks: chance(number, ABOUT.tasks) < 0.22,
    sizeBytes: Math.floor(chance(number, ABOUT.size) ** 4 * (sku === 'Basic' ? 9.8 : 480) * GIBIBYTE),
    webhooks: Math.floor(chance(number, ABOUT.webhooks) ** 6 * (sku === 'Basic' ? 3 : 11)),
    ...(sku === 'Premium' ? premiumSettings(seed, number, { home, group, counts }) : inactive([])),
  });
  addEndpoints(seed, { name, network, number, counts });
}

function premiumSettings(
  seed: SeedBuilder,
  number: number,
  {
    home,
    group,
    counts,
  }: {
    readonly home: Home;
    readonly group: ResourceGroup;
    readonly counts: EndpointCounts;
  },
): Partial<Registry> {
  const access = premiumNetwork(number, home, counts.approved > 0);
  const exportOff = access.publicNetworkAccess === 'Disabled' && chance(number, ABOUT.export) < 0.2;
  const replica = weighted(REGIONS, chance(number, ABOUT.replicas + 100));
  const replicated = chance(number, ABOUT.replicas) < 0.12 && replica !== group.location;
  return {
    ...access,
    ...(exportOff ? { policies: disabledExport(seed.now) } : {}),
    networkRuleBypassOptions: chance(number, ABOUT.bypass) < 0.13 ? 'None' : 'AzureServices',
    replicaLocations: replicated ? [replica] : [],
    // The first approved endpoint turns them on for everyone.
    dataEndpointEnabled: counts.approved > 0,
  };
}

/** Most have been left alone for months or years; one in twenty was changed in the last two weeks. */
function minutesSinceChange(number: number, createdDaysAgo: number): number {
  return Math.floor(5 * (createdDaysAgo * 288) ** (chance(number, ABOUT.changed) ** 0.14));
}
