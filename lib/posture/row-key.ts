/** A registry's name over all subscriptions, in lower case: what DNS reports and earlier looks are matched by. */
import { textAt } from '#lib/fleet-table/ragged.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';

type Ref = { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string };

export const keyOf = ({ subscriptionId, resourceGroup, name }: Ref): string =>
  `${subscriptionId}/${resourceGroup}/${name}`.toLowerCase();

export const rowKey = (table: FleetTable, row: number): string =>
  keyOf({
    subscriptionId: textAt(table.subscriptionIds, row),
    resourceGroup: textAt(table.resourceGroups, row),
    name: table.names[row] ?? '',
  });
