/**
 * IPv4 ranges and what sets of them cover, exactly. Addresses are whole numbers from 0 to 2^32 - 1,
 * which a JavaScript number holds without loss; no bit operators, because those are signed.
 */

/** A CIDR range: `first` is its lowest address (host bits clear), `prefix` 0 to 32. */
export type IpRange = { readonly first: number; readonly prefix: number };

/** Addresses from `start` up to, not including, `end`. */
type Interval = { readonly start: number; readonly end: number };

const QUAD = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const PREFIX = /^(0|[1-9]\d?)$/;

/** Exactly four decimal parts without leading zeros; anything else is null. */
export function readAddress(text: string): number | null {
  const parts = QUAD.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.reduce((address, part) => address * 256 + part, 0);
}

/** Registries share most of their rules, and each is looked at several times: a fleet would be parsed over and over. */
const read = new Map<string, IpRange | null>();
const MOST_READ = 50_000;

/**
 * An address, or a range in CIDR form, whatever it is used for. Host bits are cleared.
 * Whether Azure takes it as an IP rule is parse-ip-rule.ts.
 */
export function readRange(text: string): IpRange | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= MOST_READ) read.clear();
  const range = parseRange(text);
  read.set(text, range);
  return range;
}

function parseRange(text: string): IpRange | null {
  const [address = '', prefixText = '32', ...more] = text.split('/');
  const value = readAddress(address);
  if (value === null || more.length > 0 || !PREFIX.test(prefixText)) return null;
  const prefix = Number(prefixText);
  return prefix > 32 ? null : rangeAround(value, prefix);
}

/** The range of that prefix which holds the address. */
export function rangeAround(address: number, prefix: number): IpRange {
  return { first: address - (address % 2 ** (32 - prefix)), prefix };
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Canonical text: a single address has no `/32`, as Azure stores it. */
export function formatRange({ first, prefix }: IpRange): string {
  return prefix === 32 ? formatAddress(first) : `${formatAddress(first)}/${prefix}`;
}

/** One spelling for each rule, to compare by; what is not IPv4 is only trimmed and lower-cased. */
export function canonicalRule(rule: string): string {
  const range = readRange(rule);
  return range === null ? rule.trim().toLowerCase() : formatRange(range);
}

/** The ranges among the rules; a rule that is not IPv4 covers nothing here. */
export function toRanges(rules: readonly string[]): readonly IpRange[] {
  return rules.map(readRange).filter((range) => range !== null);
}

/** Number of addresses in one range: 1 to 2^32. */
export function rangeSize({ prefix }: IpRange): number {
  return 2 ** (32 - prefix);
}

/** True for ranges wider than /8: Azure takes them, but somebody should have meant it. */
export function isWide(rule: string): boolean {
  const range = readRange(rule);
  return range !== null && range.prefix < 8;
}

/** Equal ranges contain each other. */
export function contains(outer: IpRange, inner: IpRange): boolean {
  return outer.prefix <= inner.prefix && rangeAround(inner.first, outer.prefix).first === outer.first;
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
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    const end = range.first + rangeSize(range);
    if (last === undefined || range.first > last.end) merged.push({ start: range.first, end });
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
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
    while (prefix > 0 && next % 2 ** (33 - prefix) === 0 && next + 2 ** (33 - prefix) <= end) prefix -= 1;
    ranges.push({ first: next, prefix });
    next += 2 ** (32 - prefix);
  }
  return ranges;
}
