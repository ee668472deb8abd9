/** Whether rules let an address in. */
import { readAddress, readRange } from '#lib/network-access/ip-range.ts';

/** @param text anything; only one IPv4 address can be held. */
export function ipRuleHolds(rules: readonly string[] | undefined, text: string): boolean {
  const address = readAddress(text);
  if (address === null || rules === undefined) return false;
  return rules.some((rule) => {
    const range = readRange(rule);
    return range !== null && address >= range.first && address < range.first + 2 ** (32 - range.prefix);
  });
}
