'use client';
/** What the list knows of a registry that is not read yet. */
import { useQueryClient } from '@tanstack/react-query';
import { registryAt, type TableRegistry } from '#lib/fleet-table/table.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { FleetReading } from './fleet-reading.ts';
import { registriesKey } from './keys.ts';

/** @param ref null for nothing to look up. @returns null where the list was not read, or does not show it. Not kept current: what is read replaces it. */
export function useKnownRegistry(account: string, ref: RegistryRef | null): TableRegistry | null {
  const table = useQueryClient().getQueryData<FleetReading>(registriesKey(account))?.table;
  const wanted = ref?.name.toLowerCase();
  const row = table?.names.findIndex((name) => name.toLowerCase() === wanted) ?? -1;
  return table === undefined || row < 0 ? null : registryAt(table, row);
}
