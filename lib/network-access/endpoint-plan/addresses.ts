/** Addresses in a subnet: how many are free for an endpoint, and whether a chosen one can be taken. */
import { contains, type IpRange, rangeSize, readAddress, readRange } from '#lib/network-access/ip-range.ts';
import type { SeenSubnet } from './seen.ts';

/** Azure keeps the first four addresses of every prefix and the last: https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const RESERVED_FIRST = 4;
const RESERVED = RESERVED_FIRST + 1;

/** @returns null where a prefix is not IPv4: what is free is then not known. */
export function freeAddresses({ prefixes, used }: Pick<SeenSubnet, 'prefixes' | 'used'>): number | null {
  const ranges = prefixes.map(readRange).filter((range) => range !== null);
  if (ranges.length === 0 || ranges.length < prefixes.length) return null;
  const size = ranges.reduce((sum, range) => sum + Math.max(0, rangeSize(range) - RESERVED), 0);
  return Math.max(0, size - used);
}

export type AddressIssue = 'bad_address' | 'outside_subnet' | 'reserved_address';

/** What is wrong with an address by itself; whether somebody has it, only Azure knows. */
export function addressIssue(text: string, prefixes: readonly string[]): AddressIssue | null {
  const value = readAddress(text.trim());
  if (value === null) return 'bad_address';
  const address = { first: value, prefix: 32 };
  const range = prefixes
    .map(readRange)
    .find((prefix): prefix is IpRange => prefix !== null && contains(prefix, address));
  if (range === undefined) return 'outside_subnet';
  const place = value - range.first;
  return place < RESERVED_FIRST || place === rangeSize(range) - 1 ? 'reserved_address' : null;
}
