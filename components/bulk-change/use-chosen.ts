'use client';
/** Which registries the page is about: chosen in the list, or left by a run. */
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { BulkIntent } from '#lib/bulk-change/intent.ts';
import type { Made } from '#lib/bulk-change/undo.ts';
import { MOST_REGISTRIES } from '#lib/bulk-run/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import type { KeptRun } from '#lib/operations/bulk-run-store.ts';
import { useBulkRun } from '#lib/queries/bulk-run.ts';
import { keptBulkSelection } from '#lib/queries/bulk-selection.ts';
import { stateKey } from '#lib/queries/bulk-states.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export type Chosen =
  | { readonly state: 'searching' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly readAgain: () => void }
  | { readonly state: 'none'; readonly why: 'nothing' | 'unknown_run'; readonly address: string | null }
  | {
      readonly state: 'chosen';
      /** Stays the same array. */
      readonly refs: readonly RegistryRef[];
      readonly from: 'selection' | 'address' | 'undo' | 'again';
      readonly address: string | null;
      /** What a run was about whose rest, or undo, this is. */
      readonly intent: BulkIntent | null;
      /** By key; null where nothing is to be undone. */
      readonly undo: ReadonlyMap<string, Made> | null;
    };

/** In the page's address: `undo` and `again` name runs of this tab. */
export function useChosen(): Chosen {
  const query = useSearchParams();
  const [undo, again] = ['undo', 'again'].map((key) => query.get(key));
  const run = useBulkRun(undo ?? again ?? null);
  const isHydrated = useHydrated();
  const { account } = useAuth();
  // Read once: leaving the page for the list and coming back mounts it anew.
  const kept = useMemo(() => (isHydrated ? keptBulkSelection(account.oid) : null), [isHydrated, account.oid]);
  const fromRun = useMemo(
    () => (run === null ? null : undo != null ? undoOf(run) : restOf(run)),
    [run, undo],
  );
  const fromSelection = useMemo(
    () => (kept === null ? null : select(kept.refs, 'selection', kept.address)),
    [kept],
  );
  if (!isHydrated) return { state: 'searching' };
  if (undo != null || again != null) return fromRun ?? { state: 'none', why: 'unknown_run', address: null };
  return fromSelection ?? { state: 'none', why: 'nothing', address: null };
}

/** What the page is about; none where nothing was found. */
export const select = (
  refs: readonly RegistryRef[],
  from: 'selection' | 'address',
  address: string | null,
): Chosen =>
  refs.length === 0
    ? { state: 'none', why: 'nothing', address }
    : { state: 'chosen', refs: refs.slice(0, MOST_REGISTRIES), from, address, intent: null, undo: null };

function undoOf({ items, intent }: KeptRun): Chosen {
  const done = items.flatMap(({ registry, made, inverse, state }) =>
    made === undefined || inverse === undefined || state === 'nothing' ? [] : [{ registry, made, inverse }],
  );
  if (done.length === 0) return { state: 'none', why: 'nothing', address: null };
  const undo = new Map(done.map(({ registry, made, inverse }) => [stateKey(registry), { made, inverse }]));
  const refs = done.map(({ registry }) => registry);
  return { state: 'chosen', refs, from: 'undo', address: null, intent, undo };
}

function restOf({ items, intent }: KeptRun): Chosen {
  const refs = items
    .filter(({ state }) => state !== 'done' && state !== 'nothing')
    .map(({ registry }) => registry);
  if (refs.length === 0) return { state: 'none', why: 'nothing', address: null };
  return { state: 'chosen', refs, from: 'again', address: null, intent, undo: null };
}
