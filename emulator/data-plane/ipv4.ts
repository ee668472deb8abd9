// IPv4 addresses and ranges as numbers, for IP rules and subnets.

/** Whether an IP rule (an address, or a range in CIDR notation) holds the address. IPv6 is never in one. */
export function ruleContains(rule: string, address: string): boolean {
  const [network = '', prefix = '32'] = rule.split('/');
  const first = toNumber(network);
  const wanted = toNumber(address);
  if (first === null || wanted === null) return false;
  const size = 2 ** (32 - Number(prefix));
  return Math.floor(wanted / size) === Math.floor(first / size);
}

/** The address of a range at that place; a service endpoint shows the registry such a private address. */
export function addressIn(range: string, place: number): string {
  const number = (toNumber(range.split('/')[0] ?? '') ?? 0) + place;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

function toNumber(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.reduce((number, part) => number * 256 + part, 0);
}
