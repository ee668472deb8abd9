'use client';
/** Filters, search and span, kept in the URL: a view can be shared, and the back button undoes it. */
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { KINDS } from '#lib/history/describe.ts';
import type { Filters } from '#lib/history/filter.ts';
import type { ClientKind } from '#lib/history/model.ts';

export const CLIENTS = [
  'console',
  'portal',
  'cli',
  'powershell',
  'terraform',
  'template',
  'sdk',
  'vscode',
  'azure',
  'application',
  'untold',
] as const satisfies readonly ClientKind[];
export const OUTCOMES = ['done', 'maybe', 'refused'] as const;
/** Days. */
export const SPANS = ['1', '7', '14', '30', '90'] as const;

const some = <T extends string>(values: readonly T[]) =>
  parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]);

/** @param days what is read where the address does not say. */
export function useHistoryFilters(days: (typeof SPANS)[number]) {
  const [{ days: span, ...filters }, set] = useQueryStates({
    q: parseAsString.withDefault(''),
    registry: parseAsString.withDefault(''),
    subscription: parseAsString.withDefault(''),
    person: parseAsString.withDefault(''),
    kinds: some(KINDS),
    clients: some(CLIENTS),
    outcomes: some(OUTCOMES),
    days: parseAsStringLiteral(SPANS).withDefault(days),
  });
  return {
    filters: filters satisfies Filters as Filters,
    days: Number(span),
    /** Typing replaces the entry in the history; every other step can be gone back. */
    change: (part: Partial<Filters>, isTyping = false) =>
      void set(part as Parameters<typeof set>[0], { history: isTyping ? 'replace' : 'push' }),
    setDays: (value: string) => void set({ days: value as (typeof SPANS)[number] }, { history: 'push' }),
    clear: () =>
      void set(
        {
          q: null,
          registry: null,
          subscription: null,
          person: null,
          kinds: null,
          clients: null,
          outcomes: null,
        },
        { history: 'push' },
      ),
  };
}

export type HistoryFilters = ReturnType<typeof useHistoryFilters>;
