/** The facets as numbers: for each row either one place in the facet's values, or bits of several. */
import { ENDPOINT_STATES, type Facet, MATCHES, TASKS } from './filters.ts';
import type { FleetIndex } from './fleet-index.ts';
import { maskBySeverity, SEVERITIES } from './severity.ts';
import { FINDING_CODES, MODES } from './table.ts';
import type { AddressMatches } from './verdicts.ts';

/** Every facet but the tags, which are a list for each row. */
export type PlainFacet = Exclude<Facet, 'tag'>;

export type FacetColumn = {
  readonly values: readonly string[];
  /** Places in `values`, or bits of them. */
  readonly codes: Uint32Array;
  readonly isBits: boolean;
};

/** @param matches null without an address in the search: the facet `match` then has no value. */
export function facetColumn(
  index: FleetIndex,
  facet: PlainFacet,
  matches: AddressMatches | null,
): FacetColumn {
  // It changes with the address, which keeps its own answers.
  if (facet === 'match') return matchColumn(matches, index.table.size);
  return index.once(`facet ${facet}`, () => make(index, facet));
}

const matchColumn = (matches: AddressMatches | null, size: number): FacetColumn =>
  matches === null
    ? { values: [], codes: new Uint32Array(size), isBits: true }
    : {
        values: MATCHES,
        codes: Uint32Array.from(matches.matches, (code) => (code === 0 ? 0 : 1 << (code - 1))),
        isBits: true,
      };

function make({ table }: FleetIndex, facet: Exclude<PlainFacet, 'match'>): FacetColumn {
  switch (facet) {
    case 'access':
      return { values: MODES, codes: Uint32Array.from(table.modes), isBits: false };
    case 'finding':
      return {
        values: SEVERITIES,
        codes: table.findings.map((bits, row) =>
          maskBySeverity(table, row).reduce(
            (found, mask, grade) => ((bits & mask) === 0 ? found : found | (1 << grade)),
            0,
          ),
        ),
        isBits: true,
      };
    case 'kind':
      return { values: FINDING_CODES, codes: table.findings, isBits: true };
    case 'endpoint': {
      const { pending, approved, rejected, disconnected, otherConnections } = table;
      const counts = [pending, approved, rejected, disconnected, otherConnections];
      const codes = new Uint32Array(table.size);
      counts.forEach((column, bit) => {
        for (let row = 0; row < table.size; row += 1)
          if (column[row]) codes[row] = (codes[row] ?? 0) | (1 << bit);
      });
      return { values: ENDPOINT_STATES, codes, isBits: true };
    }
    case 'subscription':
      return sameWithoutCase(table.subscriptionIds);
    case 'group':
      return sameWithoutCase(table.resourceGroups);
    case 'region':
      return sameWithoutCase(table.locations);
    case 'sku':
      return { values: table.skus.values, codes: table.skus.at, isBits: false };
    case 'trusted':
      return { values: table.bypasses.values, codes: table.bypasses.at, isBits: false };
    case 'tasks':
      return { values: TASKS, codes: Uint32Array.from(table.tasksBypass), isBits: false };
  }
}

/** Azure compares ids and groups without letter case: spellings of one name are one value, in lower case. */
function sameWithoutCase({ values, at }: { values: readonly string[]; at: Uint32Array }): FacetColumn {
  const places = new Map<string, number>();
  const codes = values.map((value) => {
    const lower = value.toLowerCase();
    if (!places.has(lower)) places.set(lower, places.size);
    return places.get(lower) ?? 0;
  });
  return { values: [...places.keys()], codes: at.map((place) => codes[place] ?? 0), isBits: false };
}
