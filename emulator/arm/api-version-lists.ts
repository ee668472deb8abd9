// The api-versions of each resource type: those that the SDKs, `az` and recorded traffic send.

/** Oldest first. */
export const REGISTRY_VERSIONS = [
  '2017-10-01',
  '2019-05-01',
  '2019-12-01-preview',
  '2020-11-01-preview',
  '2021-06-01-preview',
  '2021-08-01-preview',
  '2021-09-01',
  '2021-12-01-preview',
  '2022-02-01-preview',
  '2022-12-01',
  '2023-01-01-preview',
  '2023-06-01-preview',
  '2023-07-01',
  '2023-08-01-preview',
  '2023-11-01-preview',
  '2024-01-01-preview',
  '2024-11-01-preview',
  '2025-03-01-preview',
  '2025-04-01',
  '2025-05-01-preview',
  '2025-06-01-preview',
  '2025-11-01',
  '2026-03-01-preview',
];

export const CONNECTION_VERSIONS = REGISTRY_VERSIONS.slice(2);
/** Stable since 2022-12-01. */
const TOKEN_VERSIONS = CONNECTION_VERSIONS.filter((version) => version !== '2021-09-01');
/** Tasks have versions of their own. */
const TASK_VERSIONS = ['2019-04-01', '2019-06-01-preview', '2025-03-01-preview'];

const NETWORK_VERSIONS = [
  ...['2020-11-01', '2021-02-01', '2021-05-01', '2021-08-01', '2022-01-01', '2022-05-01', '2022-07-01'],
  ...['2022-09-01', '2022-11-01', '2023-02-01', '2023-04-01', '2023-05-01', '2023-06-01', '2023-09-01'],
  ...['2023-11-01', '2024-01-01', '2024-03-01', '2024-05-01', '2024-07-01', '2024-10-01', '2025-01-01'],
  ...['2025-03-01', '2025-05-01', '2026-01-01'],
];
/** Older ones answer tables unless told, and know no query without subscriptions. */
const RESOURCE_GRAPH_VERSIONS = ['2021-03-01', '2022-10-01', '2024-04-01'];
const PRIVATE_DNS_VERSIONS = ['2018-09-01', '2020-01-01', '2020-06-01', '2024-06-01'];
const ASSIGNMENT_VERSIONS = [
  '2015-07-01',
  '2018-01-01-preview',
  '2018-09-01-preview',
  '2020-04-01-preview',
  '2020-08-01-preview',
  '2020-10-01-preview',
  '2022-04-01',
];
const DEFINITION_VERSIONS = [
  '2015-07-01',
  '2018-01-01-preview',
  '2018-07-01',
  '2022-04-01',
  '2022-05-01-preview',
  '2023-07-01-preview',
];
const LOCK_VERSIONS = ['2015-01-01', '2016-09-01', '2017-04-01', '2020-05-01'];
const ACTIVITY_VERSIONS = ['2014-04-01', '2015-04-01', '2017-03-01-preview'];
const IDENTITY_VERSIONS = [
  ...['2015-08-31-preview', '2018-11-30', '2021-09-30-preview', '2022-01-31-preview', '2023-01-31'],
  ...['2023-07-31-preview', '2024-11-30', '2025-01-31-preview'],
];
const COMPUTE_VERSIONS = [
  ...['2021-03-01', '2021-07-01', '2021-11-01', '2022-03-01', '2022-08-01', '2022-11-01', '2023-03-01'],
  ...['2023-07-01', '2023-09-01', '2024-03-01', '2024-07-01', '2024-11-01', '2025-04-01', '2026-04-01'],
];
const CLUSTER_VERSIONS = [
  ...['2022-09-01', '2022-11-01', '2023-01-01', '2023-06-01', '2023-10-01', '2024-02-01', '2024-05-01'],
  ...['2024-09-01', '2025-01-01', '2025-03-01', '2025-05-01', '2025-08-01', '2026-06-01'],
];
const SUBSCRIPTION_VERSIONS = [
  '2016-06-01',
  '2018-06-01',
  '2019-06-01',
  '2019-11-01',
  '2020-01-01',
  '2021-01-01',
  '2021-10-01',
  '2022-12-01',
];
const RESOURCE_VERSIONS = [
  '2018-05-01',
  '2019-10-01',
  '2020-06-01',
  '2020-10-01',
  '2021-01-01',
  '2021-04-01',
  '2022-09-01',
  '2023-07-01',
  '2024-03-01',
  '2024-07-01',
  '2024-11-01',
  '2025-03-01',
  '2025-04-01',
];

