// What nslookup answers for a registry's names, from the Internet or from a virtual network.
// https://learn.microsoft.com/azure/container-registry/container-registry-private-link#validate-private-link-connection
import { createHash } from 'node:crypto';
import type { Store } from '#emulator/store/store.ts';
import type { DnsView, DnsZone } from './dns-view.ts';
import { findHost } from './hosts.ts';

export type DnsRecord = { readonly name: string; readonly type: 'CNAME' | 'A'; readonly data: string };

export type Resolution = {
  readonly name: string;
  readonly status: 'NOERROR' | 'NXDOMAIN';
  /** In the order in which they were followed. */
  readonly answers: readonly DnsRecord[];
  readonly addresses: readonly string[];
  /** Whether a private zone gave the addresses, or their absence. */
  readonly private: boolean;
};

/** @param zones linked to the network that asks; none for the Internet. */
export function resolve(store: Store, zones: readonly DnsZone[], name: string): Resolution {
  const answers: DnsRecord[] = [];
  let wanted = name.toLowerCase().replace(/\.$/, '');
  for (;;) {
    const zone = zoneOf(zones, wanted);
    const addresses = zone?.records.get(relativeTo(zone, wanted)) ?? [];
    // A linked zone is the whole truth about its names: what it lacks does not exist, unless the link says otherwise.
    if (zone !== undefined && (addresses.length > 0 || !zone.redirects)) {
      return ended(name, answers, wanted, addresses, true);
    }
    const next = publicAlias(store, wanted);
    if (next === undefined) return ended(name, answers, wanted, publicAddress(wanted), false);
    answers.push({ name: wanted, type: 'CNAME', data: next });
    wanted = next;
  }
}

/** @returns the zones a network sees; none for the Internet. */
export function zonesFor(view: DnsView, virtualNetworkId: string | undefined): readonly DnsZone[] {
  return virtualNetworkId === undefined ? [] : view(virtualNetworkId);
}

function ended(
  name: string,
  answers: readonly DnsRecord[],
  owner: string,
  addresses: readonly string[],
  isPrivate: boolean,
): Resolution {
  const records = addresses.map((data) => ({ name: owner, type: 'A', data }) as const);
  const status = addresses.length > 0 ? 'NOERROR' : 'NXDOMAIN';
  return { name, status, answers: [...answers, ...records], addresses, private: isPrivate };
}

/** The most specific one that holds the name. */
function zoneOf(zones: readonly DnsZone[], name: string): DnsZone | undefined {
  return zones
    .filter((zone) => name === zone.name.toLowerCase() || name.endsWith(`.${zone.name.toLowerCase()}`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function relativeTo(zone: DnsZone, name: string): string {
  return name.length === zone.name.length ? '@' : name.slice(0, -zone.name.length - 1);
}

/** The public chain: over `privatelink` as soon as the registry has an endpoint, to the region's front end. */
function publicAlias(store: Store, name: string): string | undefined {
  const labels = name.split('.');
  const suffix = labels.slice(-2).join('.');
  const bare = labels.at(-3) === 'privatelink' ? [...labels.slice(0, -3), suffix].join('.') : name;
  const found = findHost(store, bare);
  if (found === undefined) return undefined;
  if (bare === name && found.registry.connections.length > 0) {
    return [...labels.slice(0, -2), 'privatelink', suffix].join('.');
  }
  return `${found.region}.fe.azcr.io`;
}

/** Azure's front ends, one per region, always at the same made-up address. */
function publicAddress(name: string): readonly string[] {
  if (!name.endsWith('.fe.azcr.io')) return [];
  const [a = 0, b = 0, c = 0] = createHash('sha256').update(name).digest();
  return [`20.${a}.${b}.${c}`];
}
