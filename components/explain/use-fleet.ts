'use client';
/** The registries that the user may read, to choose from and to look names up in. */
import { useMemo } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { registryAt } from '#lib/fleet-table/table.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useFleet as useFleetTable } from '#lib/queries/fleet.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';

export type Fleet = {
  /** Null until it has been read. */
  readonly registries: readonly RegistrySummary[] | null;
  readonly failure: Failure | null;
  /** @param name of a registry, or its login server, in any letter case. */
  readonly find: (name: string) => RegistrySummary | null;
};

export function useFleet(): Fleet {
  const { account } = useAuth();
  const { reading, error } = useFleetTable(account.oid);
  const table = reading?.table;
  const registries = useMemo(
    () =>
      table === undefined ? null : Array.from({ length: table.size }, (_, row) => registryAt(table, row)),
    [table],
  );
  return {
    registries,
    failure: error === null || error === undefined ? null : failureOf(error),
    find: (name) => {
      const wanted = name.trim().toLowerCase();
      return (
        registries?.find(({ loginServer }) => loginServer.toLowerCase() === wanted) ??
        registries?.find(({ ref }) => ref.name.toLowerCase() === wanted) ??
        null
      );
    },
  };
}
