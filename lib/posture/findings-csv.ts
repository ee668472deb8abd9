/** The fleet's findings as CSV (RFC 4180), a line for each, for people who keep records. Pure. */
import { csvCell } from '#lib/fleet-table/csv.ts';
import { textAt } from '#lib/fleet-table/ragged.ts';
import { findingsAt } from '#lib/fleet-table/severity.ts';
import { type FleetTable, loginServerAt, modeAt } from '#lib/fleet-table/table.ts';
import { POLICIES, policyFacts, verdictOn } from './policies.ts';
import { VIEW_SEVERITY, VIEWS, type View } from './views.ts';

const HEAD = [
  'read_at_utc',
  'subscription',
  'subscription_id',
  'resource_group',
  'registry',
  'login_server',
  'region',
  'sku',
  'access_mode',
  'from',
  'severity',
  'finding',
];

/** Views that say more than the findings of the same name. */
const ONLY_VIEWS: readonly View[] = VIEWS.filter(
  (view) => view !== 'open_to_internet' && view !== 'no_way_in' && view !== 'tasks_blocked',
);

type Reading = {
  readonly asOf: string;
  /** A subscription's name by its id in lower case. */
  readonly subscriptionNames: ReadonlyMap<string, string>;
  readonly views: Readonly<Record<View, { readonly rows: Uint32Array }>>;
};

/**
 * @returns lines that end in CR LF, the first of them with the columns' names. `from` says where a finding
 * comes from: `finding`, a ready `view`, or `policy` with the definition's id.
 */
export function findingsCsv(table: FleetTable, { asOf, subscriptionNames, views }: Reading): string {
  const members = ONLY_VIEWS.map((view) => ({ view, rows: new Set(views[view].rows) }));
  const lines = [HEAD.join(',')];
  for (let row = 0; row < table.size; row += 1) {
    const found = [
      ...findingsAt(table, row).map(({ code, severity }) => ['finding', severity, code]),
      ...members.flatMap(({ view, rows }) => (rows.has(row) ? [['view', VIEW_SEVERITY[view], view]] : [])),
      ...brokenPolicies(table, row),
    ];
    if (found.length === 0) continue;
    const subscriptionId = textAt(table.subscriptionIds, row);
    const registry = [
      asOf,
      subscriptionNames.get(subscriptionId.toLowerCase()) ?? '',
      subscriptionId,
      textAt(table.resourceGroups, row),
      table.names[row] ?? '',
      loginServerAt(table, row),
      textAt(table.locations, row),
      textAt(table.skus, row),
      modeAt(table, row),
    ].map(csvCell);
    for (const cells of found) lines.push([...registry, ...cells.map(csvCell)].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function brokenPolicies(table: FleetTable, row: number): readonly (readonly string[])[] {
  const facts = policyFacts(table, row);
  return POLICIES.filter((definition) => verdictOn(definition, facts) === 'non_compliant').map(({ id }) => [
    'policy',
    'warning',
    id,
  ]);
}
