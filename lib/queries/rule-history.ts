'use client';
/** Who brought each rule. Asked for once the page is there: it can take Azure seconds to look through its log. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import type { RegistryRef, RuleHistory } from '#lib/registries/shapes.ts';
import { failureOf, fetchResult } from './fetch-result.ts';
import { ruleHistoryKey } from './keys.ts';
import { registryPath } from './paths.ts';

/** The log is minutes behind anyway. Milliseconds. */
const FRESH_FOR = 5 * 60_000;

const ruleHistoryQuery = (account: string, ref: RegistryRef) =>
  queryOptions({
    queryKey: ruleHistoryKey(account, ref),
    queryFn: ({ signal }) => fetchResult<RuleHistory>(`/api${registryPath(ref)}/rule-history`, { signal }),
    staleTime: FRESH_FOR,
  });

/** @returns nothing yet while it is being read. */
export function useRuleHistory(registry: RegistryRef): {
  readonly history: RuleHistory | undefined;
  readonly failure: Failure | null;
} {
  const { account } = useAuth();
  const { data, error } = useQuery(ruleHistoryQuery(account.oid, registry));
  return { history: data, failure: error === null ? null : failureOf(error) };
}
