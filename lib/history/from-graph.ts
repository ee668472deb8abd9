/**
 * Resource Graph's change records as entries: what differed between two snapshots, property by property.
 * https://learn.microsoft.com/azure/governance/resource-graph/changes/get-resource-changes
 */
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { isGuid, parseRegistryId } from '#lib/network-access/registry-ref.ts';
import { clientOfType, personOf } from './client-of.ts';
import { idOf } from './from-log.ts';
import { outsideOf } from './lists.ts';
import {
  type Entry,
  FIELDS,
  type Field,
  type ListField,
  type OtherChange,
  registryKeyOf,
  type Touches,
} from './model.ts';
import { isOtherPath, shortName, shortValue } from './other-changes.ts';

/** Its snapshots come from an API version that hides subnet rules; which one shows the switch is not told. */
export const HIDDEN_FROM_GRAPH: readonly Field[] = ['subnetRules', 'tasksBypass'];

/** One change record, as far as it says anything. */
export type ChangeRecord = {
  readonly targetResourceId: string;
  readonly changeType: string;
  readonly at: string;
  readonly correlationId: string | null;
  readonly changedBy: string | null;
  readonly clientType: string | null;
  readonly operation: string | null;
  /** It tells only part of what changed. */
  readonly isTruncated: boolean;
  readonly changes: Readonly<
    Record<string, { readonly previousValue: string | null; readonly newValue: string | null }>
  >;
};

const NO_CORRELATION = '00000000-0000-0000-0000-000000000000';

/** @returns oldest first; a record of nothing but what Azure keeps up itself is left out. */
export function entriesFromGraph(records: readonly ChangeRecord[]): readonly Entry[] {
  return records.flatMap(toEntry).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function toEntry(record: ChangeRecord): readonly Entry[] {
  const registry = parseRegistryId(record.targetResourceId);
  if (registry === null || Number.isNaN(Date.parse(record.at))) return [];
  const kind = { create: 'create', delete: 'delete' }[record.changeType.toLowerCase()] ?? 'write';
  const touches = touchesIn(record, kind === 'write');
  const others = othersIn(record);
  if (kind === 'write' && Object.keys(touches).length + others.length === 0) return [];
  const at = new Date(record.at).toISOString();
  const correlationId = record.correlationId === NO_CORRELATION ? null : record.correlationId;
  const caller = record.changedBy;
  const isSomebody = caller !== null && (isGuid(caller) || caller.includes('@'));
  return [
    {
      id: idOf(registryKeyOf(registry), at, correlationId, 'graph'),
      registry,
      at,
      until: at,
      by: personOf(isSomebody ? caller : null, null),
      client:
        caller?.toLowerCase() === 'system' ? { kind: 'azure', name: null } : clientOfType(record.clientType),
      outcome: 'done',
      reason: null,
      requests: 0,
      correlationId,
      operation: record.operation ?? '',
      deed: { kind: kind as 'create' | 'delete' | 'write' },
      subject: null,
      touches,
      others,
      sources: ['graph'],
    },
  ];
}

const WORDS: Readonly<Record<string, Field>> = {
  'properties.publicnetworkaccess': 'publicNetworkAccess',
  'properties.networkruleset.defaultaction': 'defaultAction',
  'properties.networkrulebypassoptions': 'bypass',
};
const SWITCHES: Readonly<Record<string, Field>> = {
  'properties.networkrulebypassallowedfortasks': 'tasksBypass',
  'properties.dataendpointenabled': 'dataEndpointEnabled',
};
const LISTS: readonly (readonly [RegExp, ListField])[] = [
  [/^properties\.networkRuleSet\.ipRules\[\d+\]\.value$/i, 'ipRules'],
  [
    /^properties\.networkRuleSet\.virtualNetworkRules\[\d+\]\.(id|virtualNetworkSubnetResourceId)$/i,
    'subnetRules',
  ],
];

function touchesIn({ changes, isTruncated }: ChangeRecord, isUpdate: boolean): Touches {
  const touches: Record<string, object> = {};
  const unsure = isTruncated || !isUpdate ? FIELDS : HIDDEN_FROM_GRAPH;
  for (const [path, { previousValue, newValue }] of Object.entries(changes)) {
    const word = WORDS[path.toLowerCase()];
    if (word !== undefined && newValue !== null)
      touches[word] = {
        kind: 'set',
        is: newValue,
        ...(previousValue === null ? {} : { was: previousValue }),
      };
    const field = SWITCHES[path.toLowerCase()];
    const [is, was] = [truth(newValue), truth(previousValue)];
    if (field !== undefined && is !== null)
      touches[field] = { kind: 'set', is, ...(was === null ? {} : { was }) };
  }
  for (const [pattern, field] of LISTS) {
    const rows = Object.entries(changes).filter(([path]) => pattern.test(path));
    const values = (side: 'previousValue' | 'newValue') =>
      rows
        .flatMap(([, change]) => change[side] ?? [])
        .map((value) => (field === 'ipRules' ? canonicalRule(value) : value));
    const [before, after] = [values('previousValue'), values('newValue')];
    // A rule that moved up after another was removed stands on both sides.
    const [add, remove] = [outsideOf(field, after, before), outsideOf(field, before, after)];
    if (add.length + remove.length > 0 && !isTruncated) touches[field] = { kind: 'delta', add, remove };
  }
  const isOnlyElse = Object.keys(touches).length === 0 && isUpdate && !isTruncated;
  if (!isOnlyElse) for (const field of unsure) touches[field] ??= { kind: 'unsure' };
  return touches as Touches;
}

function othersIn({ changes }: ChangeRecord): readonly OtherChange[] {
  return Object.entries(changes)
    .filter(([path]) => isOtherPath(path))
    .map(([path, { previousValue, newValue }]) => ({
      name: shortName(path),
      from: shortValue(previousValue),
      to: shortValue(newValue),
    }));
}

function truth(value: string | null): boolean | null {
  const word = value?.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}
