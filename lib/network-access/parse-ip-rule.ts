/**
 * What somebody typed or pasted as an IP rule: its canonical form, or why Azure would not take it or
 * nobody could mean it, with the nearest valid form. Azure documents public IPv4 addresses and CIDR only:
 * https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks
 */
import ipaddr from 'ipaddr.js';
import type { InputIssue } from '#lib/errors/failure.ts';
import { formatRange, rangeAround, rangeSize, readAddress } from './ip-range.ts';
import { findSpecial } from './special-ranges.ts';

/** Longer than any IP rule (`255.255.255.255/32` has 18 characters). */
export const RULE_TEXT_LIMIT = 64;

/** `code` is a message key of namespace `inputIssue`. */
export type RuleIssue = Omit<InputIssue, 'path'>;

export type ParsedIpRule =
  | { readonly ok: true; readonly rule: string; readonly addresses: number }
  | { readonly ok: false; readonly issue: RuleIssue; readonly suggestion?: string };

type Verdict =
  | { readonly ok: true; readonly rule: string; readonly addresses: number }
  /** `near`: what may have been meant, itself perhaps not valid yet. */
  | { readonly ok: false; readonly issue: RuleIssue; readonly near: string | null };

/** Repairs needed at most: `０40.91.2.8/24` has a wide digit, then a leading zero, then host bits. */
const MOST_REPAIRS = 4;

/**
 * @param text one address or range, exactly as typed.
 * @returns the canonical rule (`/32` dropped) and how many addresses it lets in; or the rule that was
 * broken and, where one is near, a form that parses.
 */
export function parseIpRule(text: string): ParsedIpRule {
  const verdict = judge(text);
  if (verdict.ok) return verdict;
  const { issue } = verdict;
  let { near } = verdict;
  for (let repairs = 0; near !== null && repairs < MOST_REPAIRS; repairs += 1) {
    const next = judge(near);
    if (next.ok) return { ok: false, issue, suggestion: next.rule };
    near = next.near;
  }
  return { ok: false, issue };
}

function judge(text: string): Verdict {
  if (text.length > RULE_TEXT_LIMIT) return bad('too_long', { limit: RULE_TEXT_LIMIT });
  const trimmed = text.trim();
  if (trimmed === '') return bad('empty');
  const hasSpace = /\s/.test(text);
  // Inner spaces are never closed up: "20.1.2.3 4" is two things, not 20.1.2.34.
  if (hasSpace && /^[\d./\s]+$/.test(text)) return bad('whitespace', {}, trimmed.replace(/\s*\/\s*/, '/'));
  if (!/^[\x21-\x7e\s]*$/.test(text)) return bad('non_ascii', {}, text.normalize('NFKC'));
  if (hasSpace) return bad('not_an_address', { text: trimmed });

  const [address = '', prefix, ...more] = text.split('/');
  if (looksLikeIpv6(address)) return bad('ipv6', {}, embeddedIpv4(address, prefix));
  const misspelt = checkSpelling(text, address, prefix);
  if (misspelt !== null) return misspelt;
  const value = readAddress(address);
  return value === null || more.length > 0
    ? bad('not_an_address', { text })
    : checkRange(address, value, prefix);
}

/** The notations that other programs read as some address, each refused under its own name. */
function checkSpelling(text: string, address: string, prefix: string | undefined): Verdict | null {
  const parts = address.split('.');
  if (/^[\da-fx.]+$/i.test(address) && parts.some((part) => /^0x[\da-f]*$/i.test(part)))
    return bad('hex', {}, withPrefix(decimalFrom(address), prefix));
  if (!parts.every((part) => /^\d+$/.test(part))) return bad('not_an_address', { text });
  if (parts.length < 4) return bad('short_form', {}, paddedRange(parts, prefix));
  if (parts.length > 4) return bad('not_an_address', { text });
  const decimal = parts.map((part) => part.replace(/^0+(?=\d)/, ''));
  const tooBig = decimal.find((part) => part.length > 3 || Number(part) > 255);
  if (tooBig !== undefined) return bad('octet_out_of_range', { octet: tooBig });
  const plain = decimal.join('.');
  return plain === address ? null : bad('octal', { decimal: plain }, withPrefix(plain, prefix));
}

function checkRange(address: string, value: number, prefixText = '32'): Verdict {
  if (!/^(\d|[12]\d|3[0-2])$/.test(prefixText))
    return bad('bad_prefix', { prefix: prefixText || 'none' }, repaired(address, prefixText));
  const prefix = Number(prefixText);
  if (prefix === 0) return bad('whole_internet');
  const range = rangeAround(value, prefix);
  const rule = formatRange(range);
  const special = findSpecial(range);
  if (special !== null)
    return bad(special.code, { block: special.block, how: special.whole ? 'inside' : 'overlaps' });
  if (range.first !== value) return bad('host_bits', { prefix, range: rule }, rule);
  return { ok: true, rule, addresses: rangeSize(range) };
}

const bad = (
  code: string,
  values: NonNullable<RuleIssue['values']> = {},
  near: string | null = null,
): Verdict => ({
  ok: false,
  issue: { code, values },
  near,
});

const withPrefix = (address: string | null, prefix: string | undefined) =>
  address === null || prefix === undefined ? address : `${address}/${prefix}`;

function looksLikeIpv6(address: string): boolean {
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.IPv6.isValid(bare) || /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(bare);
}

/** `::ffff:52.174.9.77` is an IPv4 address in IPv6 clothes; its prefix counts 96 bits more. */
function embeddedIpv4(address: string, prefix: string | undefined): string | null {
  if (!ipaddr.IPv6.isValid(address)) return null;
  const parsed = ipaddr.IPv6.parse(address);
  if (!parsed.isIPv4MappedAddress()) return null;
  return withPrefix(parsed.toIPv4Address().toString(), prefix && String(Number(prefix) - 96));
}

/** The address that C's inet_aton reads out of hexadecimal parts. */
function decimalFrom(address: string): string | null {
  return ipaddr.IPv4.isValidFourPartDecimal(address) || !ipaddr.IPv4.isValid(address)
    ? null
    : ipaddr.IPv4.parse(address).toString();
}

/** `52.174/16` says which parts it leaves out; `52.174` alone does not. */
function paddedRange(parts: readonly string[], prefix: string | undefined): string | null {
  if (prefix === undefined || !/^\d{1,2}$/.test(prefix) || Number(prefix) > parts.length * 8) return null;
  return `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${prefix}`;
}

/** `/024` and the netmask `/255.255.255.0` both mean `/24`. */
function repaired(address: string, prefix: string): string | null {
  if (/^0\d{1,2}$/.test(prefix)) return `${address}/${Number(prefix)}`;
  const mask = ipaddr.IPv4.isValidFourPartDecimal(prefix)
    ? ipaddr.IPv4.parse(prefix).prefixLengthFromSubnetMask()
    : null;
  return mask === null ? null : `${address}/${mask}`;
}
