'use client';
/** Search, filters and page of the connections, kept in the URL. */
import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { CONNECTION_STATES } from '#components/ui/connection-mark.tsx';

const PARSERS = {
  q: parseAsString.withDefault(''),
  state: parseAsArrayOf(parseAsStringLiteral(CONNECTION_STATES)).withDefault([]),
  from: parseAsString.withDefault(''),
  page: parseAsInteger.withDefault(1),
};

export function useConnectionView() {
  const [{ page, ...filters }, set] = useQueryStates(PARSERS);
  return {
    filters,
    page,
    /** What is looked for changes which page it is on: back to the first. */
    search: (q: string) => void set({ q: q || null, page: null }),
    toggle: (value: (typeof CONNECTION_STATES)[number]) => {
      const { state } = filters;
      const next = state.includes(value) ? state.filter((other) => other !== value) : [...state, value];
      void set({ state: next.length > 0 ? next : null, page: null });
    },
    turnTo: (to: number) => void set({ page: to === 1 ? null : to }),
    clear: () => void set({ q: null, state: null, from: null, page: null }),
  };
}
