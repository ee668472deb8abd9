/** From events of the activity log to decisions on connections: who, when, what, and the words stored with it. Pure. */
import type { LoggedEvent } from '#lib/network-access/logged-writes.ts';
import {
  isConnectionName,
  parsePrivateEndpointId,
  parseRegistryId,
} from '#lib/network-access/registry-ref.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import type { LoggedDecision } from './shapes.ts';

type Event = LoggedEvent & { readonly resourceId: string; readonly requestId: string | null };

const CONNECTION = /^(.+)\/privateEndpointConnections\/([^/]+)$/i;
const WRITE = 'microsoft.containerregistry/registries/privateendpointconnections/write';
const DELETE = 'microsoft.containerregistry/registries/privateendpointconnections/delete';

/**
 * @param events newest first; one operation may have several (accepted, succeeded): the last one counts, and
 * what only an earlier one says is taken over. Writes that decide nothing are left out.
 */
export function loggedDecisions(
  events: readonly Event[],
  subscription: SubscriptionInfo,
): readonly LoggedDecision[] {
  const byOperation = Map.groupBy(
    events.filter(({ operation }) => [WRITE, DELETE].includes(operation.toLowerCase())),
    ({ correlationId, resourceId, operation }, index) =>
      correlationId === null ? index : `${correlationId} ${resourceId} ${operation}`.toLowerCase(),
  );
  return [...byOperation.values()].flatMap((members) => toDecision(members, subscription));
}

function toDecision(events: readonly Event[], subscription: SubscriptionInfo): readonly LoggedDecision[] {
  const [newest] = events;
  const [, registryId = '', connectionName = ''] = CONNECTION.exec(newest?.resourceId ?? '') ?? [];
  const registry = parseRegistryId(registryId);
  if (newest === undefined || registry === null || !isConnectionName(registry.name, connectionName))
    return [];
  const sent = events.map(({ requestBody }) => readBody(requestBody)).find((body) => body !== null) ?? null;
  const what = newest.operation.toLowerCase() === DELETE ? 'removed' : (sent?.what ?? null);
  if (what === null) return [];
  return [
    {
      at: events.at(-1)?.at ?? newest.at,
      by: events.find(({ caller }) => caller !== null)?.caller ?? null,
      what,
      subscription,
      registry: registry.name,
      connectionName,
      endpoint: sent?.endpoint ?? null,
      reason: what === 'removed' ? null : (sent?.reason ?? null),
      outcome: /^failed$/i.test(newest.status) ? 'refused' : 'accepted',
      requestId: newest.requestId,
      correlationId: newest.correlationId,
    },
  ];
}

type Sent = Pick<LoggedDecision, 'endpoint' | 'reason'> & { readonly what: 'approved' | 'rejected' };

function readBody(body: unknown): Sent | null {
  const properties = member(body, 'properties');
  const state = member(properties, 'privateLinkServiceConnectionState');
  const status = text(member(state, 'status'))?.toLowerCase();
  if (status !== 'approved' && status !== 'rejected') return null;
  const id = text(member(member(properties, 'privateEndpoint'), 'id'));
  return {
    what: status,
    reason: text(member(state, 'description')),
    endpoint: id === null ? null : (parsePrivateEndpointId(id)?.name ?? null),
  };
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
