/**
 * One registry of a list, from JSON, member by member. The SDK's own reader throws at the first odd
 * member, and with it goes the whole page; here what is odd is left out, and the others stay.
 */
import type { PrivateEndpointConnection, Registry } from '@azure/arm-containerregistry';
import { date, flag, isMembers, list, type Members, members, present, text } from './json.ts';

/** The members that the console shows, in the SDK's shape; null for what is no object at all. */
export function registryFromJson(json: unknown): Registry | null {
  if (!isMembers(json)) return null;
  const properties = members(json['properties']);
  const rules = members(properties['networkRuleSet']);
  const system = members(json['systemData']);
  return present({
    id: text(json['id']),
    name: text(json['name']),
    location: text(json['location']),
    tags: Object.fromEntries(Object.entries(members(json['tags'])).filter(([, value]) => text(value))),
    sku: present({ name: text(members(json['sku'])['name']) }),
    systemData: present({
      lastModifiedBy: text(system['lastModifiedBy']),
      lastModifiedAt: date(system['lastModifiedAt']),
    }),
    loginServer: text(properties['loginServer']),
    provisioningState: text(properties['provisioningState']),
    publicNetworkAccess: text(properties['publicNetworkAccess']),
    networkRuleSet: present({
      defaultAction: text(rules['defaultAction']),
      ipRules: list(rules['ipRules']).flatMap((rule) => {
        const value = text(members(rule)['value']);
        return value === undefined ? [] : [{ action: 'Allow', iPAddressOrRange: value }];
      }),
    }),
    networkRuleBypassOptions: text(properties['networkRuleBypassOptions']),
    networkRuleBypassAllowedForTasks: flag(properties['networkRuleBypassAllowedForTasks']),
    policies: present({
      exportPolicy: present({
        status: text(members(members(properties['policies'])['exportPolicy'])['status']),
      }),
    }),
    dataEndpointEnabled: flag(properties['dataEndpointEnabled']),
    dataEndpointHostNames: list(properties['dataEndpointHostNames']).filter((name) => text(name)),
    privateEndpointConnections: list(properties['privateEndpointConnections'])
      .filter(isMembers)
      .map(connection),
  }) as unknown as Registry;
}

function connection(json: Members): PrivateEndpointConnection {
  const properties = members(json['properties']);
  const state = members(properties['privateLinkServiceConnectionState']);
  return present({
    name: text(json['name']),
    privateEndpoint: present({ id: text(members(properties['privateEndpoint'])['id']) }),
    privateLinkServiceConnectionState: present({
      status: text(state['status']),
      description: text(state['description']),
      actionsRequired: text(state['actionsRequired']),
    }),
    provisioningState: text(properties['provisioningState']),
  }) as PrivateEndpointConnection;
}
