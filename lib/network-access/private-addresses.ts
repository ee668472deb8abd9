/** The private addresses of an endpoint, and the DNS records that lead to them. */
import { dataEndpointHost } from './data-endpoint.ts';

/** One address of an endpoint, as its network interface names it. */
export type MemberAddress = {
  /** `registry`, or `registry_data_{region}` for the home region and every replica. */
  readonly member: string;
  readonly address: string;
};

export type DnsRecord = {
  /** What clients ask for, e.g. `cr.westeurope.data.azurecr.io`. */
  readonly host: string;
  /** The A record's name in the zone, e.g. `cr.westeurope.data`. */
  readonly name: string;
  readonly address: string;
};

const DATA = 'registry_data_';

/** `privatelink.azurecr.io`, or its sister in another cloud: the login server's domain tells. */
export function privateZone(loginServer: string): string {
  return `privatelink.${loginServer.split('.').slice(1).join('.')}`;
}

/** The members an endpoint needs an address for: the login server, and the data of every region. */
export function membersOf(regions: readonly string[]): readonly string[] {
  return ['registry', ...regions.map((region) => `${DATA}${normalRegion(region)}`)];
}

/**
 * One A record for every address, the login server's first:
 * https://learn.microsoft.com/azure/container-registry/container-registry-private-link#manually-configure-dns-records
 */
export function dnsRecords(loginServer: string, addresses: readonly MemberAddress[]): readonly DnsRecord[] {
  const domain = `.${loginServer.split('.').slice(1).join('.')}`;
  return addresses
    .map(({ member, address }) => {
      const host = hostOf(loginServer, member);
      return { host, name: host.slice(0, -domain.length), address };
    })
    .sort((a, b) => rank(a.host, loginServer) - rank(b.host, loginServer) || (a.host < b.host ? -1 : 1));
}

/** Regions whose data an endpoint has no address for. @param regions home and replicas. */
export function regionsWithoutAddress(
  regions: readonly string[],
  addresses: readonly MemberAddress[],
): readonly string[] {
  const present = new Set(addresses.map(({ member }) => member.toLowerCase()));
  return regions.filter((region) => !present.has(`${DATA}${normalRegion(region)}`));
}

function hostOf(loginServer: string, member: string): string {
  const region = member.toLowerCase().startsWith(DATA) ? member.slice(DATA.length) : null;
  return region === null ? loginServer : dataEndpointHost(loginServer, region);
}

const rank = (host: string, loginServer: string) => (host === loginServer ? 0 : 1);
const normalRegion = (region: string) => region.toLowerCase().replaceAll(' ', '');
