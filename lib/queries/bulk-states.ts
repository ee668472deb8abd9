'use client';
/** Reads what Azure holds of many chosen registries; they arrive one by one. */
import { useCallback, useEffect, useState } from 'react';
import type { StateLine } from '#lib/bulk-run/shapes.ts';
import type { Failure, Result } from '#lib/errors/failure.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { registryPath } from './paths.ts';

export type StatesReading = {
  /** By the lower-cased path of the registry's page. */
  readonly lines: ReadonlyMap<string, StateLine>;
  readonly isReading: boolean;
  /** Why nothing, or not all of it, could be read. */
  readonly failure: Failure | null;
};

export const stateKey = (ref: RegistryRef) => registryPath(ref).toLowerCase();

const NONE: StatesReading = { lines: new Map(), isReading: true, failure: null };

/** New rows are shown together: at most so often. Milliseconds. */
const SHOW_EVERY = 120;

/** @param refs the same array is the same question. */
export function useStates(refs: readonly RegistryRef[]): StatesReading & { readonly readAgain: () => void } {
  const [reading, setReading] = useState(NONE);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (refs.length === 0) return;
    const abort = new AbortController();
    setReading(NONE);
    void readStates(refs, abort.signal, (next) => {
      if (!abort.signal.aborted) setReading(next);
    });
    return () => abort.abort();
  }, [refs, round]);
  const readAgain = useCallback(() => setRound((known) => known + 1), []);
  return { ...reading, readAgain };
}

/** @param show what is known so far. @returns all of it. */
export async function readStates(
  refs: readonly RegistryRef[],
  signal: AbortSignal,
  show: (reading: StatesReading) => void = () => undefined,
): Promise<StatesReading> {
  const lines = new Map<string, StateLine>();
  const end = (failure: Failure | null): StatesReading => {
    const reading = { lines, isReading: false, failure };
    show(reading);
    return reading;
  };
  try {
    const response = await fetch('/api/bulk/states', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refs: refs.map(plain) }),
      signal,
    });
    if (!response.ok || response.body === null) {
      const result = (await response.json()) as Result<never>;
      return end(result.ok ? { code: 'unexpected' } : result.failure);
    }
    let shownAt = 0;
    for await (const line of linesOf(response.body)) {
      lines.set(stateKey(line.ref), line);
      if (performance.now() - shownAt < SHOW_EVERY) continue;
      shownAt = performance.now();
      show({ lines: new Map(lines), isReading: true, failure: null });
    }
  } catch {
    return end(signal.aborted ? null : { code: 'unavailable' });
  }
  return end(lines.size < refs.length ? { code: 'unavailable' } : null);
}

const plain = ({ subscriptionId, resourceGroup, name }: RegistryRef) => ({
  subscriptionId,
  resourceGroup,
  name,
});

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StateLine> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') yield JSON.parse(part) as StateLine;
  }
}
