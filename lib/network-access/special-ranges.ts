/**
 * Blocks that no client on the Internet comes from, so an IP rule for them can only be a mistake.
 * Sources: https://www.iana.org/assignments/iana-ipv4-special-registry and, for multicast,
 * https://www.iana.org/assignments/ipv4-address-space. Widest first; an entry inside a listed block is
 * left out unless people know it by its own name.
 */
import { contains, formatRange, type IpRange, overlaps, readRange } from './ip-range.ts';

const BLOCKS = [
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['0.0.0.0/8', 'this_network'],
  ['10.0.0.0/8', 'private'],
  ['127.0.0.0/8', 'loopback'],
  ['100.64.0.0/10', 'shared'],
  ['172.16.0.0/12', 'private'],
  ['198.18.0.0/15', 'benchmarking'],
  ['169.254.0.0/16', 'link_local'],
  ['192.168.0.0/16', 'private'],
  ['192.0.0.0/24', 'protocol_assignments'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'as112'],
  ['192.52.193.0/24', 'multicast_relay'],
  ['192.88.99.0/24', 'relay_anycast'],
  ['192.175.48.0/24', 'as112'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['255.255.255.255', 'broadcast'],
] as const;

/** Message codes in the namespace `inputIssue`. */
export type SpecialCode = (typeof BLOCKS)[number][1];

const RANGES = BLOCKS.flatMap(([text, code]) => {
  const range = readRange(text);
  return range === null ? [] : [{ range, code }];
});

/**
 * The special block a range touches: the narrowest that holds it whole, else the widest inside it.
 * @returns null for a range that is public from end to end.
 */
export function findSpecial(
  range: IpRange,
): { readonly code: SpecialCode; readonly block: string; readonly whole: boolean } | null {
  const found =
    RANGES.findLast((block) => contains(block.range, range)) ??
    RANGES.find((block) => overlaps(block.range, range));
  return found === undefined
    ? null
    : { code: found.code, block: formatRange(found.range), whole: contains(found.range, range) };
}
