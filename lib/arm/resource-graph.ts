/**
 * Azure Resource Graph: one query over all subscriptions, a page of up to a thousand rows at a time. Nothing
 * is re-sent: what it refuses is read from Azure Resource Manager's own lists instead, which is no slower.
 */
import 'server-only';
import { createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { GRAPH_API } from '#lib/network-access/api-versions.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { type ArmConnection, correlate, httpClientOf } from './connection.ts';
import { list, members, text } from './json.ts';
import { toRegistry } from './mappers.ts';
import { restError } from './raw.ts';
import { rawClient } from './raw-client.ts';
import { ROW_COLUMNS, registryFromRow } from './registry-json.ts';

/** The most rows of one page. */
export const PAGE_ROWS = 1_000;
/** The most pages that one query is followed through; a fleet is read in parts far smaller. */
const MOST_PAGES = 100;

export type GraphQuery = {
  readonly query: string;
  /** Absent: all that the user may read. */
  readonly subscriptions?: readonly string[];
  /** Rows to leave out in front; the query must order its rows. */
  readonly skip?: number;
};

export type GraphPage = {
  readonly rows: readonly unknown[];
  /** Rows of all pages together. */
  readonly total: number;
  /** What the next page is asked with; null after the last one. */
  readonly skipToken: string | null;
  /** Queries that the user may still send before the quota begins again; null where Azure did not say. */
  readonly remaining: number | null;
};

/** One page. Throws what the SDK throws, with Azure's answer. */
export async function queryGraph(
  connection: ArmConnection,
  { query, subscriptions, skip }: GraphQuery,
  skipToken: string | null = null,
): Promise<GraphPage> {
  const client = rawClient(connection, 'write');
  const request = createPipelineRequest({
    url: `${connection.endpoint}/providers/Microsoft.ResourceGraph/resources?api-version=${GRAPH_API}`,
    method: 'POST',
    body: JSON.stringify({
      query,
      ...(subscriptions === undefined ? {} : { subscriptions }),
      options: {
        resultFormat: 'objectArray',
        $top: PAGE_ROWS,
        ...(skipToken === null ? (skip ? { $skip: skip } : {}) : { $skipToken: skipToken }),
      },
    }),
  });
  request.headers.set('accept', 'application/json');
  request.headers.set('content-type', 'application/json');
  correlate(request, connection);
  const response = await client.pipeline.sendRequest(httpClientOf(connection), request);
  if (response.status !== 200) throw restError(response);
  return pageOf(response);
}

function pageOf(response: PipelineResponse): GraphPage {
  const body = members(JSON.parse(response.bodyAsText ?? 'null'));
  const rows = list(body['data']);
  const total = body['totalRecords'];
  const remaining = response.headers.get('x-ms-user-quota-remaining');
  return {
    rows,
    total: typeof total === 'number' ? total : rows.length,
    skipToken: text(body['$skipToken']) || null,
    remaining: remaining === undefined || !/^\d+$/.test(remaining) ? null : Number(remaining),
  };
}

/** Every page of a query. A token that comes again ends with an error, as a list that never ends does. */
export async function queryAllPages(
  connection: ArmConnection,
  query: GraphQuery,
): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  const seen = new Set<string>();
  let token: string | null = null;
  do {
    const page: GraphPage = await queryGraph(connection, query, token);
    rows.push(...page.rows);
    token = page.skipToken;
    if (token !== null && (seen.has(token) || seen.size >= MOST_PAGES))
      throw new Error('Resource Graph’s pages do not end: a $skipToken repeats.');
    if (token !== null) seen.add(token);
  } while (token !== null);
  return rows;
}

/** `name` where that is the column's own, else `name = path`. */
function projected(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, path]) => (name === path ? name : `${name} = ${path}`))
    .join(', ');
}

const REGISTRIES = "resources | where type =~ 'microsoft.containerregistry/registries'";

/** In an order in which the first page holds as many whole subscriptions as it can. */
export const REGISTRIES_QUERY = `${REGISTRIES} | project ${projected(ROW_COLUMNS)}, subscriptionId | order by subscriptionId asc, id asc`;

export const COUNTS_QUERY = `${REGISTRIES} | summarize registries = count() by subscriptionId`;

export const SUBSCRIPTIONS_QUERY =
  "resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project subscriptionId, name, state = tostring(properties.state)";

/**
 * Rows of REGISTRIES_QUERY. A member in an odd shape is left out, a row that is no registry too, never the
 * page. Subnet rules are unknown in them.
 */
export function registriesOf(rows: readonly unknown[]): readonly RegistrySummary[] {
  return rows.flatMap((row) => {
    const wire = registryFromRow(row);
    const registry = wire === null ? null : toRegistry(wire);
    return registry === null ? [] : [registry];
  });
}

/** Rows of COUNTS_QUERY: how many registries each subscription holds, by its id in lower case. */
export function countsOf(rows: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { subscriptionId, registries } = members(row);
    if (typeof subscriptionId === 'string' && typeof registries === 'number')
      counts.set(subscriptionId.toLowerCase(), registries);
  }
  return counts;
}

/** Rows of REGISTRIES_QUERY: how many there are of each subscription, by its id in lower case. */
export function countsIn(rows: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const id = text(members(row)['subscriptionId'])?.toLowerCase();
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Rows of SUBSCRIPTIONS_QUERY, for when their own list cannot be read. */
export function subscriptionsOf(
  rows: readonly unknown[],
): readonly { readonly id: string; readonly name: string }[] {
  return rows.flatMap((row) => {
    const { subscriptionId, name, state } = members(row);
    const id = text(subscriptionId);
    return id === undefined || state === 'Disabled' || state === 'Deleted'
      ? []
      : [{ id, name: text(name) ?? id }];
  });
}
