/** Azure's activity log: who wrote what, and when. It is minutes behind and reaches back 90 days. */
import 'server-only';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import type { LoggedEvent } from '#lib/network-access/logged-writes.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type ArmConnection, clientOptions } from './connection.ts';
import { listJson, parseOrNull } from './raw.ts';

const ACTIVITY_API = '2015-04-01';
/** A start earlier than 90 days ago is refused; the margin is for clocks that differ. Milliseconds. */
export const LOG_REACH = 90 * 24 * 3_600_000 - 5 * 60_000;

/** What the events have in common. The filter takes a range of time and one of these, and no more. */
type Subject =
  | { readonly resourceUri: string }
  /** Everything of a provider in the subscription. */
  | { readonly resourceProvider: string };

export type ResourceEvent = LoggedEvent & {
  /** In the letter case of whoever wrote. */
  readonly resourceId: string;
  /** Azure's own id of the request. */
  readonly requestId: string | null;
  /** Application (client) id of what was written with, and the caller's name, from the token's claims. */
  readonly appId: string | null;
  readonly callerName: string | null;
};

/**
 * The events of one subscription in a range of time, in Azure's order (newest first), all pages. One without
 * a moment is left out, an odd member is null:
 * https://learn.microsoft.com/rest/api/monitor/activity-logs/list
 * @param from no earlier than LOG_REACH ago. Throws what the SDK throws.
 * @param most stops after the page with which there are that many.
 */
export async function listEvents(
  connection: ArmConnection,
  subscriptionId: string,
  subject: Subject,
  from: Date,
  to: Date,
  most?: number,
): Promise<readonly ResourceEvent[]> {
  const [[term = '', value = ''] = []] = Object.entries(subject);
  const filter = `eventTimestamp ge '${from.toISOString()}' and eventTimestamp le '${to.toISOString()}' and ${term} eq '${value}'`;
  const items = await listJson(
    new ContainerRegistryManagementClient(
      connection.credential,
      subscriptionId,
      clientOptions(connection, 'read'),
    ),
    connection,
    `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Insights/eventtypes/management/values`,
    ACTIVITY_API,
    // Ids in a filter are not in a path: the filter as a whole is encoded, once.
    `&$filter=${encodeURIComponent(filter)}`,
    most,
  );
  return items.flatMap((item) => toEvent(item, value));
}

/** The events of one registry, without those of anything below it. */
export async function listActivity(
  connection: ArmConnection,
  ref: RegistryRef,
  from: Date,
  to: Date,
): Promise<readonly LoggedEvent[]> {
  const id = decodeURIComponent(registryId(ref));
  const events = await listEvents(connection, ref.subscriptionId, { resourceUri: id }, from, to);
  return events.flatMap(({ resourceId, requestId: _, appId: __, callerName: ___, ...event }) =>
    resourceId.toLowerCase() === id.toLowerCase() ? [event] : [],
  );
}

type Members = Readonly<Record<string, unknown>>;

/** @param asked for, where the event names no resource. */
function toEvent(wire: unknown, asked: string): readonly ResourceEvent[] {
  const event = members(wire);
  const moment = new Date(text(event['eventTimestamp']) ?? '');
  if (Number.isNaN(moment.getTime())) return [];
  const http = members(event['httpRequest']);
  const properties = members(event['properties']);
  const claims = members(event['claims']);
  return [
    {
      resourceId: text(event['resourceId']) ?? asked,
      requestId: text(properties['serviceRequestId']),
      appId: text(claims['appid']),
      callerName: text(claims['name']),
      at: moment.toISOString(),
      caller: text(event['caller']),
      operation: text(members(event['operationName'])['value']) ?? '',
      status: text(members(event['status'])['value']) ?? '',
      subStatus: text(members(event['subStatus'])['value']) ?? text(properties['statusCode']),
      method: text(http['method']),
      correlationId: text(event['correlationId']),
      clientRequestId: text(http['clientRequestId']),
      requestBody: bodyOf(properties),
      ip: text(http['clientIpAddress']),
    },
  ];
}

/** JSON in a string, under a name whose letter case has changed over time. */
function bodyOf(properties: Members): unknown {
  const [, body] = Object.entries(properties).find(([name]) => name.toLowerCase() === 'requestbody') ?? [];
  return typeof body === 'string' ? parseOrNull(body) : (body ?? null);
}

const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {};
/** Empty texts say nothing. */
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
