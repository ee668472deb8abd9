/** The A records that a registry's private endpoint needs in the zone its network looks into. */
import type { DnsEndpoint, DnsRegistry } from './model.ts';
import { hostsOf, recordNameIn, zoneNameFor } from './names.ts';

export type ExpectedRecord = {
  /** What a client asks for. */
  readonly host: string;
  /** `{label}`, or `{label}.{region}.data`. */
  readonly name: string;
  /** `null`: the endpoint has no address for it (a replica was added since), or it could not be read. */
  readonly address: string | null;
};

/**
 * One for the registry and one for each region, home first. Also for endpoints that wait for approval, so
 * that the records can be told to whoever will make them.
 */
export function expectedRecords(
  registry: Pick<DnsRegistry, 'loginServer' | 'regions'>,
  endpoint: Pick<DnsEndpoint, 'addresses'>,
): readonly ExpectedRecord[] {
  const zone = zoneNameFor(registry.loginServer);
  return hostsOf(registry).map((host) => ({
    host,
    name: recordNameIn(zone, host) ?? host,
    address: endpoint.addresses?.find((known) => known.host === host)?.address ?? null,
  }));
}
