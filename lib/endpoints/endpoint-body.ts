/** The body of a private endpoint's PUT. Pure. */
import { type EndpointChoices, subnetOf } from '#lib/network-access/endpoint-plan/choices.ts';
import { subnetId } from '#lib/network-access/subnet-ref.ts';

/**
 * https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/create-or-update
 * @param registryId in Azure's letter case. The one group of a registry is `registry`.
 */
export function endpointBody(choices: EndpointChoices, registryId: string) {
  const { location, connectionName, requestMessage, addresses } = choices;
  const connection = {
    name: connectionName,
    properties: {
      privateLinkServiceId: registryId,
      groupIds: ['registry'],
      ...(requestMessage === null || requestMessage === '' ? {} : { requestMessage }),
    },
  };
  return {
    location,
    properties: {
      subnet: { id: subnetId(subnetOf(choices)) },
      ...(requestMessage === null
        ? { privateLinkServiceConnections: [connection] }
        : { manualPrivateLinkServiceConnections: [connection] }),
      ...(addresses === null
        ? {}
        : {
            ipConfigurations: Object.entries(addresses).map(([memberName, address]) => ({
              name: memberName,
              properties: { groupId: 'registry', memberName, privateIPAddress: address.trim() },
            })),
          }),
    },
  };
}
