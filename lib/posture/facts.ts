/** What there is to say about one registry in one view, as message keys below `posture.fact`. */
import { countAt, textAt } from '#lib/fleet-table/ragged.ts';
import { type FleetTable, modeAt, subnetCountAt } from '#lib/fleet-table/table.ts';
import type { Statement } from '#lib/network-access/model.ts';
import type { PolicyKey } from './policies.ts';
import { rowKey } from './row-key.ts';
import { type Beside, fullest, PENDING_DAYS, pendingDays, type View } from './views.ts';

const say = (key: string, values: Statement['values'] = {}): Statement => ({ key, values });

/** @returns one or more short statements, to be joined by commas. */
export function factsOf(
  list: View | PolicyKey,
  table: FleetTable,
  row: number,
  beside: Beside,
): readonly Statement[] {
  return list === 'stale_connections' ? staleFacts(table, row, beside) : [factOf(list, table, row, beside)];
}

function factOf(list: View | PolicyKey, table: FleetTable, row: number, beside: Beside): Statement {
  switch (list) {
    case 'open_to_internet':
    case 'policy_unrestricted':
      return openFact(table, row);
    case 'open_beside_endpoints':
      return say('approved', { count: table.approved[row] ?? 0 });
    case 'no_way_in':
      return table.pending[row] ? say('waiting', { count: table.pending[row] ?? 0 }) : modeFact(table, row);
    case 'dns_broken': {
      const { broken = 0, networks = 0, findings = 0 } = beside.dns?.get(rowKey(table, row)) ?? {};
      return broken > 0 ? say('dns', { broken, networks }) : say('dnsFindings', { count: findings });
    }
    case 'quota': {
      const { of, used, limit } = fullest(table, row);
      return say(of, { used, limit });
    }
    case 'service_endpoints':
      return say('subnets', { count: subnetCountAt(table, row) ?? 0 });
    case 'policy_private_link':
      return table.pending[row] ? say('waiting', { count: table.pending[row] ?? 0 }) : modeFact(table, row);
    default:
      return modeFact(table, row);
  }
}

const modeFact = (table: FleetTable, row: number) => say('mode', { mode: modeAt(table, row) });

/** Why it is open: there is no rule to be had, none was made, or those there are do nothing. */
function openFact(table: FleetTable, row: number): Statement {
  const sku = textAt(table.skus, row);
  if (sku.toLowerCase() !== 'premium') return say('notPremium', { sku });
  const rules = countAt(table.ipRules, row) + (subnetCountAt(table, row) ?? 0);
  return rules > 0 ? say('inactive', { count: rules }) : say('noRules');
}

function staleFacts(table: FleetTable, row: number, beside: Beside): readonly Statement[] {
  const days = pendingDays(table, row, beside);
  const counted = [
    say('rejected', { count: table.rejected[row] ?? 0 }),
    say('disconnected', { count: table.disconnected[row] ?? 0 }),
    say('waitingLong', { count: days > PENDING_DAYS ? (table.pending[row] ?? 0) : 0, days }),
  ];
  return counted.filter(({ values }) => values['count'] !== 0);
}
