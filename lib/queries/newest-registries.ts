'use client';
/**
 * Registries that were read by themselves, after a save most of all, show in the list as they are known to
 * be, until a list is as new: Resource Graph may be behind for minutes.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { FleetReading } from './fleet-reading.ts';
import { registriesKey } from './keys.ts';

/** Watches for as long as anybody shows the fleet. @returns what ends it. */
export function keepNewest(client: QueryClient, account: string): () => void {
  const apply = async () => {
    const key = registriesKey(account);
    const reading = client.getQueryData<FleetReading>(key);
    if (reading === undefined) return;
    const newest = await withNewest(client, account, reading);
    // Old by its date: it is still to be read again when it is next shown.
    if (newest !== reading && client.getQueryData(key) === reading)
      client.setQueryData(key, newest, { updatedAt: 1 });
  };
  void apply();
  return client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryKey[0] === account && query.queryKey[1] === 'registry') void apply();
  });
}

/** The same reading where nothing newer is known. */
export async function withNewest<T extends FleetReading>(
  client: QueryClient,
  account: string,
  reading: T,
): Promise<T> {
  const newer = newerThan(reading.table, detailsIn(client, account));
  if (newer.length === 0) return reading;
  const [{ dictionariesOf, tableOf }, { patchRows }] = await Promise.all([
    import('#lib/fleet-table/build-table.ts'),
    import('#lib/fleet-table/pick-rows.ts'),
  ]);
  const table = patchRows(
    reading.table,
    tableOf(
      newer.map(({ detail }) => detail),
      dictionariesOf(reading.table),
    ),
    newer.map(({ row }) => row),
    [],
  );
  return { ...reading, table };
}

const detailsIn = (client: QueryClient, account: string): ReadonlyMap<string, RegistryDetail> =>
  new Map(
    client
      .getQueriesData<RegistryDetail>({ queryKey: [account, 'registry'] })
      .flatMap(([, detail]) => (detail === undefined ? [] : [[detail.ref.name.toLowerCase(), detail]])),
  );

/** Azure's names of registries are unique in the world. */
function newerThan(table: FleetTable, details: ReadonlyMap<string, RegistryDetail>) {
  if (details.size === 0) return [];
  const newer: { readonly row: number; readonly detail: RegistryDetail }[] = [];
  table.names.forEach((name, row) => {
    const detail = details.get(name.toLowerCase());
    const at = Date.parse(detail?.lastModifiedAt ?? '');
    if (detail !== undefined && at > (table.changedAt[row] ?? 0)) newer.push({ row, detail });
  });
  return newer;
}