/** Resource providers' types, in lower case. */
export const PROVIDER_TYPES = new Map<string, readonly string[]>([
  ['microsoft.containerregistry/registries', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/registries/listusages', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/registries/operationstatuses', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/registries/privateendpointconnections', CONNECTION_VERSIONS],
  [
    'microsoft.containerregistry/registries/privateendpointconnections/operationstatuses',
    CONNECTION_VERSIONS,
  ],
  ['microsoft.containerregistry/registries/privatelinkresources', CONNECTION_VERSIONS],
  ['microsoft.containerregistry/registries/listcredentials', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/registries/tokens', TOKEN_VERSIONS],
  ['microsoft.containerregistry/registries/scopemaps', TOKEN_VERSIONS],
  ['microsoft.containerregistry/registries/tasks', TASK_VERSIONS],
  ['microsoft.containerregistry/registries/tasks/listdetails', TASK_VERSIONS],
  ['microsoft.containerregistry/registries/schedulerun', TASK_VERSIONS],
  ['microsoft.containerregistry/registries/runs', TASK_VERSIONS],
  ['microsoft.containerregistry/registries/replications', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/registries/replications/operationstatuses', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/locations/operationresults', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/checknameavailability', REGISTRY_VERSIONS],
  ['microsoft.containerregistry/operations', REGISTRY_VERSIONS],
  ['microsoft.resourcegraph/resources', RESOURCE_GRAPH_VERSIONS],
  ['microsoft.network/privateendpoints', NETWORK_VERSIONS],
  ['microsoft.network/virtualnetworks', NETWORK_VERSIONS],
  ['microsoft.network/virtualnetworks/subnets', NETWORK_VERSIONS],
  ['microsoft.network/privateendpoints/privatednszonegroups', NETWORK_VERSIONS],
  // The older one is what the articles on private endpoints ask for.
  ['microsoft.network/networkinterfaces', ['2019-04-01', ...NETWORK_VERSIONS]],
  ['microsoft.network/locations/operations', NETWORK_VERSIONS],
  ['microsoft.network/locations/operationresults', NETWORK_VERSIONS],
  ['microsoft.network/privatednszones', PRIVATE_DNS_VERSIONS],
  ['microsoft.network/privatednszones/virtualnetworklinks', PRIVATE_DNS_VERSIONS],
  ['microsoft.network/privatednszones/a', PRIVATE_DNS_VERSIONS],
  ['microsoft.network/privatednsoperationstatuses', PRIVATE_DNS_VERSIONS],
  ['microsoft.network/privatednsoperationresults', PRIVATE_DNS_VERSIONS],
  ['microsoft.authorization/permissions', DEFINITION_VERSIONS],
  ['microsoft.authorization/roledefinitions', DEFINITION_VERSIONS],
  ['microsoft.authorization/roleassignments', ASSIGNMENT_VERSIONS],
  ['microsoft.authorization/locks', LOCK_VERSIONS],
  ['microsoft.insights/eventtypes/values', ACTIVITY_VERSIONS],
  ['microsoft.managedidentity/userassignedidentities', IDENTITY_VERSIONS],
  ['microsoft.compute/virtualmachines', COMPUTE_VERSIONS],
  ['microsoft.compute/locations/operations', COMPUTE_VERSIONS],
  ['microsoft.containerservice/managedclusters', CLUSTER_VERSIONS],
]);

/** ARM's own types, by the literal words of their paths. */
export const OWN_TYPES = new Map<string, readonly string[]>([
  ['tenants', SUBSCRIPTION_VERSIONS],
  ['subscriptions', SUBSCRIPTION_VERSIONS],
  ['subscriptions/resourcegroups', RESOURCE_VERSIONS],
  ['subscriptions/resources', RESOURCE_VERSIONS],
  ['subscriptions/operationresults', RESOURCE_VERSIONS],
  ['subscriptions/resourcegroups/resources', RESOURCE_VERSIONS],
  ['subscriptions/providers', RESOURCE_VERSIONS],
]);
