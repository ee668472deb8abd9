// The seed `fleet:REGISTRIESxSUBSCRIPTIONS`, such as `fleet:1000x20`: many plain registries, for measuring and for bulk.
// Everything follows from a registry's number, so that two starts are the same. Of ten registries in a row two have
// requests waiting (the first three of them, the sixth one) and every third has endpoints that were approved.
import type { Registry, ResourceGroup, VirtualNetwork } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';
import { seedBuilder } from './builder.ts';
import { guidOf } from './identifiers.ts';
import { closed, inactive, selected } from './registry-modes.ts';
import { grantDemoRoles } from './subscriptions.ts';
import type { SeedBuilder } from './wishes.ts';

export type FleetSize = { readonly registries: number; readonly subscriptions: number };

const MOST_REGISTRIES = 20_000;
const MOST_SUBSCRIPTIONS = 200;

/** What a seed's name asks for; null for anything but a fleet of a size that can be held. */
export function parseFleet(name: string): FleetSize | null {
  const [, registries = '', subscriptions = ''] = /^fleet:(\d{1,5})x(\d{1,3})$/.exec(name) ?? [];
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
  const homes = Array.from({ length: subscriptions }, (_, index) => addHome(seed, index + 1));
  for (let number = 0; number < registries; number += 1) {
    const home = homes[number % subscriptions];
    if (home !== undefined) addRegistry(seed, home, number);
  }
  return seed.build();
}

type Home = { readonly group: ResourceGroup; readonly network: VirtualNetwork };

const REGIONS = ['westeurope', 'northeurope', 'koreacentral', 'japaneast', 'eastus2'] as const;

function addHome(seed: SeedBuilder, number: number): Home {
  const name = `fleet-${padded(number, 2)}`;
  const subscription = seed.subscription(name, guidOf(`subscription ${name}`));
  grantDemoRoles(seed, subscription);
  const group = seed.group(subscription, `rg-${name}`, REGIONS[number % REGIONS.length] ?? REGIONS[0]);
  return { group, network: seed.network(group, `vnet-${name}`, '10.0.0.0/8', { 'snet-pe': '10.0.0.0/9' }) };
}

function addRegistry(seed: SeedBuilder, { group, network }: Home, number: number): void {
  const name = `crfleet${padded(number, 5)}`;
  const approved = number % 3 === 0 ? 1 + (number % 2) : 0;
  const pending = number % 10 === 0 ? 3 : number % 5 === 0 ? 1 : 0;
  seed.registry({
    name,
    group,
    changedMinutesAgo: 60 + number,
    tags: { team: `team-${padded(number % 17, 2)}`, stage: number % 4 === 0 ? 'prod' : 'dev' },
    // Without endpoints it may be of any kind.
    ...(approved + pending === 0 && number % 7 === 0 ? { sku: 'Standard' as const } : modeOf(number)),
    ...(approved > 0 ? { dataEndpointEnabled: true } : {}),
  });
  for (let place = 1; place <= approved + pending; place += 1) {
    const endpoint = { name: `pe-fleet-${padded(number, 5)}-${place}`, registry: name, network };
    const message = `Team ${padded(number % 17, 2)} pulls its images. CHG-${30_000 + number}.${place}`;
    if (place > approved)
      seed.endpoint({ ...endpoint, status: 'Pending', description: message, requestMessage: message });
    else seed.endpoint({ ...endpoint, status: 'Approved', description: 'Auto-Approved' });
  }
}

function modeOf(number: number): Pick<Registry, 'publicNetworkAccess' | 'networkRuleSet'> {
  const rules = Array.from({ length: number % 6 }, (_, index) => `20.${number % 200}.${index}.0/24`);
  if (number % 4 === 0) return closed(rules);
  return number % 4 === 3 ? inactive(rules) : selected(rules);
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0');
