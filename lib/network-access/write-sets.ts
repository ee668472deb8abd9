/**
 * What one write to a registry set, from the body of its request. A list that was sent replaced the whole
 * list; what a PATCH left out it left alone. What cannot be read is said, never guessed.
 */
import { canonicalRule } from './ip-range.ts';
import type { PublicAccess, SubnetRule } from './model.ts';

export type WriteSets = {
  /** The fields it set, whole arrays included. */
  readonly values: Partial<PublicAccess>;
  /** It may have set other fields too: the log holds no body, an odd one, or one that replaced everything. */
  readonly hidden: boolean;
};

export const UNREADABLE: WriteSets = { values: {}, hidden: true };

type Members = Readonly<Record<string, unknown>>;

/** What Azure gives a new registry where its creator said nothing. The Tasks switch has had both defaults. */
const AT_CREATION: Partial<PublicAccess> = {
  publicNetworkAccess: 'Enabled',
  defaultAction: 'Allow',
  ipRules: [],
  subnetRules: [],
  bypass: 'AzureServices',
  dataEndpointEnabled: false,
};

/**
 * @param body of the request, parsed; anything.
 * @param replaces a PUT: what it leaves out may return to its default. @param creates the registry is new.
 */
export function setsOf(body: unknown, { replaces = false, creates = false } = {}): WriteSets {
  if (!isMembers(body)) return UNREADABLE;
  const reader = fieldReader();
  const properties = reader.members(body['properties']);
  const rules = reader.members(properties['networkRuleSet']);
  const read: Partial<Record<keyof PublicAccess, unknown>> = {
    publicNetworkAccess: reader.word(properties['publicNetworkAccess']),
    defaultAction: reader.word(rules['defaultAction']),
    ipRules: reader.list(rules['ipRules'], ipRule),
    subnetRules: reader.list(rules['virtualNetworkRules'], subnetRule),
    bypass: reader.word(properties['networkRuleBypassOptions']),
    tasksBypass: reader.flag(properties['networkRuleBypassAllowedForTasks']),
    dataEndpointEnabled: reader.flag(properties['dataEndpointEnabled']),
  };
  const said = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return {
    values: creates && !reader.isOdd() ? { ...AT_CREATION, ...said } : said,
    hidden: reader.isOdd() || (replaces && !creates),
  };
}

/** The state after a write, as far as it is known. */
export const assign = (state: PublicAccess, { values }: WriteSets): PublicAccess => ({ ...state, ...values });

/** Reads optional members; ACR takes null for a member left out. Remembers whether anything was odd. */
function fieldReader() {
  let isOdd = false;
  function read<T>(value: unknown, given: (value: unknown) => T | undefined): T | undefined {
    if (value === undefined || value === null) return undefined;
    const result = given(value);
    if (result === undefined) isOdd = true;
    return result;
  }
  return {
    isOdd: () => isOdd,
    members: (value: unknown): Members =>
      read(value, (given) => (isMembers(given) ? given : undefined)) ?? {},
    word: (value: unknown) => read(value, (given) => (typeof given === 'string' ? given : undefined)),
    flag: (value: unknown) => read(value, (given) => (typeof given === 'boolean' ? given : undefined)),
    /** One odd item makes the whole list unknown: a list that lacks something must not pass for all of it. */
    list: <T>(value: unknown, item: (given: Members) => T | undefined): readonly T[] | undefined =>
      read(value, (given) => {
        if (!Array.isArray(given)) return undefined;
        const items = given.map((one) => (isMembers(one) ? item(one) : undefined));
        return items.every((one) => one !== undefined) ? items : undefined;
      }),
  };
}

const ipRule = ({ value }: Members): string | undefined =>
  typeof value === 'string' ? canonicalRule(value) : undefined;

/** 2026-03-01-preview names the id `virtualNetworkSubnetResourceId`. A rule without an action allows. */
function subnetRule({ id, virtualNetworkSubnetResourceId, action }: Members): SubnetRule | undefined {
  const named = id ?? virtualNetworkSubnetResourceId;
  return typeof named === 'string'
    ? { id: named, action: typeof action === 'string' ? action : 'Allow' }
    : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
