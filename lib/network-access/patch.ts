/** The body of the one PATCH that an edit becomes. */
import { apply, rulesOutside } from './change.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';

/** `properties` of the request, in ARM's words. An absent key is left alone by Azure. */
export type PublicAccessPatch = {
  readonly publicNetworkAccess?: string;
  readonly networkRuleSet?: {
    readonly defaultAction: string;
    readonly ipRules?: readonly { readonly action: 'Allow'; readonly value: string }[];
  };
};

/**
 * Only what differs from `theirs`. PATCH merges by key inside `networkRuleSet`: a list that is sent
 * replaces the whole list, one that is not sent survives, subnet rules among them. The SDK's type
 * requires `defaultAction` whenever the rule set is sent, so it then goes along even if unchanged.
 * @param effective relative to `theirs`, as merge() answers it.
 */
export function patchBody(theirs: PublicAccess, effective: PublicAccessChange): PublicAccessPatch {
  const { publicNetworkAccess, defaultAction, ipRules } = apply(theirs, effective);
  const rulesDiffer =
    rulesOutside(ipRules, theirs.ipRules).length > 0 || rulesOutside(theirs.ipRules, ipRules).length > 0;
  return {
    ...(publicNetworkAccess === theirs.publicNetworkAccess ? {} : { publicNetworkAccess }),
    ...(defaultAction === theirs.defaultAction && !rulesDiffer
      ? {}
      : {
          networkRuleSet: {
            defaultAction,
            ...(rulesDiffer
              ? { ipRules: ipRules.map((value) => ({ action: 'Allow', value }) as const) }
              : {}),
          },
        }),
  };
}
