/** Activity log events and writes that tests start from. */
import type { LoggedEvent, LoggedWrite } from '#lib/network-access/logged-writes.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';

/** 14:32:00 and that many seconds. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 9, 3, 14, 32, 0, seconds * 1_000)).toISOString();

/** A PATCH that Azure carried out, with what the test cares about. */
export const event = (more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  at: at(0),
  caller: 'kim@contoso.example',
  operation: 'Microsoft.ContainerRegistry/registries/write',
  status: 'Succeeded',
  subStatus: 'OK',
  method: 'PATCH',
  correlationId: null,
  clientRequestId: null,
  requestBody: null,
  ip: null,
  ...more,
});

/** A write of these fields; null hides them. */
export const write = (
  seconds: number,
  by: string,
  values: Partial<PublicAccess> | null,
  more: Partial<LoggedWrite> = {},
): LoggedWrite => ({
  at: at(seconds),
  caller: `${by}@contoso.example`,
  ip: null,
  correlationId: by,
  outcome: 'applied',
  sets: { values: values ?? {}, hidden: values === null },
  ...more,
});
