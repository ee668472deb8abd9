'use client';
/** Registries that the page's address asks for: by an address that their rules let in, or by their names. */
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { rulesAt } from '#lib/fleet-table/rules.ts';
import { type FleetTable, registryAt } from '#lib/fleet-table/table.ts';
import { overlaps, readRange } from '#lib/network-access/ip-range.ts';
import { failureOf } from '#lib/queries/fetch-result.ts';
import { useFleet } from '#lib/queries/fleet.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { type Chosen, select } from './use-chosen.ts';

/** Once found, a selection stays: what the fleet's readings bring later would change it under the user's eyes. */
export function useSearchedFor(): Chosen {
  const query = useSearchParams();
  const [address = null, names = null] = ['address', 'registries'].map((key) => query.get(key));
  const { account } = useAuth();
  const { reading, error, readAgain } = useFleet(account.oid);
  const question = query.toString();
  const [found, setFound] = useState<{ question: string; chosen: Chosen } | null>(null);
  if (found?.question === question) return found.chosen;
  const isWhole = reading?.expected == null || reading.table.size >= reading.expected;
  if (reading !== undefined && isWhole) {
    const chosen = select(search(reading.table, address, names), 'address', address);
    setFound({ question, chosen });
    return chosen;
  }
  return error ? { state: 'failed', failure: failureOf(error), readAgain } : { state: 'searching' };
}

function search(table: FleetTable, address: string | null, names: string | null): readonly RegistryRef[] {
  const wanted = new Set((names ?? '').toLowerCase().split(',').filter(Boolean));
  const range = address === null ? null : readRange(address.trim());
  return Array.from({ length: table.size }, (_, row) => row)
    .filter((row) => {
      if (address === null) return wanted.has(table.names[row]?.toLowerCase() ?? '');
      return rulesAt(table.ipRules, row).some((rule) => {
        const held = readRange(rule);
        return range !== null && held !== null && overlaps(held, range);
      });
    })
    .map((row) => registryAt(table, row).ref);
}
