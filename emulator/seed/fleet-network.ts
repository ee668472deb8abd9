// The network settings of a fleet's registries: few rules on most, hundreds on some. Most addresses are shared, as in
// a company: by everybody (its offices), by a team (where its clusters and agents leave for the Internet), or by all
// who pasted the same published list. The rest are one person's or one partner's.
import type { Registry, VirtualNetwork } from '#emulator/store/shapes.ts';
import { ABOUT, chance, pick, weighted } from './fleet-chance.ts';
import { closed, inactive, selected } from './registry-modes.ts';

/** As many rules as Premium takes. */
const MOST_RULES = 200;

/** Where the company's people leave for the Internet: half of all rules name one of these. */
const OFFICES: readonly string[] = [
  ...['20.61.10.0/24', '20.61.11.0/24', '52.178.40.0/23', '40.113.7.64/27', '13.95.201.12', '51.144.8.0/22'],
  ...['20.194.3.128/25', '52.231.77.0/24', '20.200.196.9', '104.41.160.0/26', '13.78.20.32/28'],
  ...['40.79.192.0/24', '20.44.128.200', '20.44.128.201', '52.163.90.0/25', '191.232.38.0/24'],
  ...['20.70.16.0/24', '13.75.149.17', '20.52.47.0/24', '51.116.60.96/27', '20.125.8.0/24', '4.149.12.3'],
  ...['40.68.200.0/21', '20.50.9.1', '20.50.9.2', '52.157.80.16/28'],
];

/** Hosted services that publish where they call from: whoever uses one has all of its ranges. */
const PUBLISHED: readonly (readonly string[])[] = [180, 164, 148].map((length, service) =>
  Array.from({ length }, (_, place) => addressOf(service, ABOUT.published + place * 3)),
);

/** Addresses that a team leaves for the Internet from; the first are in most of its rules. */
const EGRESS = 12;

type Network = Pick<Registry, 'publicNetworkAccess' | 'networkRuleSet'>;

/** Whose registry it is: the subscription by its number in the fleet, and its network. */
export type NetworkHome = { readonly number: number; readonly network: VirtualNetwork };

/** Of a Premium registry; all others let everybody in. */
export function premiumNetwork(number: number, home: NetworkHome, hasEndpoints: boolean): Network {
  const mode = weighted(
    [
      ['selected', 0.5],
      ['closed', hasEndpoints ? 0.38 : 0.24],
      ['open', 1],
    ] as const,
    chance(number, ABOUT.mode),
  );
  const rules = ipRulesOf(number, home.number);
  const old = chance(number, ABOUT.oldRules) < 0.35 ? rules : [];
  if (mode === 'closed') return closed(old);
  return mode === 'open' ? inactive(old) : selected(rules, subnetRulesOf(number, home.network, hasEndpoints));
}

function ipRulesOf(number: number, home: number): readonly string[] {
  const count = ruleCount(number);
  const rules = new Set(count > FULL ? pick(PUBLISHED, chance(number, ABOUT.rules - 1)) : []);
  for (let place = 0; rules.size < count; place += 1) rules.add(ruleOf(number, home, place));
  return [...rules].slice(0, count);
}

/** Nobody writes so many by hand. */
const FULL = 155;

/** A few on most; one in a hundred has nearly as many as there may be. */
function ruleCount(number: number): number {
  const full = chance(number, ABOUT.fewRules);
  if (full < 0.01) return MOST_RULES - Math.floor(full * 4_000);
  const drawn = chance(number, ABOUT.ruleCount);
  if (drawn < 0.12) return 0;
  return Math.min(150, Math.floor((1 - drawn) ** -0.85));
}

function ruleOf(number: number, home: number, place: number): string {
  const about = ABOUT.rules + place * 3;
  const kind = chance(number, about);
  // As places go on, all offices and the team's own are named, and only others are left.
  if (place < OFFICES.length * 2) {
    if (kind < 0.5) return pick(OFFICES, chance(number, about + 1) ** 2);
    if (kind < 0.82) {
      const one = Math.floor(chance(number, about + 1) ** 2 * EGRESS);
      return addressOf(home, ABOUT.egress + one * 3);
    }
  }
  return addressOf(number, about);
}

/** Mostly one address, sometimes a range. @param about three draws of it. */
function addressOf(number: number, about: number): string {
  const kind = chance(number, about + 2);
  const address = Math.floor(chance(number, about + 1) * 2 ** 24);
  const first = pick(['20', '40', '52', '13', '4'], chance(number, about));
  const [second, third, last] = [address >>> 16, (address >>> 8) & 255, address & 255];
  if (kind < 0.7) return `${first}.${second}.${third}.${last}`;
  return kind < 0.9 ? `${first}.${second}.${third}.${last & 240}/28` : `${first}.${second}.${third}.0/24`;
}

/** Service endpoints: on some, and rarely beside private endpoints, which nobody supports. */
function subnetRulesOf(number: number, network: VirtualNetwork, hasEndpoints: boolean): readonly string[] {
  const drawn = chance(number, ABOUT.subnets);
  if (drawn > (hasEndpoints ? 0.02 : 0.16)) return [];
  const served = network.subnets.filter(({ serviceEndpoints }) => serviceEndpoints.length > 0);
  return served.slice(0, drawn < 0.05 ? 2 : 1).map(({ id }) => id);
}
