// What differs between two states of a resource, property by property, in the words of change records.

export type PropertyChange = {
  readonly previousValue: string | null;
  readonly newValue: string | null;
  readonly changeCategory: 'User' | 'System';
  readonly propertyChangeType: 'Insert' | 'Update' | 'Remove';
};

/** @returns by path, such as `properties.networkRuleSet.ipRules[0].value`. */
export function differencesBetween(
  before: unknown,
  after: unknown,
): ReadonlyMap<string, Omit<PropertyChange, 'changeCategory'>> {
  const [old, present] = [leavesOf(before), leavesOf(after)];
  const found = new Map<string, Omit<PropertyChange, 'changeCategory'>>();
  for (const path of new Set([...old.keys(), ...present.keys()])) {
    const [previousValue, newValue] = [old.get(path) ?? null, present.get(path) ?? null];
    if (previousValue === newValue) continue;
    const propertyChangeType = previousValue === null ? 'Insert' : newValue === null ? 'Remove' : 'Update';
    found.set(path, { previousValue, newValue, propertyChangeType });
  }
  return found;
}

/** Nothing, empty lists and empty objects have no leaves. */
function leavesOf(value: unknown, path = '', leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (Array.isArray(value)) {
    value.forEach((item, index) => void leavesOf(item, `${path}[${index}]`, leaves));
  } else if (typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      leavesOf(member, path === '' ? name : `${path}.${name}`, leaves);
    }
  } else {
    // .NET writes truths with a capital.
    const text = String(value);
    leaves.set(path, typeof value === 'boolean' ? `${text[0]?.toUpperCase()}${text.slice(1)}` : text);
  }
  return leaves;
}
