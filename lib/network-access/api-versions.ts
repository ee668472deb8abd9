/** The API versions that raw requests name. */

/**
 * Every stable version since 2021-09-01 hides `virtualNetworkRules` in both directions; this one shows
 * them, and is what `az acr network-rule` sends. It does not carry the Tasks switch.
 */
export const SUBNET_RULES_API = '2021-08-01-preview';
/** The version of the typed SDK: carries the Tasks switch, hides subnet rules. */
export const CURRENT_API = '2025-11-01';
/**
 * The newest version of Microsoft.Network known here, and the SDK's own. A subnet is replaced whole: an
 * older version would drop what it does not know.
 */
export const NETWORK_API = '2026-01-01';
/** Resource groups, and the resource providers of a subscription. */
export const PROVIDERS_API = '2025-04-01';
/** Role assignments, role definitions and `permissions`. */
export const AUTHORIZATION_API = '2022-04-01';
/** User-assigned identities. */
export const IDENTITY_API = '2024-11-30';
export const COMPUTE_API = '2024-11-01';
export const CLUSTER_API = '2025-05-01';
/** ACR Tasks and their runs, which have versions of their own. */
export const TASKS_API = '2019-04-01';
/** Azure Resource Graph. */
export const GRAPH_API = '2024-04-01';
