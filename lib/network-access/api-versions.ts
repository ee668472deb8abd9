/** The two API versions of `Microsoft.ContainerRegistry/registries` that a change may need. */

/**
 * Every stable version since 2021-09-01 hides `virtualNetworkRules` in both directions; this one shows
 * them, and is what `az acr network-rule` sends. It does not carry the Tasks switch.
 */
export const SUBNET_RULES_API = '2021-08-01-preview';
/** The version of the typed SDK: carries the Tasks switch, hides subnet rules. */
export const CURRENT_API = '2025-11-01';
