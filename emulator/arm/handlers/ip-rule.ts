// IP rules as the embedded Azure accepts them: public IPv4 addresses and CIDR ranges. Written from Azure's documents:
// https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks
import { registryErrors } from '#emulator/arm/registry-errors.ts';

/** Not the public Internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** @returns the rule as Azure stores it, without `/32`. Throws a 400 that names the rule. */
export function parseIpRule(value: string): string {
  if (value.includes(':')) throw registryErrors.ipRuleInvalid(value, 'IPv6 addresses are not supported.');
  const [, address, prefixText] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(value) ?? [];
  const number = address === undefined ? null : toNumber(address);
  const prefix = Number(prefixText ?? 32);
  if (address === undefined || number === null || prefix > 32 || /^0\d/.test(prefixText ?? '')) {
    throw registryErrors.ipRuleInvalid(
      value,
      'It is neither an IPv4 address nor an IPv4 range in CIDR notation.',
    );
  }
  const size = 2 ** (32 - prefix);
  if (number % size !== 0) {
    throw registryErrors.ipRuleInvalid(value, `Address bits are set after the prefix length ${prefix}.`);
  }
  for (const [block, blockPrefix] of NOT_PUBLIC) {
    const first = toNumber(block) ?? 0;
    const last = first + 2 ** (32 - blockPrefix) - 1;
    if (number <= last && number + size - 1 >= first) {
      throw registryErrors.ipRuleInvalid(
        value,
        `It touches ${block}/${blockPrefix}. Only public IP addresses are supported.`,
      );
    }
  }
  return prefix === 32 ? address : value;
}

/** Null unless it is four decimal parts without leading zeros. */
function toNumber(address: string): number | null {
  const parts = address.split('.');
  if (parts.length !== 4) return null;
  let number = 0;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    number = number * 256 + Number(part);
  }
  return number;
}
