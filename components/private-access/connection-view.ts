/** Search, filters, order and pages of a registry's connections. Pure. */
import { CONNECTION_STATES, type ConnectionState, connectionState } from '#components/ui/connection-mark.tsx';
import type { EndpointRef, PrivateAccess } from '#lib/connections/shapes.ts';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import type { Connection } from '#lib/registries/shapes.ts';

export type ConnectionRow = {
  readonly connection: Connection;
  readonly state: ConnectionState;
  readonly endpoint: EndpointRef | null;
  /** `null`: the endpoint's subscription is not visible to the user. */
  readonly subscriptionName: string | null;
  /** What people call it: the consumer's endpoint, or Azure's name where that is gone. */
  readonly name: string;
};

/** What waits for somebody first, then by name. */
export function toRows({
  registry,
  subscriptionNames,
}: Pick<PrivateAccess, 'registry' | 'subscriptionNames'>): readonly ConnectionRow[] {
  return registry.connections
    .map((connection) => {
      const { privateEndpointId } = connection;
      const endpoint = privateEndpointId === null ? null : parsePrivateEndpointId(privateEndpointId);
      return {
        connection,
        state: connectionState(connection.status),
        endpoint,
        subscriptionName: subscriptionNames[endpoint?.subscriptionId.toLowerCase() ?? ''] ?? null,
        name: endpoint?.name ?? connection.name,
      };
    })
    .sort(
      (a, b) =>
        CONNECTION_STATES.indexOf(a.state) - CONNECTION_STATES.indexOf(b.state) ||
        a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
}

export type ConnectionFilters = {
  readonly q: string;
  readonly state: readonly string[];
  /** Lower-cased id of the subscription the endpoint is in; '' for all. */
  readonly from: string;
};

export const isNarrowed = ({ q, state, from }: ConnectionFilters): boolean =>
  q.trim() !== '' || state.length > 0 || from !== '';

/** Every word of the search must occur somewhere in the row. */
export function filterRows(
  rows: readonly ConnectionRow[],
  { q, state, from }: ConnectionFilters,
): readonly ConnectionRow[] {
  const words = q.toLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const { connection, endpoint, subscriptionName, name } = row;
    const text = [name, connection.name, connection.description, endpoint?.resourceGroup, subscriptionName]
      .concat(endpoint?.subscriptionId)
      .filter(Boolean)
      .join('\n')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (state.length === 0 || state.includes(row.state)) &&
      (from === '' || endpoint?.subscriptionId.toLowerCase() === from)
    );
  });
}

const PAGE_SIZE = 25;

export type Page<T> = {
  readonly items: readonly T[];
  /** 1-based. */
  readonly page: number;
  readonly pages: number;
  /** 1-based places of the first and the last item; 0 when there is none. */
  readonly first: number;
  readonly last: number;
};

/** @param wanted out of range, the nearest page there is. */
export function pageOf<T>(items: readonly T[], wanted: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const start = (page - 1) * PAGE_SIZE;
  const shown = items.slice(start, start + PAGE_SIZE);
  return { items: shown, page, pages, first: shown.length === 0 ? 0 : start + 1, last: start + shown.length };
}
