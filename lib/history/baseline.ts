/**
 * A pasted baseline: what this console exports, a registry's GET or PATCH body, or what `az acr show` prints.
 * What is not understood is named, never guessed. Pure.
 */
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import type { ComparedState } from './compare.ts';

export type Baseline =
  | { readonly ok: false; readonly problem: 'empty' | 'not_json' | 'not_object' | 'no_fields' | 'too_long' }
  | {
      readonly ok: true;
      readonly state: ComparedState;
      /** Names of members that this console does not compare. */
      readonly ignored: readonly string[];
      /** Paths of members that are compared and have a value that cannot be read. */
      readonly unread: readonly string[];
      /** The registry's name, if it is told. */
      readonly name: string | null;
    };

/** A registry with every rule that Azure allows is a tenth of this. */
const LONGEST = 500_000;

type Members = Readonly<Record<string, unknown>>;

export function parseBaseline(text: string): Baseline {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  if (text.length > LONGEST) return { ok: false, problem: 'too_long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not_json' };
  }
  if (!isMembers(value)) return { ok: false, problem: 'not_object' };
  // `az` prints what is below `properties` at the top.
  const properties = isMembers(value['properties']) ? value['properties'] : value;
  const reader = createReader();
  const rules = reader.members(properties, 'networkRuleSet');
  const policies = reader.members(properties, 'policies');
  const exportPolicy = reader.members(policies, 'exportPolicy', 'policies.');
  const sku = reader.members(value, 'sku');
  const state: Record<string, unknown> = {
    sku: reader.word(sku, 'name', 'sku.'),
    publicNetworkAccess: reader.word(properties, 'publicNetworkAccess'),
    defaultAction: reader.word(rules, 'defaultAction', 'networkRuleSet.'),
    ipRules: reader.list(rules, 'ipRules', ipRule),
    subnetRules: reader.list(rules, 'virtualNetworkRules', subnetRule),
    bypass: reader.word(properties, 'networkRuleBypassOptions'),
    tasksBypass: reader.flag(properties, 'networkRuleBypassAllowedForTasks'),
    dataEndpointEnabled: reader.flag(properties, 'dataEndpointEnabled'),
    exportPolicy: reader.word(exportPolicy, 'status', 'policies.exportPolicy.'),
  };
  const known = Object.fromEntries(
    Object.entries(state).filter(([, one]) => one !== undefined),
  ) as ComparedState;
  if (Object.keys(known).length === 0 && reader.unread.length === 0)
    return { ok: false, problem: 'no_fields' };
  const name = typeof value['name'] === 'string' ? value['name'] : null;
  return { ok: true, state: known, ignored: othersIn(value, properties), unread: reader.unread, name };
}

const COMPARED = [
  'sku',
  'publicNetworkAccess',
  'networkRuleSet',
  'networkRuleBypassOptions',
  'networkRuleBypassAllowedForTasks',
  'dataEndpointEnabled',
];
/** They say which registry, not how it is reached. */
const IDENTITY = ['$comment', 'id', 'name', 'type', 'apiVersion', 'properties', 'location', 'systemData'];

function othersIn(value: Members, properties: Members): readonly string[] {
  const inside = Object.entries(properties).flatMap(([name, member]) => {
    if (name !== 'policies' || !isMembers(member)) return [name];
    return Object.keys(member).flatMap((policy) => (policy === 'exportPolicy' ? [] : [`policies.${policy}`]));
  });
  const all = new Set([...(properties === value ? [] : Object.keys(value)), ...inside]);
  return [...all].filter((name) => !COMPARED.includes(name) && !IDENTITY.includes(name));
}

/** Reads optional members. What is absent or null says nothing; what is odd is remembered by its path. */
function createReader() {
  const unread: string[] = [];
  function read<T>(from: Members, name: string, path: string, given: (value: unknown) => T | undefined) {
    const value = from[name];
    if (value === undefined || value === null) return undefined;
    const result = given(value);
    if (result === undefined) unread.push(path + name);
    return result;
  }
  return {
    unread,
    members: (from: Members, name: string, path = ''): Members =>
      read(from, name, path, (value) => (isMembers(value) ? value : undefined)) ?? {},
    word: (from: Members, name: string, path = '') =>
      read(from, name, path, (value) => (typeof value === 'string' && value !== '' ? value : undefined)),
    flag: (from: Members, name: string, path = '') =>
      read(from, name, path, (value) => (typeof value === 'boolean' ? value : undefined)),
    /** One odd rule makes the list unknown: a list that lacks something must not pass for all of it. */
    list: (from: Members, name: string, item: (value: unknown) => string | undefined) =>
      read(from, name, 'networkRuleSet.', (value) => {
        if (!Array.isArray(value)) return undefined;
        const items = value.map(item);
        return items.every((one) => one !== undefined) ? items : undefined;
      }),
  };
}

/** `az` prints `ipAddressOrRange`. */
const ipRule = (rule: unknown): string | undefined => {
  const value = isMembers(rule) ? (rule['value'] ?? rule['ipAddressOrRange']) : rule;
  return typeof value === 'string' ? canonicalRule(value) : undefined;
};

const subnetRule = (rule: unknown): string | undefined => {
  const id = isMembers(rule)
    ? (rule['id'] ?? rule['virtualNetworkSubnetResourceId'] ?? rule['virtualNetworkResourceId'])
    : rule;
  return typeof id === 'string' ? id : undefined;
};

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
