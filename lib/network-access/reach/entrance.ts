/** The way by which a client's request arrives at the registry, as far as names and routes tell. */
import type { DnsView, Inside, ReachClient, ReachRegistry } from './model.ts';
import { TRUSTED_SERVICES } from './model.ts';

export type Entrance =
  /** `address`: what the firewall sees; null where it is not known. */
  | { readonly way: 'public'; readonly address: string | null }
  | { readonly way: 'subnet'; readonly subnetId: string }
  | { readonly way: 'trusted' | 'task' }
  /** Null: a private endpoint of some registry, not known which. */
  | { readonly way: 'endpoint'; readonly endpointId: string | null }
  /** No connection comes about. */
  | { readonly way: 'none' };

/** Every way that is possible by what is known: one, unless something cannot be known from here. */
export function entrancesOf(registry: ReachRegistry, client: ReachClient): readonly Entrance[] {
  switch (client.kind) {
    case 'address':
      return [{ way: 'public', address: client.address }];
    case 'service':
      return isTrusted(client.service) ? [{ way: 'trusted' }] : [{ way: 'public', address: client.egress }];
    case 'task':
      // A task with a user-assigned identity is nobody's trusted service.
      return client.identity === 'system' ? [{ way: 'task' }] : [{ way: 'public', address: client.egress }];
    default:
      return throughDns(dnsOf(registry, client), client);
  }
}

export const isTrusted = (service: string): boolean =>
  TRUSTED_SERVICES.some((known) => known.toLowerCase() === service.toLowerCase());

/**
 * Azure's public DNS leads over `privatelink` only once a registry has an endpoint connection; until then
 * no private zone is asked, whatever it holds.
 */
export const dnsOf = ({ connections }: ReachRegistry, { dns }: Inside): DnsView =>
  connections.length === 0 ? { leads: 'public' } : dns;

function throughDns(dns: DnsView, client: Inside): readonly Entrance[] {
  switch (dns.leads) {
    case 'endpoint':
      return [{ way: 'endpoint', endpointId: dns.endpointId }];
    case 'private':
      return [{ way: 'endpoint', endpointId: null }];
    case 'stranger':
    case 'nowhere':
      return [{ way: 'none' }];
    case 'public':
      return publicly(client);
    default:
      return [{ way: 'endpoint', endpointId: null }, ...publicly(client)];
  }
}

function publicly({ overEndpoint, direct, egress }: Inside): readonly Entrance[] {
  return [
    ...overEndpoint.map((subnetId) => ({ way: 'subnet', subnetId }) as const),
    ...(direct ? [{ way: 'public', address: egress } as const] : []),
  ];
}
