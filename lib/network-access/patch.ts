/** The bodies of the PATCHes that an edit becomes: one, or two where no API version carries all of it. */
import { CURRENT_API, SUBNET_RULES_API } from './api-versions.ts';
import { apply, rulesOutside, subnetIds, touchesSubnets } from './change.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';

/** `properties` of the request, in ARM's words. An absent key is left alone by Azure. */
export type PatchProperties = {
  readonly publicNetworkAccess?: string;
  readonly networkRuleSet?: {
    readonly defaultAction: string;
    readonly ipRules?: readonly { readonly action: 'Allow'; readonly value: string }[];
    readonly virtualNetworkRules?: readonly { readonly action: string; readonly id: string }[];
  };
  readonly networkRuleBypassOptions?: string;
  readonly networkRuleBypassAllowedForTasks?: boolean;
  readonly dataEndpointEnabled?: boolean;
};

export type Patch = {
  readonly apiVersion: string;
  readonly properties: PatchProperties;
  /** The part of the change that this PATCH makes. */
  readonly makes: PublicAccessChange;
};

/**
 * Nothing for an empty change. The version that carries subnet rules does not carry the Tasks switch:
 * rules go first, so that a failure in between leaves the switch as it was.
 * @param theirs with known subnet rules where the change touches them.
 * @param effective relative to `theirs`, as merge() answers it.
 */
export function patchPlan(theirs: PublicAccess, effective: PublicAccessChange): readonly Patch[] {
  const { setTasksBypass, ...others } = effective;
  const parts =
    setTasksBypass !== undefined && touchesSubnets(effective)
      ? [others, { ...NOTHING, setTasksBypass }]
      : [effective];
  let before = theirs;
  return parts.flatMap((makes) => {
    const properties = patchBody(before, makes);
    before = apply(before, makes);
    const apiVersion = touchesSubnets(makes) ? SUBNET_RULES_API : CURRENT_API;
    return Object.keys(properties).length === 0 ? [] : [{ apiVersion, properties, makes }];
  });
}

const NOTHING = { addIpRules: [], removeIpRules: [], addSubnetRules: [], removeSubnetRules: [] } as const;

/**
 * Only what differs from `theirs`. PATCH merges by key inside `networkRuleSet`: a list that is sent
 * replaces the whole list, one that is not sent survives. The API requires `defaultAction` whenever the
 * rule set is sent, so it then goes along even if unchanged.
 */
function patchBody(theirs: PublicAccess, effective: PublicAccessChange): PatchProperties {
  const after = apply(theirs, effective);
  const differs =
    rulesOutside(after.ipRules, theirs.ipRules).length > 0 ||
    rulesOutside(theirs.ipRules, after.ipRules).length > 0;
  const sendsSubnets = touchesSubnets(effective) && after.subnetRules !== null;
  if (touchesSubnets(effective) && subnetIds(theirs) === null)
    throw new Error('Subnet rules that are not known cannot be replaced.');
  const sendsRules = differs || sendsSubnets || after.defaultAction !== theirs.defaultAction;
  return {
    ...(after.publicNetworkAccess === theirs.publicNetworkAccess
      ? {}
      : { publicNetworkAccess: after.publicNetworkAccess }),
    ...(sendsRules
      ? {
          networkRuleSet: {
            defaultAction: after.defaultAction,
            ...(differs
              ? { ipRules: after.ipRules.map((value) => ({ action: 'Allow', value }) as const) }
              : {}),
            ...(sendsSubnets
              ? { virtualNetworkRules: after.subnetRules.map(({ action, id }) => ({ action, id })) }
              : {}),
          },
        }
      : {}),
    ...(after.bypass === theirs.bypass ? {} : { networkRuleBypassOptions: after.bypass }),
    ...(after.tasksBypass === theirs.tasksBypass || after.tasksBypass === null
      ? {}
      : { networkRuleBypassAllowedForTasks: after.tasksBypass }),
    ...(after.dataEndpointEnabled === theirs.dataEndpointEnabled
      ? {}
      : { dataEndpointEnabled: after.dataEndpointEnabled }),
  };
}
