'use client';
/** The inbox's search, filters, groups and order, kept in the URL: they stay while requests are opened. */
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import {
  filterRequests,
  GROUPINGS,
  type Grouping,
  groupRequests,
  INBOX_SORTS,
  type InboxFacet,
  type InboxFilters,
  type InboxSort,
} from './inbox-view.ts';

const some = parseAsArrayOf(parseAsString).withDefault([]);
const PARSERS = {
  q: parseAsString.withDefault(''),
  subscription: some,
  requester: some,
  access: some,
  group: parseAsStringLiteral(GROUPINGS).withDefault('registry'),
  sort: parseAsStringLiteral(INBOX_SORTS).withDefault('name'),
};

export type InboxView = {
  readonly filters: InboxFilters;
  readonly grouping: Grouping;
  readonly sort: InboxSort;
};

export function useInboxView(): InboxView {
  const [{ group, sort, ...filters }] = useQueryStates(PARSERS);
  return { filters, grouping: group, sort };
}

export function useChangeInboxView() {
  const [{ group: _, sort: __, ...filters }, set] = useQueryStates(PARSERS);
  return {
    /** Typing replaces the entry in the history; so do the rest: the way back leads out of the inbox. */
    search: (q: string) => void set({ q: q || null }),
    groupBy: (group: Grouping) => void set({ group }),
    sortBy: (sort: InboxSort) => void set({ sort }),
    toggle: (facet: InboxFacet, value: string) => {
      const chosen = filters[facet];
      const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
      void set({ [facet]: next.length > 0 ? next : null });
    },
    clear: () => void set({ q: null, subscription: null, requester: null, access: null }),
  };
}

/** The groups as the inbox shows them. */
export function useGroups(requests: readonly ApprovalRequest[], { filters, grouping, sort }: InboxView) {
  return useMemo(
    () => groupRequests(filterRequests(requests, filters), grouping, sort),
    [requests, filters, grouping, sort],
  );
}
