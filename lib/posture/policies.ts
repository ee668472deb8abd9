/**
 * Azure's built-in policy definitions about who can reach a registry, and how a fleet complies with them. The
 * conditions are those of the definitions' `policyRule.if` in https://github.com/Azure/azure-policy (folder
 * built-in-policies/policyDefinitions/Container Registry); the type condition holds for every registry.
 */
import { textAt } from '#lib/fleet-table/ragged.ts';
import type { FleetTable } from '#lib/fleet-table/table.ts';
import { type Condition, holds, type PolicyFacts } from './policy-rule.ts';

/** The parameter every definition has; whoever assigns it chooses. `Disabled` evaluates nothing. */
export type Effect = 'Audit' | 'Deny' | 'Disabled';

export type PolicyDefinition = {
  readonly key: PolicyKey;
  /** `/providers/Microsoft.Authorization/policyDefinitions/{id}` */
  readonly id: string;
  readonly version: string;
  /** Azure's own name for it, not translated. */
  readonly displayName: string;
  readonly effects: readonly Effect[];
  readonly defaultEffect: Effect;
  /** A registry for which this holds is non-compliant. */
  readonly rule: Condition;
};

export const POLICY_KEYS = [
  'policy_unrestricted',
  'policy_public_access',
  'policy_private_link',
  'policy_exports',
] as const;
export type PolicyKey = (typeof POLICY_KEYS)[number];

const ANY: readonly Effect[] = ['Audit', 'Deny', 'Disabled'];

export const POLICIES: readonly PolicyDefinition[] = [
  {
    key: 'policy_unrestricted',
    id: 'd0793b48-0edc-4296-a390-4c75d1bdfd71',
    version: '2.0.0',
    displayName: 'Container registries should not allow unrestricted network access',
    effects: ANY,
    defaultEffect: 'Audit',
    rule: {
      allOf: [
        {
          anyOf: [
            { field: 'networkRuleSet.defaultAction', exists: false },
            { field: 'networkRuleSet.defaultAction', equals: 'Allow' },
          ],
        },
        {
          anyOf: [
            { field: 'publicNetworkAccess', exists: false },
            { field: 'publicNetworkAccess', equals: 'Enabled' },
          ],
        },
      ],
    },
  },
  {
    key: 'policy_public_access',
    id: '0fdf0491-d080-4575-b627-ad0e843cba0f',
    version: '1.0.0',
    displayName: 'Public network access should be disabled for Container registries',
    effects: ANY,
    defaultEffect: 'Audit',
    rule: { field: 'publicNetworkAccess', notEquals: 'Disabled' },
  },
  {
    key: 'policy_private_link',
    id: 'e8eef0a8-67cf-4eb4-9386-14b0e78733d4',
    version: '1.0.0',
    displayName: 'Container Registries should use private links',
    effects: ['Audit', 'Disabled'],
    defaultEffect: 'Audit',
    rule: { count: { field: 'privateEndpointConnections[*]', status: 'Approved' }, less: 1 },
  },
  {
    key: 'policy_exports',
    id: '524b0254-c285-4903-bee6-bb8126cde579',
    version: '1.0.0',
    displayName: 'Container registries should have exports disabled',
    effects: ANY,
    defaultEffect: 'Audit',
    rule: {
      anyOf: [
        { field: 'policies.exportPolicy.status', notEquals: 'Disabled' },
        { field: 'publicNetworkAccess', notEquals: 'Disabled' },
      ],
    },
  },
];

export type Verdict = 'compliant' | 'non_compliant' | 'not_applicable' | 'unknown';

/** @param effect of the assignment. */
export function verdictOn({ rule }: PolicyDefinition, facts: PolicyFacts, effect: Effect = 'Audit'): Verdict {
  if (effect === 'Disabled') return 'not_applicable';
  const broken = holds(rule, facts);
  if (broken === null) return 'unknown';
  return broken ? 'non_compliant' : 'compliant';
}

/** Azure's defaults stand in the columns where ARM sent nothing; an empty text is one that was not read. */
export function policyFacts(table: FleetTable, row: number): PolicyFacts {
  const approved = table.approved[row] ?? 0;
  return {
    fields: {
      publicNetworkAccess: textAt(table.publicNetworkAccess, row) || null,
      'networkRuleSet.defaultAction': textAt(table.defaultActions, row) || null,
      'policies.exportPolicy.status': textAt(table.exportPolicies, row) || null,
    },
    connections: (status) => (status === 'Approved' ? approved : null),
  };
}

export type Compliance = {
  readonly definition: PolicyDefinition;
  readonly compliant: number;
  readonly notApplicable: number;
  readonly unknown: number;
  /** Rows of the table, by name. */
  readonly nonCompliant: Uint32Array;
};

/** @param effects of the assignments; those that are not named have the definition's default. */
export function complianceOf(
  table: FleetTable,
  effects: Partial<Record<PolicyKey, Effect>> = {},
): readonly Compliance[] {
  const counts = POLICIES.map((definition) => ({
    definition,
    compliant: 0,
    notApplicable: 0,
    unknown: 0,
    rows: [] as number[],
  }));
  for (let row = 0; row < table.size; row += 1) {
    const facts = policyFacts(table, row);
    for (const one of counts) {
      const effect = effects[one.definition.key] ?? one.definition.defaultEffect;
      const verdict = verdictOn(one.definition, facts, effect);
      if (verdict === 'non_compliant') one.rows.push(row);
      else if (verdict === 'compliant') one.compliant += 1;
      else if (verdict === 'unknown') one.unknown += 1;
      else one.notApplicable += 1;
    }
  }
  const name = (row: number) => table.names[row] ?? '';
  return counts.map(({ rows, ...rest }) => ({
    ...rest,
    nonCompliant: Uint32Array.from(rows.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))),
  }));
}

/** The definition in the Azure portal. */
export const policyLink = (id: string): string =>
  `https://portal.azure.com/#blade/Microsoft_Azure_Policy/PolicyDetailBlade/definitionId/${encodeURIComponent(`/providers/Microsoft.Authorization/policyDefinitions/${id}`)}`;
