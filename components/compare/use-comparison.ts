'use client';
/** What is compared, kept in the address: a comparison can be shared. A pasted baseline stays in this tab. */
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseRegistryRef } from '#lib/network-access/registry-ref.ts';
import { compareKey } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

/** `time`: the left registry itself, at another moment. */
export const WITH = ['registry', 'time', 'baseline'] as const;
export type With = (typeof WITH)[number];

export function useComparison() {
  const [{ left, right, at, with: chosen }, set] = useQueryStates({
    left: parseAsString,
    right: parseAsString,
    at: parseAsString,
    with: parseAsStringLiteral(WITH),
  });
  const moment = at === null || Number.isNaN(Date.parse(at)) ? null : at;
  return {
    left: refOf(left),
    right: refOf(right),
    at: moment,
    with: chosen ?? (moment === null ? 'registry' : 'time'),
    setLeft: (ref: RegistryRef) => void set({ left: compareKey(ref), at: null }, { history: 'push' }),
    setRight: (ref: RegistryRef) =>
      void set({ right: compareKey(ref), at: null, with: null }, { history: 'push' }),
    setAt: (moment: string) => void set({ right: left, at: moment, with: null }, { history: 'push' }),
    setWith: (kind: With) =>
      void set({ with: kind === 'registry' ? null : kind, right: null, at: null }, { history: 'push' }),
    swap: () => void set({ left: right, right: left }, { history: 'push' }),
  };
}

function refOf(key: string | null): RegistryRef | null {
  const [subscriptionId, resourceGroup, name, ...more] = key?.split('/') ?? [];
  const parsed = parseRegistryRef({ subscriptionId, resourceGroup, name });
  return parsed.ok && more.length === 0 ? parsed.ref : null;
}
