/** The one difference that adding or removing the service endpoint for registries makes to a subnet. Pure. */
import { list, members } from '#lib/arm/json.ts';
import { isRegistryService, REGISTRY_SERVICE, type SubnetJson } from '#lib/arm/network-json.ts';

/**
 * The whole subnet to send back: everything as it came, entries of other services included, and only
 * `serviceEndpoints` longer or shorter. Already as wanted: the very same object.
 */
export function withServiceEndpoint(subnet: SubnetJson, wanted: boolean): SubnetJson {
  const properties = members(subnet['properties']);
  const entries = list(properties['serviceEndpoints']);
  if (entries.some(isRegistryService) === wanted) return subnet;
  const serviceEndpoints = wanted
    ? [...entries, { service: REGISTRY_SERVICE }]
    : entries.filter((entry) => !isRegistryService(entry));
  return { ...subnet, properties: { ...properties, serviceEndpoints } };
}
