'use client';
/** React Query owns client data: one client per tab, one retry rule. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { failureOf } from './fetch-result.ts';

/** Long enough not to re-read while walking between pages, short enough to trust. Milliseconds. */
const FRESH_FOR = 30_000;
const MOST_RETRIES = 2;

/** Only what may pass by itself is tried again; a refusal stays a refusal. */
function shouldRetry(count: number, error: unknown): boolean {
  const { code } = failureOf(error);
  return count < MOST_RETRIES && (code === 'unavailable' || code === 'throttled');
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_FOR, retry: shouldRetry } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
