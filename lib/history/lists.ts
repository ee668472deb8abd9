/** Lists of rules as sets of canonical values. */
import { canonicalRule } from '#lib/network-access/ip-range.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import type { ListField } from './model.ts';

export const keyFor = (field: ListField) => (field === 'ipRules' ? canonicalRule : canonicalSubnet);

/** Of `list` what `others` does not hold, each once. */
export function outsideOf(field: ListField, list: readonly string[], others: readonly string[]): string[] {
  const key = keyFor(field);
  const known = new Set(others.map(key));
  return [...new Map(list.map((item) => [key(item), item]))].flatMap(([canonical, item]) =>
    known.has(canonical) ? [] : [item],
  );
}

export const isSameList = (field: ListField, a: readonly string[], b: readonly string[]): boolean =>
  outsideOf(field, a, b).length + outsideOf(field, b, a).length === 0;

/** @returns undefined where the list cannot have been the one the delta was made on. */
export function plus(
  field: ListField,
  list: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): readonly string[] | undefined {
  const fits =
    outsideOf(field, remove, list).length === 0 && outsideOf(field, add, list).length === add.length;
  return fits ? [...outsideOf(field, list, remove), ...add] : undefined;
}
