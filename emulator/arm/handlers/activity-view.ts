// An event of the activity log as Azure Monitor answers it. Members come in the order of its published example.
import { STATUS_CODES } from 'node:http';
import type { ActivityEvent } from '#emulator/activity-log.ts';
import { directory } from '#emulator/directory.ts';

export function showEvent(event: ActivityEvent): Record<string, unknown> {
  const [, , subscriptionId = '', , group] = event.resourceId.split('/');
  const type = typeOf(event.resourceId);
  const failed = event.status >= 400;
  const code = (STATUS_CODES[event.status] ?? String(event.status)).replaceAll(/[\s-]/g, '');
  const outcome = failed ? 'Failed' : event.accepted ? 'Accepted' : 'Succeeded';
  return {
    authorization: { action: event.action, scope: event.resourceId },
    caller: event.caller,
    claims: event.claims,
    correlationId: event.correlationId,
    description: '',
    eventDataId: event.eventDataId,
    eventName: { value: 'EndRequest', localizedValue: 'End request' },
    category: { value: 'Administrative', localizedValue: 'Administrative' },
    httpRequest: {
      clientRequestId: event.clientRequestId ?? event.requestId,
      clientIpAddress: '127.0.0.1',
      method: event.method,
    },
    id: `${event.resourceId}/events/${event.eventDataId}/ticks/${ticks(event.at)}`,
    level: failed ? 'Error' : 'Informational',
    ...(group === undefined ? {} : { resourceGroupName: group }),
    resourceProviderName: same(type.split('/')[0] ?? ''),
    resourceId: event.resourceId,
    resourceType: same(type),
    operationId: event.correlationId,
    operationName: same(event.action),
    properties: {
      statusCode: code,
      serviceRequestId: event.requestId,
      eventCategory: 'Administrative',
      entity: event.resourceId,
      message: event.action,
      hierarchy: `${directory.tenantId}/${subscriptionId}`,
      ...(event.requestBody === null ? {} : { requestbody: JSON.stringify(event.requestBody) }),
    },
    status: same(outcome),
    subStatus: {
      value: code,
      localizedValue: `${STATUS_CODES[event.status]} (HTTP Status Code: ${event.status})`,
    },
    eventTimestamp: dotNetTime(event.at),
    submissionTimestamp: dotNetTime(event.submittedAt),
    subscriptionId,
    tenantId: directory.tenantId,
  };
}

function same(value: string) {
  return { value, localizedValue: value };
}

function typeOf(resourceId: string): string {
  const [, path] = /^.*\/providers\/(.+)$/i.exec(resourceId) ?? [];
  const [namespace = 'Microsoft.Resources', ...rest] = path?.split('/') ?? [];
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

/** .NET counts tenths of a microsecond since the year 1. */
function ticks(milliseconds: number): string {
  return (BigInt(milliseconds) * 10_000n + 621_355_968_000_000_000n).toString();
}

function dotNetTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}
