// The network settings of a fleet's registries: few rules on most, hundreds on some, the same offices everywhere.
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

type Network = Pick<Registry, 'publicNetworkAccess' | 'networkRuleSet'>;

/** Of a Premium registry; all others let everybody in. */
export function premiumNetwork(number: number, network: VirtualNetwork, hasEndpoints: boolean): Network {
  const mode = weighted(
    [
      ['selected', 0.5],
      ['closed', hasEndpoints ? 0.38 : 0.24],
      ['open', 1],
    ] as const,
    chance(number, ABOUT.mode),
  );
  const rules = ipRulesOf(number);
  const old = chance(number, ABOUT.oldRules) < 0.35 ? rules : [];
  if (mode === 'closed') return closed(old);
  return mode === 'open' ? inactive(old) : selected(rules, subnetRulesOf(number, network, hasEndpoints));
}

function ipRulesOf(number: number): readonly string[] {
  const rules = new Set<string>();
  const count = ruleCount(number);
  for (let place = 0; rules.size < count; place += 1) rules.add(ruleOf(number, place));
  return [...rules];
}

/** A few on most; one in a hundred has nearly as many as there may be. */
function ruleCount(number: number): number {
  const full = chance(number, ABOUT.fewRules);
  if (full < 0.01) return MOST_RULES - Math.floor(full * 4_000);
  const drawn = chance(number, ABOUT.ruleCount);
  if (drawn < 0.12) return 0;
  return Math.min(150, Math.floor((1 - drawn) ** -0.85));
}

function ruleOf(number: number, place: number): string {
  const about = ABOUT.rules + place * 3;
  const kind = chance(number, about);
  // As places go on, all offices are named, and only addresses of their own are left.
  if (kind < 0.5 && place < OFFICES.length * 2) return pick(OFFICES, chance(number, about + 1) ** 2);
  const address = Math.floor(chance(number, about + 1) * 2 ** 24);
  const first = pick(['20', '40', '52', '13', '4'], chance(number, about + 2));
  const [second, third, last] = [address >>> 16, (address >>> 8) & 255, address & 255];
  if (kind < 0.85) return `${first}.${second}.${third}.${last}`;
  return kind < 0.95 ? `${first}.${second}.${third}.${last & 240}/28` : `${first}.${second}.${third}.0/24`;
}

/** Service endpoints: on some, and rarely beside private endpoints, which nobody supports. */
function subnetRulesOf(number: number, network: VirtualNetwork, hasEndpoints: boolean): readonly string[] {
  const drawn = chance(number, ABOUT.subnets);
  if (drawn > (hasEndpoints ? 0.02 : 0.16)) return [];
  const served = network.subnets.filter(({ serviceEndpoints }) => serviceEndpoints.length > 0);
  return served.slice(0, drawn < 0.05 ? 2 : 1).map(({ id }) => id);
}
