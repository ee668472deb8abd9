/** The address a browser comes from, out of what the proxies in front of the console say. */
import ipaddr from 'ipaddr.js';
import { readRange } from './ip-range.ts';
import { findSpecial, type SpecialCode } from './special-ranges.ts';

export type OwnAddress =
  /** An IP rule could let it in. */
  | { readonly kind: 'public'; readonly address: string }
  /** Not one that Azure would see; `code` names the block it is in (namespace `inputIssue`). */
  | { readonly kind: 'special'; readonly address: string; readonly code: SpecialCode }
  /** IP rules match IPv4 only. */
  | { readonly kind: 'ipv6'; readonly address: string }
  | { readonly kind: 'unknown' };

/**
 * @param forwardedFor the header `X-Forwarded-For`: every proxy appends the address it was called from,
 * and Next.js fills it in where there is none. @param proxies how many proxies stand in front of the
 * console; what is further left than they account for is only what a client claims.
 */
export function ownAddress(forwardedFor: string | null, proxies: number): OwnAddress {
  const chain = (forwardedFor ?? '').split(',').map((part) => part.trim());
  const text = chain.at(-Math.max(proxies, 1)) ?? '';
  if (!ipaddr.isValid(text)) return { kind: 'unknown' };
  const parsed = ipaddr.process(text);
  const address = parsed.toString();
  if (parsed.kind() === 'ipv6')
    return parsed.range() === 'loopback'
      ? { kind: 'special', address, code: 'loopback' }
      : { kind: 'ipv6', address };
  const range = readRange(address);
  const special = range === null ? null : findSpecial(range);
  return special === null ? { kind: 'public', address } : { kind: 'special', address, code: special.code };
}

/** The address where IP rules can decide on it, else null. */
export const publicAddress = (own: OwnAddress | undefined): string | null =>
  own?.kind === 'public' ? own.address : null;
