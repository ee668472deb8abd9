/** Resource Graph's records of what changed in registries: 14 days, with values before and after. */
import 'server-only';
import type { ChangeRecord } from '#lib/history/from-graph.ts';
import { parseRegistryId } from '#lib/network-access/registry-ref.ts';
import type { ArmConnection } from './connection.ts';
import { members } from './json.ts';
import { type GraphPage, queryGraph } from './resource-graph.ts';

const DAY = 24 * 3_600_000;
/** https://learn.microsoft.com/azure/governance/resource-graph/changes/resource-graph-changes */
export const CHANGES_REACH = 14 * DAY;

type Scope = {
  /** Null: every subscription that the user can see. */
  readonly subscriptions: readonly string[] | null;
  /** One registry's id, not encoded. Null: all. */
  readonly registryId: string | null;
};

export type Changes = {
  readonly records: readonly ChangeRecord[];
  /** There is more than was asked for. */
  readonly isCut: boolean;
};

/** Newest first. @param most pages of 1,000. Throws what the SDK throws. */
export async function listRegistryChanges(
  connection: ArmConnection,
  { subscriptions, registryId }: Scope,
  from: Date,
  most: number,
): Promise<Changes> {
  const records: ChangeRecord[] = [];
  const question = {
    query: queryFor(registryId, from),
    ...(subscriptions === null ? {} : { subscriptions }),
  };
  let token: string | null = null;
  for (let page = 0; page < most; page += 1) {
    const { rows, skipToken }: GraphPage = await queryGraph(connection, question, token);
    records.push(...rows.flatMap(toRecord));
    token = skipToken;
    if (token === null) break;
  }
  return { records, isCut: token !== null };
}

function queryFor(registryId: string | null, from: Date): string {
  // Ids are parsed and rebuilt, so that nothing in them can end the string.
  const ref = registryId === null ? null : parseRegistryId(registryId);
  return [
    'resourcechanges',
    "| where properties.targetResourceType =~ 'microsoft.containerregistry/registries'",
    '| extend at = todatetime(properties.changeAttributes.timestamp)',
    `| where at >= todatetime('${from.toISOString()}')`,
    ...(ref === null ? [] : [`| where properties.targetResourceId =~ '${idOf(ref)}'`]),
    '| project id, at, properties',
    '| order by at desc, id asc',
  ].join(' ');
}

const idOf = ({ subscriptionId, resourceGroup, name }: NonNullable<ReturnType<typeof parseRegistryId>>) =>
  `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${name}`;

/** Members of other types say nothing; a record without its resource or its moment is none. */
function toRecord(row: unknown): readonly ChangeRecord[] {
  const properties = members(members(row)['properties']);
  const attributes = members(properties['changeAttributes']);
  const targetResourceId = text(properties['targetResourceId']);
  const at = text(attributes['timestamp']);
  if (targetResourceId === null || at === null) return [];
  const changes = Object.entries(members(properties['changes'])).map(([path, value]) => {
    const change = members(value);
    return [
      path,
      { previousValue: word(change['previousValue']), newValue: word(change['newValue']) },
    ] as const;
  });
  const count = Number(attributes['changesCount']);
  return [
    {
      targetResourceId,
      at,
      changeType: text(properties['changeType']) ?? 'Update',
      correlationId: text(attributes['correlationId']),
      changedBy: text(attributes['changedBy']),
      clientType: text(attributes['clientType']),
      operation: text(attributes['operation']),
      isTruncated: properties['isTruncated'] === true || (Number.isFinite(count) && count > changes.length),
      changes: Object.fromEntries(changes),
    },
  ];
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
/** Values come as text; a number or a truth is taken for its text. */
const word = (value: unknown): string | null =>
  value === null || value === undefined || typeof value === 'object' ? null : String(value);
