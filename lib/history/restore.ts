/** The edit that brings a registry from what it holds now to a former or another state, as far as that is known. */

import { apply, diff, knownBypass } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { canonicalSubnet } from '#lib/network-access/subnet-ref.ts';
import { FIELDS, type Field, type State } from './model.ts';
import { isSameValue } from './touches.ts';

export type Restoration = {
  /** Relative to what the registry holds now; rules that others added since go with it. */
  readonly change: PublicAccessChange;
  /** Fields whose value in that state is not known: they stay as they are. */
  readonly unknown: readonly Field[];
  /** Fields whose value is known and cannot be asked for here: a word of tomorrow, or one beneath Disabled. */
  readonly impossible: readonly Field[];
};

export function restoration(current: PublicAccess, state: State): Restoration {
  const target = overlaid(current, state);
  const change = diff(current, target);
  const reached = apply(current, change);
  const unknown = FIELDS.filter((field) => state[field] === undefined || current[field] === null);
  const impossible = FIELDS.filter((field) => {
    const [wanted, got] = [state[field], valueIn(reached, field)];
    return (
      !unknown.includes(field) && wanted !== undefined && got !== null && !isSameValue(field, wanted, got)
    );
  });
  return { change, unknown, impossible };
}

/** What is not known stays. A mode takes both of its fields, unless public access is off anyway. */
function overlaid(current: PublicAccess, state: State): PublicAccess {
  const {
    subnetRules,
    ipRules,
    publicNetworkAccess,
    defaultAction,
    bypass,
    tasksBypass,
    dataEndpointEnabled,
  } = state;
  const action = (id: string) =>
    current.subnetRules?.find((rule) => canonicalSubnet(rule.id) === canonicalSubnet(id))?.action ?? 'Allow';
  const fields = {
    publicNetworkAccess: publicNetworkAccess ?? current.publicNetworkAccess,
    defaultAction: defaultAction ?? current.defaultAction,
  };
  const mode = accessMode(fields) === 'unknown' ? current : fields;
  return {
    publicNetworkAccess: mode.publicNetworkAccess,
    defaultAction: mode.defaultAction,
    ipRules: ipRules ?? current.ipRules,
    subnetRules:
      subnetRules === undefined || current.subnetRules === null
        ? current.subnetRules
        : subnetRules.map((id) => ({ id, action: action(id) })),
    bypass: bypass !== undefined && knownBypass(bypass) !== null ? bypass : current.bypass,
    tasksBypass:
      tasksBypass === undefined || current.tasksBypass === null ? current.tasksBypass : tasksBypass,
    dataEndpointEnabled: dataEndpointEnabled ?? current.dataEndpointEnabled,
  };
}

function valueIn(access: PublicAccess, field: Field): string | boolean | readonly string[] | null {
  return field === 'subnetRules' ? (access.subnetRules?.map(({ id }) => id) ?? null) : access[field];
}
