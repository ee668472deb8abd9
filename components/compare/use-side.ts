'use client';
/** One side of a comparison: a registry now, or at a moment of its past. */
import { useQuery } from '@tanstack/react-query';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { RegistryHistory } from '#lib/change-log/shapes.ts';
import type { Failure } from '#lib/errors/failure.ts';
import { type ComparedState, comparedState } from '#lib/history/compare.ts';
import { HIDDEN_FROM_GRAPH } from '#lib/history/from-graph.ts';
import { linesOf } from '#lib/history/lines.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { registryHistoryQuery } from '#lib/queries/history.ts';
import { registryQuery } from '#lib/queries/registries.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';

export type Side = {
  readonly state: ComparedState | null;
  readonly detail: RegistryDetail | null;
  readonly failure: Failure | null;
  readonly isReading: boolean;
};

/** @param at ISO 8601; null: now. */
export function useSide(registry: RegistryRef | null, at: string | null): Side {
  const { account } = useAuth();
  const now = useQuery({
    ...registryQuery(account.oid, registry ?? NOBODY),
    enabled: registry !== null,
  });
  const past = useQuery({
    ...registryHistoryQuery(account.oid, registry ?? NOBODY),
    enabled: registry !== null && at !== null,
  });
  const detail = now.data ?? null;
  const error = now.error ?? (at === null ? null : past.error);
  const isReading = registry !== null && (now.isPending || (at !== null && past.isPending));
  return {
    detail,
    failure: error === null ? null : failureOf(error),
    isReading: isReading && error === null,
    state:
      at === null
        ? detail && comparedState(detail.access)
        : past.data === undefined
          ? null
          : stateAt(past.data, at),
  };
}

const NOBODY: RegistryRef = { subscriptionId: '', resourceGroup: '', name: '' };

/** After the last entry by then; what no source tells is absent. */
function stateAt({ entries, current, log }: RegistryHistory, at: string): ComparedState {
  const { lines } = linesOf(entries, current, log.failure === null ? [] : HIDDEN_FROM_GRAPH);
  const moment = Date.parse(at);
  const own = lines.filter(({ entry }) => entry.subject === null);
  // Newest first: the first one by then, else the state before the oldest of all.
  const last = own.find(({ entry }) => Date.parse(entry.until) <= moment);
  return last?.moment.after ?? own.at(-1)?.moment.before ?? Object.values(current)[0] ?? {};
}
