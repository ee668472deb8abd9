/**
 * The part of Azure Policy's rule language that the built-in definitions for registries use, and what a rule
 * says about one registry. Comparisons ignore letter case, as Azure's do.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule
 */

/** Aliases, written without `Microsoft.ContainerRegistry/registries/`. */
export type PolicyField =
  | 'publicNetworkAccess'
  | 'networkRuleSet.defaultAction'
  | 'policies.exportPolicy.status'
  | 'privateEndpointConnections[*]';

export type Condition =
  | { readonly allOf: readonly Condition[] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly field: Exclude<PolicyField, `${string}[*]`>; readonly equals: string }
  | { readonly field: Exclude<PolicyField, `${string}[*]`>; readonly notEquals: string }
  | { readonly field: Exclude<PolicyField, `${string}[*]`>; readonly exists: boolean }
  | {
      /** Members of a list for which the condition on a member holds. */
      readonly count: { readonly field: 'privateEndpointConnections[*]'; readonly status: string };
      readonly less: number;
    };

/** A registry as a rule sees it. `undefined`: the property is absent in Azure. `null`: it was not read. */
export type PolicyFacts = {
  readonly fields: Readonly<Record<Exclude<PolicyField, `${string}[*]`>, string | null | undefined>>;
  /** How many connections have that status; null: not read. */
  readonly connections: (status: string) => number | null;
};

/** @returns null where the answer hangs on something that was not read. */
export function holds(condition: Condition, facts: PolicyFacts): boolean | null {
  if ('allOf' in condition) return every(condition.allOf, facts);
  if ('anyOf' in condition) return some(condition.anyOf, facts);
  if ('count' in condition) {
    const count = facts.connections(condition.count.status);
    return count === null ? null : count < condition.less;
  }
  const value = facts.fields[condition.field];
  if (value === null) return null;
  if ('exists' in condition) return (value !== undefined) === condition.exists;
  // What is absent equals nothing: notEquals holds for it.
  if ('equals' in condition) return value !== undefined && same(value, condition.equals);
  return value === undefined || !same(value, condition.notEquals);
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function every(conditions: readonly Condition[], facts: PolicyFacts): boolean | null {
  let answer: boolean | null = true;
  for (const condition of conditions) {
    const one = holds(condition, facts);
    if (one === false) return false;
    if (one === null) answer = null;
  }
  return answer;
}

function some(conditions: readonly Condition[], facts: PolicyFacts): boolean | null {
  let answer: boolean | null = false;
  for (const condition of conditions) {
    const one = holds(condition, facts);
    if (one === true) return true;
    if (one === null) answer = null;
  }
  return answer;
}
