/**
 * IPv4 ranges and what sets of them cover, exactly. Addresses are whole numbers from 0 to 2^32 - 1,
 * which a JavaScript number holds without loss; no bit operators, because those are signed.
 */

/** A CIDR range: `first` is its lowest address (host bits clear), `prefix` 0 to 32. */
export type IpRange = { readonly first: number; readonly prefix: number };

/** Addresses from `start` up to, not including, `end`. */
type Interval = { readonly start: number; readonly end: number };

/** Exactly four decimal parts without leading zeros; anything else is null. */
export function readAddress(text: string): number | null {
  const address = scanAddress(text, text.length);
  return address < 0 ? null : address;
}

/**
 * An address, or a range in CIDR form, whatever it is used for. Host bits are cleared.
 * Whether Azure takes it as an IP rule is parse-ip-rule.ts.
 */
export function readRange(text: string): IpRange | null {
  const cut = text.indexOf('/');
  const address = scanAddress(text, cut < 0 ? text.length : cut);
  const prefix = cut < 0 ? 32 : scanPrefix(text, cut + 1);
  return address < 0 || prefix < 0 ? null : rangeAround(address, prefix);
}

const [ZERO, NINE, DOT] = [48, 57, 46];
const NONE = -1;

/**
 * Digit by digit: a fleet has some hundred thousand rules, each looked at several times, and this is a fifth of
 * what a regular expression takes, and less than finding it in a map of those already read.
 * @param end where the address ends in the text. @returns NONE for what is no address.
 */
function scanAddress(text: string, end: number): number {
  let address = 0;
  let part = NONE;
  let dots = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (part === NONE || dots === 3) return NONE;
      address = address * 256 + part;
      part = NONE;
      dots += 1;
    } else {
      // A part that is 0 already has no further digit.
      if (code < ZERO || code > NINE || part === 0) return NONE;
      part = (part === NONE ? 0 : part * 10) + code - ZERO;
      if (part > 255) return NONE;
    }
  }
  return dots === 3 && part !== NONE ? address * 256 + part : NONE;
}

/** 0 to 32, without leading zeros, up to the text's end. @returns NONE for anything else. */
function scanPrefix(text: string, start: number): number {
  let prefix = NONE;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE || prefix === 0) return NONE;
    prefix = (prefix === NONE ? 0 : prefix * 10) + code - ZERO;
    if (prefix > 32) return NONE;
  }
  return prefix;
}

/** How many addresses a prefix holds: looked up, because powers are not cheap. */
const SIZES: readonly number[] = Array.from({ length: 33 }, (_, prefix) => 2 ** (32 - prefix));
const sizeOf = (prefix: number): number => SIZES[prefix] ?? 0;

/** The range of that prefix which holds the address. */
export function rangeAround(address: number, prefix: number): IpRange {
  return { first: address - (address % sizeOf(prefix)), prefix };
}

export function formatAddress(address: number): string {
  const third = Math.floor(address / 256);
  const second = Math.floor(third / 256);
  return `${Math.floor(second / 256)}.${second % 256}.${third % 256}.${address % 256}`;
}

/** Canonical text: a single address has no `/32`, as Azure stores it. */
export function formatRange({ first, prefix }: IpRange): string {
  return prefix === 32 ? formatAddress(first) : `${formatAddress(first)}/${prefix}`;
}

/** One spelling for each rule, to compare by; what is not IPv4 is only trimmed and lower-cased. */
export function canonicalRule(rule: string): string {
  const range = readRange(rule);
  if (range === null) return rule.trim().toLowerCase();
  // A single address has one spelling only.
  return rule.includes('/') ? formatRange(range) : rule;
}

/** The ranges among the rules; a rule that is not IPv4 covers nothing here. */
export function toRanges(rules: readonly string[]): readonly IpRange[] {
  return rules.map(readRange).filter((range) => range !== null);
}

/** Number of addresses in one range: 1 to 2^32. */
export function rangeSize({ prefix }: IpRange): number {
  return sizeOf(prefix);
}

/** True for ranges wider than /8: Azure takes them, but somebody should have meant it. */
export function isWide(rule: string): boolean {
  const range = readRange(rule);
  return range !== null && range.prefix < 8;
}

/** Equal ranges contain each other. */
export function contains(outer: IpRange, inner: IpRange): boolean {
  return (
    outer.prefix <= inner.prefix &&
    inner.first >= outer.first &&
    inner.first < outer.first + sizeOf(outer.prefix)
  );
}

/** CIDR ranges overlap only when one holds the other. */
export function overlaps(a: IpRange, b: IpRange): boolean {
  return contains(a, b) || contains(b, a);
}

/** @param address four decimal parts, e.g. `52.174.9.77`; anything else is inside nothing. */
export function isInside(address: string, ranges: readonly IpRange[]): boolean {
  const value = readAddress(address);
  return value !== null && ranges.some((range) => contains(range, { first: value, prefix: 32 }));
}

/** How many different addresses the ranges cover together. */
export function countAddresses(ranges: readonly IpRange[]): number {
  return size(normalise(ranges));
}

/** How many addresses of `ranges` are not in `others`. */
export function countOutside(ranges: readonly IpRange[], others: readonly IpRange[]): number {
  return size(difference(normalise(ranges), normalise(others)));
}

/** One number for each range, to find it by: an address takes 32 bits, a prefix 6. */
export const rangeKey = ({ first, prefix }: IpRange): number => first * 64 + prefix;

/** The addresses of `ranges` that are not in `others`, as the fewest CIDR ranges, in order. */
export function subtract(ranges: readonly IpRange[], others: readonly IpRange[]): readonly IpRange[] {
  return difference(normalise(ranges), normalise(others)).flatMap(toCidr);
}

/** The fewest CIDR ranges that cover exactly the same addresses, in order. */
export function union(ranges: readonly IpRange[]): readonly IpRange[] {
  return normalise(ranges).flatMap(toCidr);
}

function size(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Sorted, disjoint, and never touching. */
function normalise(ranges: readonly IpRange[]): readonly Interval[] {
  const merged: Interval[] = [];
  let last: { start: number; end: number } | null = null;
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const end = range.first + rangeSize(range);
    if (last !== null && range.first <= last.end) last.end = Math.max(last.end, end);
    else {
      last = { start: range.first, end };
      merged.push(last);
    }
  }
  return merged;
}

/** Both sides normalised. */
function difference(from: readonly Interval[], without: readonly Interval[]): readonly Interval[] {
  return from.flatMap(({ start, end }) => {
    const left: Interval[] = [];
    let next = start;
    for (const hole of without) {
      if (hole.end <= next || hole.start >= end) continue;
      if (hole.start > next) left.push({ start: next, end: hole.start });
      next = hole.end;
    }
    return next < end ? [...left, { start: next, end }] : left;
  });
}

function toCidr({ start, end }: Interval): readonly IpRange[] {
  const ranges: IpRange[] = [];
  for (let next = start; next < end; ) {
    let prefix = 32;
    while (prefix > 0 && next % sizeOf(prefix - 1) === 0 && next + sizeOf(prefix - 1) <= end) prefix -= 1;
    ranges.push({ first: next, prefix });
    next += sizeOf(prefix);
  }
  return ranges;
}
