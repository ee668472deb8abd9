// IPv4 ranges in CIDR notation as numbers, and the addresses of a subnet that are still free.
import type { Subnet } from './shapes.ts';
import type { Store } from './store.ts';

export type Ipv4Range = { readonly first: number; readonly size: number; readonly prefixLength: number };

/** Azure keeps the first four addresses and the last one of every subnet. */
const RESERVED_AT_START = 4;
const RESERVED = 5;

/** Null unless it is `a.b.c.d/n`. Bits after the prefix length may be set; `first` is as written. */
export function parseRange(text: string): Ipv4Range | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return null;
  const [a = 0, b = 0, c = 0, d = 0, prefixLength = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255) || prefixLength > 32) return null;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - prefixLength), prefixLength };
}

export function overlap(one: Ipv4Range, other: Ipv4Range): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}

export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** @returns the lowest `count` free addresses of the subnet, or null when it has not as many. */
export function freeAddresses(store: Store, subnet: Subnet, count: number): readonly string[] | null {
  const range = parseRange(subnet.addressPrefix);
  if (range === null) return null;
  const taken = new Set<string>();
  for (const endpoint of store.privateEndpoints.all()) {
    if (endpoint.subnetId.toLowerCase() !== subnet.id.toLowerCase()) continue;
    for (const { ipAddress } of endpoint.addresses) taken.add(ipAddress);
  }
  // A machine's own address is not stored: the machines of a subnet count as its first ones.
  const machines = [...store.virtualMachines.all()].filter(
    ({ subnetId }) => subnetId.toLowerCase() === subnet.id.toLowerCase(),
  ).length;
  const found: string[] = [];
  const end = range.size - (RESERVED - RESERVED_AT_START);
  for (let place = RESERVED_AT_START + machines; place < end && found.length < count; place += 1) {
    const address = addressText(range.first + place);
    if (!taken.has(address)) found.push(address);
  }
  return found.length === count ? found : null;
}
