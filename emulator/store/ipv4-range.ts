// IPv4 ranges in CIDR notation as numbers, and the addresses of a subnet that are still free.
import type { PrivateEndpoint, Subnet, VirtualMachine } from './shapes.ts';
import type { Store } from './store.ts';

export type Ipv4Range = { readonly first: number; readonly size: number; readonly prefixLength: number };

/** Azure keeps the first four addresses and the last one of every subnet. */
const RESERVED_AT_START = 4;
const RESERVED_AT_END = 1;

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

/** Whether Azure keeps the address of a subnet for itself. */
export function isReserved(range: Ipv4Range, address: number): boolean {
  const place = address - range.first;
  return place < RESERVED_AT_START || place >= range.size - RESERVED_AT_END;
}

/** Every address of the subnet that something has, with what has it. */
export function takenAddresses(
  store: Store,
  subnet: Subnet,
): ReadonlyMap<string, PrivateEndpoint | VirtualMachine> {
  const here = ({ subnetId }: { readonly subnetId: string }) =>
    subnetId.toLowerCase() === subnet.id.toLowerCase();
  const taken = new Map<string, PrivateEndpoint | VirtualMachine>();
  for (const endpoint of store.privateEndpoints.all()) {
    if (here(endpoint)) for (const { ipAddress } of endpoint.addresses) taken.set(ipAddress, endpoint);
  }
  // A machine's own address is not stored: the machines of a subnet have its first ones.
  const first = (parseRange(subnet.addressPrefix)?.first ?? 0) + RESERVED_AT_START;
  [...store.virtualMachines.all()].filter(here).forEach((machine, index) => {
    taken.set(addressText(first + index), machine);
  });
  return taken;
}

/** @returns the lowest `count` free addresses of the subnet, or null when it has not as many. */
export function freeAddresses(store: Store, subnet: Subnet, count: number): readonly string[] | null {
  const range = parseRange(subnet.addressPrefix);
  if (range === null) return null;
  const taken = takenAddresses(store, subnet);
  const found: string[] = [];
  const end = range.first + range.size - RESERVED_AT_END;
  for (let number = range.first + RESERVED_AT_START; number < end && found.length < count; number += 1) {
    const address = addressText(number);
    if (!taken.has(address)) found.push(address);
  }
  return found.length === count ? found : null;
}
