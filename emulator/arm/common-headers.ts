// The headers that every answer of Azure Resource Manager carries.

export type RequestIds = {
  readonly requestId: string;
  readonly correlationId: string;
  readonly clientRequestId: string | null;
};

export function commonHeaders(ids: RequestIds, now: number, returnClientRequestId: boolean): Headers {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = new Headers({
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    date: new Date(now).toUTCString(),
    'x-ms-request-id': ids.requestId,
    'x-ms-correlation-request-id': ids.correlationId,
    'x-ms-routing-request-id': `WESTEUROPE:${stamp}:${ids.requestId}`,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-cache': 'CONFIG_NOCACHE',
  });
  if (returnClientRequestId && ids.clientRequestId !== null) {
    headers.set('x-ms-client-request-id', ids.clientRequestId);
  }
  return headers;
}
