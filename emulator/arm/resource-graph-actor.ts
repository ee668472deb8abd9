// Who made a change of a resource, as its change record says it.
import type { Principal } from '#emulator/principal.ts';
import type { Actor } from '#emulator/resource-graph/change-book.ts';
import type { Exchange } from './exchange.ts';
import type { Route } from './route.ts';

export function actorOf(exchange: Exchange, principal: Principal, route: Route): Actor {
  return {
    changedBy: principal.upn || principal.oid,
    changedByType: principal.kind === 'app' ? 'Application' : 'User',
    clientType: clientTypeOf(exchange.headers.get('user-agent') ?? ''),
    operation: route.action ?? 'Unspecified',
    correlationId: exchange.ids.correlationId,
  };
}

function clientTypeOf(userAgent: string): string {
  if (/azurecli/i.test(userAgent)) return 'Azure CLI';
  if (/powershell/i.test(userAgent)) return 'Azure PowerShell';
  return 'Unspecified';
}
