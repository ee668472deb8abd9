import { expect, test } from 'vitest';
import { dataEndpointHost } from './data-endpoint.ts';

test('the data endpoint keeps the label and the cloud of the login server', () => {
  expect(dataEndpointHost('cr-a1b2.azurecr.cn', 'China East 2')).toBe('cr-a1b2.chinaeast2.data.azurecr.cn');
});
