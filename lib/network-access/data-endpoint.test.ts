import { expect, test } from 'vitest';
import { dataEndpointHost, dataEndpointHosts } from './data-endpoint.ts';

test('the data endpoint keeps the label and the cloud of the login server', () => {
  expect(dataEndpointHost('cr-a1b2.azurecr.cn', 'China East 2')).toBe('cr-a1b2.chinaeast2.data.azurecr.cn');
});

test('hosts are those that Azure names, and the home region’s until then', () => {
  const registry = { loginServer: 'cr.azurecr.io', location: 'westeurope' };
  const named = ['cr.westeurope.data.azurecr.io', 'cr.northeurope.data.azurecr.io'];
  expect(dataEndpointHosts({ ...registry, dataEndpointHostNames: named })).toEqual(named);
  expect(dataEndpointHosts({ ...registry, dataEndpointHostNames: [] })).toEqual([named[0]]);
});
