/** Generated pasts of one registry, with what the activity log and Resource Graph record of them. */
import fc from 'fast-check';
import type { ChangeRecord } from '#lib/history/from-graph.ts';
import type { SourceEvent } from '#lib/history/from-log.ts';
import type { State } from '#lib/history/model.ts';

export type Truth = Required<State>;

const SUBSCRIPTION = '5ab00001-0000-4000-8000-000000000001';
export const REGISTRY = {
  subscriptionId: SUBSCRIPTION,
  resourceGroup: 'rg-registry-weu',
  name: 'crcontosoprod',
};
export const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-registry-weu/providers/Microsoft.ContainerRegistry/registries/crcontosoprod`;
export const CONSOLE = '11111111-0000-4000-8000-000000000001';
export const CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

const RULES = ['20.1.2.0/24', '20.61.10.4', '51.144.7.0/24', '8.8.8.8', '13.64.0.0/16'];
const SUBNETS = ['snet-a', 'snet-b'].map(
  (name) =>
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/${name}`,
);

const stateArbitrary: fc.Arbitrary<Truth> = fc.record({
  publicNetworkAccess: fc.constantFrom('Enabled', 'Disabled'),
  defaultAction: fc.constantFrom('Allow', 'Deny'),
  bypass: fc.constantFrom('AzureServices', 'None'),
  tasksBypass: fc.boolean(),
  dataEndpointEnabled: fc.boolean(),
  ipRules: fc.subarray(RULES),
  subnetRules: fc.subarray(SUBNETS),
});

export type Write = {
  /** The fields that it sends. */
  readonly sends: Partial<Truth>;
  readonly fate: 'done' | 'refused' | 'maybe-done' | 'maybe-not';
  /** The log holds no body. */
  readonly isVeiled: boolean;
  /** Of the same operation as the one before it. */
  readonly continues: boolean;
};

export type Past = { readonly first: Truth; readonly writes: readonly Write[] };

const writeArbitrary = (fates: readonly Write['fate'][], veiled: boolean): fc.Arbitrary<Write> =>
  fc.record({
    sends: fc
      .tuple(stateArbitrary, fc.subarray(Object.keys(NAMES) as (keyof Truth)[], { maxLength: 3 }))
      .map(([state, fields]) => Object.fromEntries(fields.map((field) => [field, state[field]]))),
    fate: fc.constantFrom(...fates),
    isVeiled: veiled ? fc.boolean() : fc.constant(false),
    continues: fc.boolean(),
  });

export const pastArbitrary = (
  fates: readonly Write['fate'][] = ['done', 'refused', 'maybe-done', 'maybe-not'],
  veiled = true,
): fc.Arbitrary<Past> =>
  fc.record({
    first: stateArbitrary,
    writes: fc.array(writeArbitrary(fates, veiled), { minLength: 1, maxLength: 8 }),
  });

const NAMES = {
  publicNetworkAccess: true,
  defaultAction: true,
  bypass: true,
  tasksBypass: true,
  dataEndpointEnabled: true,
  ipRules: true,
  subnetRules: true,
} satisfies Record<keyof Truth, true>;

const isDone = ({ fate }: Write) => fate === 'done' || fate === 'maybe-done';

/** What was there before the first write, and after each. */
export function truths({ first, writes }: Past): readonly Truth[] {
  const states = [first];
  for (const write of writes) {
    const last = states.at(-1) ?? first;
    states.push(isDone(write) ? { ...last, ...write.sends } : last);
  }
  return states;
}

const moment = (index: number) => new Date(Date.UTC(2026, 9, 3, 14, index)).toISOString();
/** Writes that continue one another share it. */
function operations(writes: readonly Write[]): readonly string[] {
  let operation = 0;
  return writes.map(({ continues }, index) => {
    if (!continues || index === 0) operation += 1;
    return `0c0ffee0-0000-4000-8000-${String(operation).padStart(12, '0')}`;
  });
}

/** In Azure's order, newest first. */
export function logOf({ writes }: Past): readonly SourceEvent[] {
  const ids = operations(writes);
  return writes
    .map(
      ({ sends, fate, isVeiled }, index): SourceEvent => ({
        at: moment(index),
        resourceId: ID,
        caller: 'jana.novak@contoso.example',
        callerName: 'Jana Novak',
        appId: CLI,
        operation: 'Microsoft.ContainerRegistry/registries/write',
        status: fate === 'done' ? 'Succeeded' : 'Failed',
        subStatus: fate === 'done' ? 'OK' : fate === 'refused' ? 'Conflict' : 'InternalServerError',
        method: 'PATCH',
        correlationId: ids[index] ?? null,
        clientRequestId: null,
        requestBody: isVeiled ? null : bodyOf(sends),
        ip: null,
      }),
    )
    .toReversed();
}

export function bodyOf(sends: Partial<Truth>): unknown {
  const { ipRules, subnetRules, defaultAction, bypass, tasksBypass, ...plain } = sends;
  const rules = {
    ...(defaultAction === undefined ? {} : { defaultAction }),
    ...(ipRules === undefined ? {} : { ipRules: ipRules.map((value) => ({ action: 'Allow', value })) }),
    ...(subnetRules === undefined ? {} : { virtualNetworkRules: subnetRules.map((id) => ({ id })) }),
  };
  return {
    properties: {
      ...plain,
      ...(Object.keys(rules).length === 0 ? {} : { networkRuleSet: rules }),
      ...(bypass === undefined ? {} : { networkRuleBypassOptions: bypass }),
      ...(tasksBypass === undefined ? {} : { networkRuleBypassAllowedForTasks: tasksBypass }),
    },
  };
}

/** A change record for every write that changed something that Resource Graph sees. */
export function graphOf(past: Past): readonly ChangeRecord[] {
  const states = truths(past);
  const ids = operations(past.writes);
  return past.writes.flatMap((_, index): readonly ChangeRecord[] => {
    const [before, after] = [leaves(states[index]), leaves(states[index + 1])];
    const changes = Object.fromEntries(
      [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
        const [previousValue, newValue] = [before.get(path) ?? null, after.get(path) ?? null];
        return previousValue === newValue ? [] : [[path, { previousValue, newValue }] as const];
      }),
    );
    if (Object.keys(changes).length === 0) return [];
    return [
      {
        targetResourceId: ID,
        changeType: 'Update',
        at: new Date(Date.parse(moment(index)) + 800).toISOString(),
        correlationId: ids[index] ?? null,
        changedBy: 'jana.novak@contoso.example',
        clientType: 'Azure CLI',
        operation: 'Microsoft.ContainerRegistry/registries/write',
        isTruncated: false,
        changes,
      },
    ];
  });
}

function leaves(state: Truth | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (state === undefined) return found;
  found.set('properties.publicNetworkAccess', state.publicNetworkAccess);
  found.set('properties.networkRuleSet.defaultAction', state.defaultAction);
  found.set('properties.networkRuleBypassOptions', state.bypass);
  found.set('properties.dataEndpointEnabled', state.dataEndpointEnabled ? 'True' : 'False');
  state.ipRules.forEach((value, index) => {
    found.set(`properties.networkRuleSet.ipRules[${index}].value`, value);
    found.set(`properties.networkRuleSet.ipRules[${index}].action`, 'Allow');
  });
  return found;
}
