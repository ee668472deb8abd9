// Polling of Microsoft.Network's long-running operations: 200 with a status, whatever it is, and results at the end.
import { networkErrors } from '#emulator/arm/network-errors.ts';
import { dnsOperationHeaders, networkOperationHeaders } from '#emulator/arm/network-operations.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import type { NetworkOperation } from '#emulator/store/network-shapes.ts';
import { requireGroup, subscriptionPath } from './existing.ts';
import { resultOfDnsOperation } from './private-dns-view.ts';

const REGION = '/subscriptions/{subscriptionId}/providers/Microsoft.Network/locations/{region}';
const GROUP = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Network';

// Whoever started an operation follows it, with whatever right that took: roles are not asked again.
export const networkOperationRoutes: readonly Route[] = [
  {
    operation: 'networkOperations.get',
    method: 'GET',
    path: `${REGION}/operations/{operation}`,
    action: null,
    handle: status,
  },
  {
    operation: 'networkOperations.result',
    method: 'GET',
    path: `${REGION}/operationResults/{operation}`,
    action: null,
    handle: (call) => {
      const operation = requireOwn(call);
      const path = `${subscriptionPath(call)}/providers/Microsoft.Network/locations/${call.params['region']}`;
      const headers = networkOperationHeaders(call, path, operation.name, true);
      return operation.status === 'InProgress'
        ? { status: 202, headers: { ...headers, 'retry-after': '1' } }
        : { status: 204, headers };
    },
  },
  {
    operation: 'privateDnsOperations.get',
    method: 'GET',
    path: `${GROUP}/privateDnsOperationStatuses/{operation}`,
    action: null,
    handle: status,
  },
  {
    operation: 'privateDnsOperations.result',
    method: 'GET',
    path: `${GROUP}/privateDnsOperationResults/{operation}`,
    action: null,
    handle: (call) => {
      const operation = requireOwn(call);
      if (operation.status === 'InProgress') {
        const headers = dnsOperationHeaders(call, requireGroup(call).id, operation.name);
        return { status: 202, body: {}, headers: { ...headers, 'retry-after': '1' } };
      }
      if (operation.error !== null) return status(call);
      const body = resultOfDnsOperation(call.world.store, operation.effect, call.apiVersion);
      return body === null ? { status: 204 } : { status: 200, body };
    },
  },
];

function status(call: Call): Answer {
  const operation = requireOwn(call);
  const running = operation.status === 'InProgress';
  return {
    status: 200,
    body: {
      ...(operation.error === null ? {} : { error: operation.error }),
      status: operation.status,
    },
    ...(running ? { headers: { 'retry-after': '1' } } : {}),
  };
}

function requireOwn(call: Call): NetworkOperation {
  const name = call.params['operation'] ?? '';
  const operation = call.world.store.networkOperations.get(name);
  if (operation === undefined || operation.oid !== call.principal.oid) {
    throw networkErrors.childNotFound(name);
  }
  return operation;
}
