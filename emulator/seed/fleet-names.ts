// What things in a fleet are called: registries after what they hold, subscriptions after the team that pays.
import { ABOUT, chance, pick, weighted } from './fleet-chance.ts';

const DOMAINS = [
  ...['payments', 'checkout', 'ledger', 'billing', 'pricing', 'catalog', 'inventory', 'orders', 'shipping'],
  ...['returns', 'loyalty', 'identity', 'profile', 'search', 'content', 'media', 'mobile', 'web', 'store'],
  ...['kiosk', 'telemetry', 'metrics', 'logging', 'tracing', 'alerts', 'edge', 'iot', 'vehicle', 'routing'],
  ...['maps', 'weather', 'claims', 'policy', 'fraud', 'risk', 'audit', 'tax', 'payroll', 'hiring'],
  ...['learning', 'support', 'chat', 'email', 'notify', 'campaign', 'ads', 'analytics', 'lake', 'stream'],
  ...['batch', 'feature', 'model', 'training', 'vision', 'speech', 'robotics', 'factory', 'quality'],
  ...['energy', 'grid', 'water', 'booking', 'partner', 'legal'],
];
const COMPONENTS = [
  ...['api', 'worker', 'frontend', 'backend', 'gateway', 'scheduler', 'jobs', 'proxy', 'cache', 'sync'],
  ...['import', 'export', 'etl', 'reports', 'admin', 'portal', 'cli', 'sdk', 'agent', 'operator'],
  ...['controller', 'exporter', 'collector', 'indexer', 'matcher', 'planner', 'solver', 'engine', 'rules'],
  ...['bridge', 'adapter', 'connector', 'hub', 'broker', 'queue', 'events', 'archive', 'backup', 'migrate'],
  ...['tools', 'base', 'images', 'charts', 'shared', 'core', 'platform', 'runtime', 'tests'],
];
const PAIRS = DOMAINS.length * COMPONENTS.length;
/** Shares no factor with the number of pairs, so that neighbours are called differently and none twice. */
const STRIDE = 1_553;

export const REGIONS: readonly (readonly [string, number])[] = [
  ['westeurope', 0.26],
  ['northeurope', 0.14],
  ['koreacentral', 0.14],
  ['eastus2', 0.13],
  ['japaneast', 0.09],
  ['southeastasia', 0.07],
  ['germanywestcentral', 0.06],
  ['westus3', 0.05],
  ['brazilsouth', 0.03],
  ['australiaeast', 0.03],
];
const SHORT: Readonly<Record<string, string>> = {
  westeurope: 'weu',
  northeurope: 'neu',
  koreacentral: 'krc',
  eastus2: 'eus2',
  japaneast: 'jpe',
  southeastasia: 'sea',
  germanywestcentral: 'gwc',
  westus3: 'wus3',
  brazilsouth: 'brs',
  australiaeast: 'aue',
};
const STAGES = ['prod', 'dev', 'test'] as const;

export type Stage = (typeof STAGES)[number];

export const padded = (number: number, length: number): string => String(number).padStart(length, '0');

export function shortRegion(region: string): string {
  return SHORT[region] ?? region;
}

/** @param number of the subscription, from 0. */
export function subscriptionName(number: number): { readonly name: string; readonly stage: Stage } {
  const stage = pick(STAGES, (Math.floor(number / DOMAINS.length) % STAGES.length) / STAGES.length);
  const again = Math.floor(number / (DOMAINS.length * STAGES.length));
  const team = DOMAINS[number % DOMAINS.length];
  return { name: `${team}-${stage}${again === 0 ? '' : `-${padded(again + 1, 2)}`}`, stage };
}

/** Such as `crcheckoutgatewayprodweu`, with a number when all words are used up; never the same twice. */
export function registryName(number: number, stage: Stage, region: string): string {
  const pair = (number * STRIDE) % PAIRS;
  const again = Math.floor(number / PAIRS);
  const words = `${DOMAINS[pair % DOMAINS.length]}${COMPONENTS[Math.floor(pair / DOMAINS.length)]}`;
  return `cr${words}${stage}${shortRegion(region)}${again === 0 ? '' : padded(again + 1, 2)}`;
}

/** As teams tag: some not at all, and no two alike. */
export function fleetTags(number: number, stage: Stage): Readonly<Record<string, string>> {
  if (chance(number, ABOUT.untagged) < 0.14) return {};
  const team = DOMAINS[Math.floor(chance(number, ABOUT.team) * DOMAINS.length)] ?? '';
  const spelling = chance(number, ABOUT.environment);
  const owner = weighted(
    [
      ['', 0.65],
      ['owner', 0.25],
      ['Owner', 0.1],
    ],
    chance(number, ABOUT.owner),
  );
  const cost = chance(number, ABOUT.cost);
  return {
    ...(chance(number, ABOUT.team + 100) < 0.82 ? { team } : {}),
    ...(spelling < 0.5 ? { env: stage } : spelling < 0.65 ? { Environment: capital(stage) } : {}),
    ...(spelling >= 0.65 && spelling < 0.75 ? { stage: stage === 'prod' ? 'production' : stage } : {}),
    ...(owner === '' ? {} : { [owner]: `${team}-oncall@contoso.example` }),
    ...(cost < 0.3 ? { costCenter: `CC-${1_000 + Math.floor(cost * 2_000)}` } : {}),
    ...(cost > 0.9 ? { CostCenter: String(1_000 + Math.floor(cost * 2_000)) } : {}),
  };
}

const capital = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;
