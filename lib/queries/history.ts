'use client';
/** What is recorded of one registry, and of all: the latter arrives subscription by subscription. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { HistoryChunk, RegistryHistory } from '#lib/change-log/shapes.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { failureError, fetchResult } from './fetch-result.ts';
import { EMPTY_FLEET_HISTORY, type FleetHistory, withChunk } from './fleet-history.ts';
import { fleetHistoryKey, historyKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** The log is minutes behind anyway. Milliseconds. */
const FRESH_FOR = 60_000;

export const registryHistoryQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: historyKey(account, ref),
    queryFn: ({ signal }) => fetchResult<RegistryHistory>(`/api${registryPath(ref)}/history`, { signal }),
    staleTime: FRESH_FOR,
  });

type FleetQuestion = { readonly days: number; readonly subscription: string };

/** @returns what has arrived so far; `isReading` until the last of it is there. */
export function useFleetHistory(account: string, { days, subscription }: FleetQuestion) {
  const client = useQueryClient();
  const queryKey = useMemo(
    () => [...fleetHistoryKey(account), days, subscription.toLowerCase()] as const,
    [account, days, subscription],
  );
  const { data, error, isFetching, refetch } = useQuery({
    queryKey,
    staleTime: FRESH_FOR,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({
        days: String(days),
        ...(subscription === '' ? {} : { subscription }),
      });
      let history = EMPTY_FLEET_HISTORY;
      let told = 0;
      for await (const chunk of chunksOf(`/api/history?${query}`, signal)) {
        if (chunk.kind === 'failure') throw failureError(chunk.failure);
        history = withChunk(history, chunk);
        // A screen refresh is enough: 500 subscriptions would draw the list 500 times.
        if (performance.now() - told < 250) continue;
        told = performance.now();
        client.setQueryData([...queryKey, 'partial'], history);
      }
      if (!history.isComplete) throw failureError({ code: 'unavailable' });
      return history;
    },
  });
  const { data: partial } = useQuery<FleetHistory>({
    queryKey: [...queryKey, 'partial'],
    enabled: false,
    queryFn: () => EMPTY_FLEET_HISTORY,
  });
  useEffect(() => {
    if (!isFetching) client.removeQueries({ queryKey: [...queryKey, 'partial'] });
  }, [client, isFetching, queryKey]);
  return { data: data ?? partial, error, isReading: isFetching, readAgain: () => void refetch() };
}

/** One JSON value to a line. */
async function* chunksOf(path: string, signal: AbortSignal): AsyncGenerator<HistoryChunk> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { accept: 'application/x-ndjson' } });
  } catch (error) {
    if (signal.aborted) throw error;
    throw failureError({ code: 'unavailable' });
  }
  if (!response.ok || response.body === null) {
    const answer = (await response.json().catch(() => null)) as { failure?: HistoryFailure } | null;
    throw failureError(answer?.failure ?? { code: 'unavailable' });
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as HistoryChunk;
    if (done) return;
  }
}

type HistoryFailure = Extract<HistoryChunk, { kind: 'failure' }>['failure'];
