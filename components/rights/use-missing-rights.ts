'use client';
/** Which rights a plan lacks, read before anything is sent. What cannot be read is not called missing. */
import { useQueries } from '@tanstack/react-query';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { rightsAtQuery } from '#lib/queries/identities.ts';
import { CONSOLE_ACTIONS, type ConsoleActionName } from '#lib/rights/console-actions.ts';

export type NeededRight = {
  readonly name: ConsoleActionName;
  /** ARM's id. */
  readonly scope: string;
};
export type MissingRight = NeededRight & { readonly action: string };

/** @returns what is missing, each once; empty while it is being read. */
export function useMissingRights(needed: readonly NeededRight[]): readonly MissingRight[] {
  const { account } = useAuth();
  const scopes = [...new Set(needed.map(({ scope }) => scope.toLowerCase()))];
  const read = useQueries({ queries: scopes.map((scope) => rightsAtQuery(account.oid, scope)) });
  const missing = needed.filter(
    ({ name, scope }) => read[scopes.indexOf(scope.toLowerCase())]?.data?.[name] === 'missing',
  );
  const byKey = new Map(
    missing.map((one) => [
      `${one.name} ${one.scope.toLowerCase()}`,
      { ...one, action: CONSOLE_ACTIONS[one.name].action },
    ]),
  );
  return [...byKey.values()];
}
