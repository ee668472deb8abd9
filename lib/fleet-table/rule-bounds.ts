/** What each of a fleet's IP rules lets in, for a search to compare with. */
import { readRange } from '#lib/network-access/ip-range.ts';
import { NO_RANGE, type Rules } from './rules.ts';

/** `from` up to, not including, `end`; equal where the text is not an IPv4 range. */
export type RuleBounds = { readonly from: Float64Array; readonly end: Float64Array };

export function boundsOf({ firsts, prefixes, others }: Rules): RuleBounds {
  const from = Float64Array.from(firsts);
  const end = from.slice();
  for (let place = 0; place < firsts.length; place += 1) {
    const prefix = prefixes[place] ?? NO_RANGE;
    const range =
      prefix === NO_RANGE
        ? readRange(others[firsts[place] ?? 0] ?? '')
        : { first: firsts[place] ?? 0, prefix };
    from[place] = range?.first ?? 0;
    end[place] = range === null ? 0 : range.first + 2 ** (32 - range.prefix);
  }
  return { from, end };
}
