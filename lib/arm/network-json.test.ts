// Odd answers about networks lose their odd members, never the others.
import { describe, expect, it } from 'vitest';
import { toSubnet, toVirtualNetwork } from './network-json.ts';

const entry = (service: unknown, provisioningState?: string) => ({ service, provisioningState });

describe('a subnet', () => {
  it.each([
    ['no list', undefined, 'missing', []],
    ['a list that is none', 'x', 'missing', []],
    ['others only', [entry('Microsoft.Storage')], 'missing', ['Microsoft.Storage']],
    ['ours', [entry('Microsoft.ContainerRegistry', 'Succeeded')], 'present', []],
    ['ours in another case, without a state', [entry('microsoft.containerregistry')], 'present', []],
    ['ours on its way', [entry('Microsoft.ContainerRegistry', 'Updating')], 'updating', []],
    ['odd entries', [null, 7, entry(7), entry('Microsoft.ContainerRegistry')], 'present', ['', '', '']],
  ])('with %s', (_name, serviceEndpoints, endpoint, otherServices) => {
    expect(toSubnet({ properties: { serviceEndpoints } })).toMatchObject({ endpoint, otherServices });
  });

  it.each([
    [{ addressPrefix: '10.0.0.0/24' }, ['10.0.0.0/24']],
    [{ addressPrefixes: ['10.0.0.0/24', 'ace::/64'] }, ['10.0.0.0/24', 'ace::/64']],
    [{ addressPrefixes: [], addressPrefix: '10.0.0.0/24' }, ['10.0.0.0/24']],
    [{ addressPrefixes: [null, 7] }, []],
    [{}, []],
  ])('ranges of %j', (properties, addressPrefixes) => {
    expect(toSubnet({ properties })).toMatchObject({ addressPrefixes });
  });

  it('of nothing at all', () => {
    expect(toSubnet({})).toEqual({
      id: '',
      name: '',
      addressPrefixes: [],
      endpoint: 'missing',
      otherServices: [],
      delegations: [],
      provisioningState: 'Unknown',
      etag: '',
    });
  });
});

describe('a virtual network', () => {
  it.each([null, 'x', [], {}, { id: 7 }])('%j is none', (json) => {
    expect(toVirtualNetwork(json)).toBeNull();
  });

  it('keeps its good subnets and is named by its id where it has no name', () => {
    const json = { id: '/a/virtualNetworks/v', properties: { subnets: [null, { name: 'n' }, 'x'] } };
    expect(toVirtualNetwork(json)).toMatchObject({ name: 'v', location: '', subnets: [{ name: 'n' }] });
  });
});
