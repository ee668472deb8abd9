/** Where one registry is mended, and the reference a row stands for. */
import { textAt } from '#lib/fleet-table/ragged.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import { type FixPlace, fixPlace } from '#lib/posture/links.ts';
import type { PolicyKey } from '#lib/posture/policies.ts';
import { fullest, type View } from '#lib/posture/views.ts';
import { dnsPath, privateAccessPath, publicAccessPath, registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export type ListName = View | PolicyKey;

export const refAt = (table: FleetTable, row: number): RegistryRef => ({
  subscriptionId: textAt(table.subscriptionIds, row),
  resourceGroup: textAt(table.resourceGroups, row),
  name: table.names[row] ?? '',
});

const PATHS: Readonly<Record<FixPlace, (ref: RegistryRef) => string>> = {
  'public-access': publicAccessPath,
  'private-access': privateAccessPath,
  dns: dnsPath,
  registry: registryPath,
};

export function fixAt(list: ListName, table: FleetTable, row: number): { place: FixPlace; href: string } {
  // Rules are edited on one page, connections on another: a full list, or a request that would be the way in.
  const isAboutConnections =
    (list === 'quota' && fullest(table, row).of === 'endpoints') ||
    (list === 'no_way_in' && (table.pending[row] ?? 0) > 0);
  const place = isAboutConnections ? 'private-access' : fixPlace(list);
  return { place, href: PATHS[place](refAt(table, row)) };
}
