/**
 * The IANA registries typed by hand, and an independent way to look into them; for tests.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, every entry; the last row is multicast,
 * from https://www.iana.org/assignments/ipv4-address-space.
 */

/** `code`: the name under which the console refuses it. */
type Entry = readonly [block: string, first: string, last: string, code: string];

export const IANA: readonly Entry[] = [
  ['0.0.0.0/8', '0.0.0.0', '0.255.255.255', 'this_network'],
  ['0.0.0.0/32', '0.0.0.0', '0.0.0.0', 'this_network'],
  ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', 'private'],
  ['100.64.0.0/10', '100.64.0.0', '100.127.255.255', 'shared'],
  ['127.0.0.0/8', '127.0.0.0', '127.255.255.255', 'loopback'],
  ['169.254.0.0/16', '169.254.0.0', '169.254.255.255', 'link_local'],
  ['172.16.0.0/12', '172.16.0.0', '172.31.255.255', 'private'],
  ['192.0.0.0/24', '192.0.0.0', '192.0.0.255', 'protocol_assignments'],
  ['192.0.0.0/29', '192.0.0.0', '192.0.0.7', 'protocol_assignments'],
  ['192.0.0.8/32', '192.0.0.8', '192.0.0.8', 'protocol_assignments'],
  ['192.0.0.9/32', '192.0.0.9', '192.0.0.9', 'protocol_assignments'],
  ['192.0.0.10/32', '192.0.0.10', '192.0.0.10', 'protocol_assignments'],
  ['192.0.0.170/32', '192.0.0.170', '192.0.0.170', 'protocol_assignments'],
  ['192.0.0.171/32', '192.0.0.171', '192.0.0.171', 'protocol_assignments'],
  ['192.0.2.0/24', '192.0.2.0', '192.0.2.255', 'documentation'],
  ['192.31.196.0/24', '192.31.196.0', '192.31.196.255', 'as112'],
  ['192.52.193.0/24', '192.52.193.0', '192.52.193.255', 'multicast_relay'],
  ['192.88.99.0/24', '192.88.99.0', '192.88.99.255', 'relay_anycast'],
  ['192.88.99.2/32', '192.88.99.2', '192.88.99.2', 'relay_anycast'],
  ['192.168.0.0/16', '192.168.0.0', '192.168.255.255', 'private'],
  ['192.175.48.0/24', '192.175.48.0', '192.175.48.255', 'as112'],
  ['198.18.0.0/15', '198.18.0.0', '198.19.255.255', 'benchmarking'],
  ['198.51.100.0/24', '198.51.100.0', '198.51.100.255', 'documentation'],
  ['203.0.113.0/24', '203.0.113.0', '203.0.113.255', 'documentation'],
  ['240.0.0.0/4', '240.0.0.0', '255.255.255.254', 'reserved'],
  ['255.255.255.255/32', '255.255.255.255', '255.255.255.255', 'broadcast'],
  ['224.0.0.0/4', '224.0.0.0', '239.255.255.255', 'multicast'],
];

export const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

export const SPECIAL: readonly { readonly first: number; readonly last: number; readonly code: string }[] =
  IANA.map(([, first, last, code]) => ({ first: toNumber(first), last: toNumber(last), code }));

/** The block an address is in, or undefined for one on the public Internet. */
export const specialAt = (address: number) =>
  SPECIAL.find(({ first, last }) => first <= address && address <= last);

/** Whether any address from `start` to `end`, both included, is in a block. */
export const touchesSpecial = (start: number, end: number): boolean =>
  SPECIAL.some(({ first, last }) => first <= end && start <= last);
