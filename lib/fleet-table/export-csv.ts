/** Rows and columns of the grid as CSV, for people who keep records. Words are ARM's own, times UTC. */

import { csvLine } from './csv.ts';
import { MATCHES } from './filters.ts';
import { type FleetIndex, subscriptionNameAt } from './fleet-index.ts';
import { countAt, textAt, textsAt } from './ragged.ts';
import { rulesAt, ruleText } from './rules.ts';
import { findingsAt } from './severity.ts';
import type { SortKey } from './sort.ts';
import { loginServerAt, modeAt, NOT_KNOWN, subnetCountAt, TAG_CUT, YES } from './table.ts';
import type { AddressMatches } from './verdicts.ts';

type Cells = Readonly<Record<string, (row: number) => string | number | null>>;

/**
 * @param rows in the order in which they are written.
 * @param columns as shown; the registry's id always comes last, so that lines can be joined.
 * @returns lines that end in CR LF, the first of them with the columns' names. What is not known is empty.
 */
export function fleetCsv(
  index: FleetIndex,
  rows: Iterable<number>,
  columns: readonly SortKey[],
  matches: AddressMatches | null,
): string {
  const cells: Cells = Object.assign({}, ...columns.map((key) => cellsOf(index, key, matches)), idOf(index));
  const lines = [csvLine(Object.keys(cells))];
  for (const row of rows) lines.push(csvLine(Object.values(cells).map((cell) => String(cell(row) ?? ''))));
  return lines.join('');
}

const idOf = ({ table }: FleetIndex): Cells => ({
  id: (row) =>
    `/subscriptions/${textAt(table.subscriptionIds, row)}/resourceGroups/${textAt(table.resourceGroups, row)}/providers/Microsoft.ContainerRegistry/registries/${table.names[row]}`,
});

function cellsOf(index: FleetIndex, key: SortKey, matches: AddressMatches | null): Cells {
  const { table } = index;
  switch (key) {
    case 'name':
      return { registry: (row) => table.names[row] ?? '' };
    case 'access':
      return {
        access_mode: (row) => modeAt(table, row),
        public_network_access: (row) => textAt(table.publicNetworkAccess, row),
        default_action: (row) => textAt(table.defaultActions, row),
      };
    case 'findings':
      return {
        findings: (row) =>
          findingsAt(table, row)
            .map(({ code }) => code)
            .join(' '),
      };
    case 'ipRules':
      return {
        ip_rule_count: (row) => countAt(table.ipRules, row),
        ip_rules: (row) => rulesAt(table.ipRules, row).join(' '),
      };
    case 'subnets':
      return {
        subnet_rule_count: (row) => subnetCountAt(table, row),
        subnet_rules: (row) => textsAt(table.subnetRules, row).join(' '),
      };
    case 'endpoints':
      return {
        endpoints_pending: (row) => table.pending[row] ?? 0,
        endpoints_approved: (row) => table.approved[row] ?? 0,
        endpoints_rejected: (row) => table.rejected[row] ?? 0,
        endpoints_disconnected: (row) => table.disconnected[row] ?? 0,
        endpoints_other: (row) => table.otherConnections[row] ?? 0,
      };
    case 'trusted':
      return { trusted_services_bypass: (row) => textAt(table.bypasses, row) };
    case 'changed':
      return {
        changed_at_utc: (row) => {
          const at = table.changedAt[row] ?? Number.NaN;
          return Number.isNaN(at) ? null : new Date(at).toISOString();
        },
      };
    case 'subscription':
      return {
        subscription: (row) => subscriptionNameAt(index, row),
        subscription_id: (row) => textAt(table.subscriptionIds, row),
      };
    case 'region':
      return { region: (row) => textAt(table.locations, row) };
    case 'group':
      return { resource_group: (row) => textAt(table.resourceGroups, row) };
    case 'sku':
      return { sku: (row) => textAt(table.skus, row) };
    case 'tags':
      return {
        tags: (row) =>
          textsAt(table.tags, row)
            .map((tag) => tag.replace(TAG_CUT, '='))
            .join('; '),
      };
    case 'tasks':
      return {
        tasks_bypass: (row) =>
          table.tasksBypass[row] === NOT_KNOWN ? null : String(table.tasksBypass[row] === YES),
      };
    case 'dataEndpoint':
      return { data_endpoint_enabled: (row) => String(table.dataEndpoint[row] === YES) };
    case 'changedBy':
      return { changed_by: (row) => textAt(table.changedBy, row) };
    case 'loginServer':
      return { login_server: (row) => loginServerAt(table, row) };
    case 'rule':
      return {
        address_match: (row) => MATCHES[(matches?.matches[row] ?? 0) - 1] ?? null,
        matching_rule: (row) => ruleText(table.ipRules.values, matches?.rules[row] ?? -1) || null,
      };
  }
}
