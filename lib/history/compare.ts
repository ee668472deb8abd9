/** Two states field by field, in ARM's words. A field that one side does not know is no difference: it is said. Pure. */
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { ARM_NAMES } from './describe.ts';
import { outsideOf } from './lists.ts';
import { FIELDS, type ListField, type State } from './model.ts';

export type ComparedState = State & { readonly sku?: string; readonly exportPolicy?: string };

export const COMPARED_FIELDS = ['sku', ...FIELDS, 'exportPolicy'] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export const FIELD_NAMES: Readonly<Record<ComparedField, string>> = {
  ...ARM_NAMES,
  sku: 'sku.name',
  exportPolicy: 'policies.exportPolicy.status',
};

export type Difference = {
  readonly field: ComparedField;
  /** Values or rules that only one side has. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Rules that both have. */
  readonly same: number;
};

export type Comparison = {
  readonly differences: readonly Difference[];
  /** Fields that are equal, whole lists among them. */
  readonly equal: readonly ComparedField[];
  readonly unknownLeft: readonly ComparedField[];
  readonly unknownRight: readonly ComparedField[];
};

export function compareStates(left: ComparedState, right: ComparedState): Comparison {
  const differences: Difference[] = [];
  const equal: ComparedField[] = [];
  const isUnknown = (state: ComparedState) => (field: ComparedField) => state[field] === undefined;
  for (const field of COMPARED_FIELDS) {
    const [a, b] = [left[field], right[field]];
    if (a === undefined || b === undefined) continue;
    const difference = differenceOf(field, a, b);
    if (difference === null) equal.push(field);
    else differences.push(difference);
  }
  return {
    differences,
    equal,
    unknownLeft: COMPARED_FIELDS.filter(isUnknown(left)),
    unknownRight: COMPARED_FIELDS.filter(isUnknown(right)),
  };
}

type Value = string | boolean | readonly string[];

function differenceOf(field: ComparedField, a: Value, b: Value): Difference | null {
  if (typeof a === 'object' && typeof b === 'object') {
    const list = field as ListField;
    const [left, right] = [outsideOf(list, a, b), outsideOf(list, b, a)];
    if (left.length + right.length === 0) return null;
    return { field, left, right, same: outsideOf(list, a, left).length };
  }
  // Letter case is Azure's business: the same word is the same value.
  return String(a).toLowerCase() === String(b).toLowerCase()
    ? null
    : { field, left: [String(a)], right: [String(b)], same: 0 };
}

/** Of a registry as it was read, without what Azure did not show. */
export function comparedState(access: NetworkAccess): ComparedState {
  const { sku, publicNetworkAccess, defaultAction, bypass, dataEndpointEnabled, ipRules, exportPolicy } =
    access;
  const { subnetRules, tasksBypass } = access;
  return {
    sku,
    publicNetworkAccess,
    defaultAction,
    bypass,
    dataEndpointEnabled,
    ipRules,
    exportPolicy,
    ...(tasksBypass === null ? {} : { tasksBypass }),
    ...(subnetRules === null ? {} : { subnetRules: subnetRules.map(({ id }) => id) }),
  };
}

/** The other side's access, for what a difference means: what is not known there is taken from this side. */
export function accessWith(base: NetworkAccess, state: ComparedState): NetworkAccess {
  const { subnetRules, ...rest } = state;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...known,
    subnetRules:
      subnetRules === undefined ? base.subnetRules : subnetRules.map((id) => ({ id, action: 'Allow' })),
  };
}
