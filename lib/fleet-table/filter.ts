/**
 * Which rows a search and the chosen facet values leave, and how many each other value would show. For every
 * row one number says what it fails, a bit for each condition: a value's count is then the rows that fail
 * nothing but its own facet.
 */
import { facetColumn, type PlainFacet } from './facet-columns.ts';
import { FACETS, type Facet, type Filters } from './filters.ts';
import type { FleetIndex } from './fleet-index.ts';
import { matchAddress, parseSearch, ruleBounds } from './search-address.ts';
import { failText, wordsOf } from './search-text.ts';
import { TAG_CUT } from './table.ts';
import type { AddressMatches, Verdicts } from './verdicts.ts';

const PLAIN = FACETS.filter((facet): facet is PlainFacet => facet !== 'tag');
/** Bits: one for each plain facet, then the words, the address, and the rest for the chosen tags' keys. */
const bitOf = (facet: PlainFacet): number => 1 << PLAIN.indexOf(facet);
const WORDS = 1 << PLAIN.length;
const ADDRESS = WORDS << 1;
const FIRST_TAG = PLAIN.length + 2;
const LAST_TAG = 30;

export function filterRows(index: FleetIndex, filters: Filters): Verdicts {
  const { size } = index.table;
  const fails = new Uint32Array(size);
  const { range, words } = parseSearch(wordsOf(filters.q));
  failText(index, words, fails, WORDS);
  const matches = range === null ? null : matchAddress(index, range);
  if (matches !== null) {
    for (let row = 0; row < size; row += 1)
      if (!matches.matches[row]) fails[row] = (fails[row] ?? 0) | ADDRESS;
  }
  for (const facet of PLAIN) {
    // Without an address there is nothing to match: the choice waits for the next one.
    if (filters[facet].length > 0 && (facet !== 'match' || matches !== null))
      failFacet(index, facet, filters[facet], matches, fails);
  }
  return { fails, matches, tagBits: failTags(index, filters.tag, fails) };
}

function failFacet(
  index: FleetIndex,
  facet: PlainFacet,
  chosen: readonly string[],
  matches: AddressMatches | null,
  fails: Uint32Array,
): void {
  const { values, codes, isBits } = facetColumn(index, facet, matches);
  const bit = bitOf(facet);
  const wanted = new Set(chosen);
  if (isBits) {
    const mask = values.reduce((bits, value, place) => (wanted.has(value) ? bits | (1 << place) : bits), 0);
    for (let row = 0; row < codes.length; row += 1)
      if (((codes[row] ?? 0) & mask) === 0) fails[row] = (fails[row] ?? 0) | bit;
    return;
  }
  const accepted = Uint8Array.from(values, (value) => (wanted.has(value) ? 1 : 0));
  for (let row = 0; row < codes.length; row += 1)
    if (!accepted[codes[row] ?? 0]) fails[row] = (fails[row] ?? 0) | bit;
}

/** Reads every rule's bounds, which the first search by address would wait for. Call it when idle. */
export const prepareAddresses = (index: FleetIndex): void => void ruleBounds(index);

/** `key:value`, as it stands in the address of a view. */
export const tagText = (tag: string): string => tag.replace(TAG_CUT, ':');
export const tagKey = (tag: string): string => tag.slice(0, tag.indexOf(TAG_CUT));

/** Values of one key widen, different keys narrow: each key is a condition of its own. */
function failTags(
  { table }: FleetIndex,
  chosen: readonly string[],
  fails: Uint32Array,
): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  if (chosen.length === 0) return bits;
  const wanted = new Set(chosen);
  const found = new Set<string>();
  const accepted = new Map<string, Uint8Array>();
  table.tags.values.forEach((tag, place) => {
    if (!wanted.has(tagText(tag))) return;
    found.add(tagText(tag));
    const key = tagKey(tag);
    const places = accepted.get(key) ?? new Uint8Array(table.tags.values.length);
    places[place] = 1;
    accepted.set(key, places);
  });
  // A tag that no registry has (any more): a condition that nothing meets.
  for (const tag of wanted)
    if (!found.has(tag)) accepted.set(`\n${tag}`, new Uint8Array(table.tags.values.length));
  const { at, starts } = table.tags;
  for (const [key, places] of accepted) {
    const bit = 1 << Math.min(FIRST_TAG + bits.size, LAST_TAG);
    bits.set(key, bit);
    for (let row = 0; row < table.size; row += 1) {
      const end = starts[row + 1] ?? 0;
      let has = false;
      for (let cell = starts[row] ?? 0; cell < end && !has; cell += 1) has = places[at[cell] ?? 0] === 1;
      if (!has) fails[row] = (fails[row] ?? 0) | bit;
    }
  }
  return bits;
}

/** Values that at least one registry has, whatever is searched: a dictionary may hold more. */
export function existingValues(index: FleetIndex, facet: Facet, verdicts: Verdicts): ReadonlySet<string> {
  const { tags } = index.table;
  if (facet === 'tag') return new Set(used(tags.values, tags.at).map(tagText));
  const { values, codes, isBits } = facetColumn(index, facet, verdicts.matches);
  if (!isBits) return new Set(used(values, codes));
  const bits = codes.reduce((all, code) => all | code, 0);
  return new Set(values.filter((_, place) => (bits & (1 << place)) !== 0));
}

function used(values: readonly string[], places: Uint32Array): readonly string[] {
  const isUsed = new Uint8Array(values.length);
  for (const place of places) isUsed[place] = 1;
  return values.filter((_, place) => isUsed[place] === 1);
}

/** @returns per value of the facet how many rows it would show, given the search and the other facets. */
export function countFacet(index: FleetIndex, facet: Facet, verdicts: Verdicts): Uint32Array {
  if (facet === 'tag') return countTags(index, verdicts);
  const { values, codes, isBits } = facetColumn(index, facet, verdicts.matches);
  const counts = new Uint32Array(values.length);
  const others = ~bitOf(facet);
  const { fails } = verdicts;
  for (let row = 0; row < codes.length; row += 1) {
    if (((fails[row] ?? 0) & others) !== 0) continue;
    const code = codes[row] ?? 0;
    if (!isBits) counts[code] = (counts[code] ?? 0) + 1;
    else
      for (let place = 0; code >>> place !== 0; place += 1)
        if (code & (1 << place)) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function countTags({ table }: FleetIndex, { fails, tagBits }: Verdicts): Uint32Array {
  const { values, at, starts } = table.tags;
  const counts = new Uint32Array(values.length);
  const others = Int32Array.from(values, (tag) => ~(tagBits.get(tagKey(tag)) ?? 0));
  for (let row = 0; row < table.size; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let cell = starts[row] ?? 0; cell < end; cell += 1) {
      const place = at[cell] ?? 0;
      if (((fails[row] ?? 0) & (others[place] ?? 0)) === 0) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}
