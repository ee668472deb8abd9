/** Azure's activity log: what it tells about one registry. It is minutes behind and reaches back 90 days. */
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

/**
 * The events of a registry in a range of time, in Azure's order (newest first), all pages. One without a
 * moment is left out, an odd member is null. The filter takes these three terms and no others:
 * https://learn.microsoft.com/rest/api/monitor/activity-logs/list
 * @param from no earlier than LOG_REACH ago. Throws what the SDK throws.
 */
export async function listActivity(
  connection: ArmConnection,
  ref: RegistryRef,
  from: Date,
  to: Date,
): Promise<readonly LoggedEvent[]> {
  // Ids in a filter are not in a path: the filter as a whole is encoded, once.
  const id = decodeURIComponent(registryId(ref));
  const filter = `eventTimestamp ge '${from.toISOString()}' and eventTimestamp le '${to.toISOString()}' and resourceUri eq '${id}'`;
  const items = await listJson(
    new ContainerRegistryManagementClient(
      connection.credential,
      ref.subscriptionId,
      clientOptions(connection, 'read'),
    ),
    connection,
    `/subscriptions/${encodeURIComponent(ref.subscriptionId)}/providers/Microsoft.Insights/eventtypes/management/values`,
    ACTIVITY_API,
    `&$filter=${encodeURIComponent(filter)}`,
  );
  return items.flatMap((item) => toEvent(item, id));
}

type Members = Readonly<Record<string, unknown>>;

/** @param id of the registry: events of anything below it are left out. */
function toEvent(wire: unknown, id: string): readonly LoggedEvent[] {
  const event = members(wire);
  const moment = new Date(text(event['eventTimestamp']) ?? '');
  if (Number.isNaN(moment.getTime())) return [];
  if ((text(event['resourceId']) ?? id).toLowerCase() !== id.toLowerCase()) return [];
  const http = members(event['httpRequest']);
  const properties = members(event['properties']);
  return [
    {
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
