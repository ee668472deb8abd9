// For tests: every writable property of a private endpoint, and what becomes of it. The paths are held against the
// published API file by the conformance tests, so that none is forgotten.
import { endpointBody } from './network-harness.ts';
import type { ModelCase } from './registry-model-cases.ts';

const STATIC = [
  ['login', 'registry', '10.0.0.40'],
  ['data', 'registry_data_westcentralus', '10.0.0.41'],
].map(([name, memberName, privateIPAddress]) => ({
  name,
  properties: { groupId: 'registry', memberName, privateIPAddress },
}));

const AUTOMATIC = 'properties.privateLinkServiceConnections[]';
const MANUAL = 'properties.manualPrivateLinkServiceConnections[]';
const below = (list: string, ...names: string[]) => names.map((name) => `${list}.${name}`);

function change(kind: 'manual' | 'automatic', properties: object, body: object = {}) {
  const plain = endpointBody(kind);
  return { ...plain, ...body, properties: { ...plain.properties, ...properties } };
}

/** The connection as it is sent, with another state than it will have. */
function withState(kind: 'manual' | 'automatic') {
  const state = { status: 'Rejected', description: 'mine', actionsRequired: 'mine' };
  return endpointBody(kind, { privateLinkServiceConnectionState: state });
}

const CONNECTION = ['name', 'properties.groupIds[]', 'properties.privateLinkServiceId'];
const STATE = ['actionsRequired', 'description', 'status'].map(
  (name) => `properties.privateLinkServiceConnectionState.${name}`,
);

/** Bodies of a PUT that makes an endpoint. */
export const ENDPOINT_CASES: readonly ModelCase[] = [
  { paths: ['location', 'properties.subnet.id'], body: endpointBody('manual'), outcome: 'shown' },
  { paths: ['tags{}'], body: change('manual', {}, { tags: { team: 'web' } }), outcome: 'shown' },
  {
    paths: ['extendedLocation.name', 'extendedLocation.type'],
    body: change('manual', {}, { extendedLocation: { name: 'zone', type: 'EdgeZone' } }),
    outcome: 501,
  },
  // What a request is about is said by its address.
  { paths: ['id'], body: change('manual', {}, { id: '/mine' }), outcome: 'ignored' },
  {
    paths: [...below(AUTOMATIC, ...CONNECTION), ...below(AUTOMATIC, 'properties.requestMessage')],
    body: endpointBody('automatic', { requestMessage: 'please' }),
    outcome: 'shown',
  },
  {
    paths: [...below(MANUAL, ...CONNECTION), ...below(MANUAL, 'properties.requestMessage')],
    body: endpointBody('manual', { requestMessage: 'please' }),
    outcome: 'shown',
  },
  {
    paths: [...below(AUTOMATIC, 'id'), ...below(MANUAL, 'id')],
    body: change('manual', {
      manualPrivateLinkServiceConnections: endpointBody('manual').properties[
        'manualPrivateLinkServiceConnections'
      ].map((connection) => ({ ...connection, id: '/mine' })),
    }),
    outcome: 'ignored',
  },
  // “A collection of read-only information”, says the file of each.
  { paths: below(AUTOMATIC, ...STATE), body: withState('automatic'), outcome: 'ignored' },
  { paths: below(MANUAL, ...STATE), body: withState('manual'), outcome: 'ignored' },
  {
    paths: below(
      'properties.ipConfigurations[]',
      'name',
      'properties.groupId',
      'properties.memberName',
      'properties.privateIPAddress',
    ),
    body: change('manual', { ipConfigurations: STATIC }),
    outcome: 'shown',
  },
  {
    paths: ['properties.customNetworkInterfaceName'],
    body: change('manual', { customNetworkInterfaceName: 'nic-mine' }),
    outcome: 'shown',
  },
  {
    paths: ['properties.applicationSecurityGroups[].id'],
    body: change('manual', { applicationSecurityGroups: [{ id: '/asg' }] }),
    outcome: 501,
  },
  {
    paths: ['properties.customDnsConfigs[].fqdn', 'properties.customDnsConfigs[].ipAddresses[]'],
    body: change('manual', { customDnsConfigs: [{ fqdn: 'x.example', ipAddresses: ['10.0.0.9'] }] }),
    outcome: 501,
  },
  // Not in the stored file; later versions know it.
  { paths: [], body: change('manual', { ipVersionType: 'DualStack' }), outcome: 501 },
];
