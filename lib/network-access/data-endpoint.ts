/** Names of the hosts that layers come from once dedicated data endpoints are on. */

/**
 * `cr.azurecr.io` in `West Europe` becomes `cr.westeurope.data.azurecr.io`:
 * https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
 */
export function dataEndpointHost(loginServer: string, location: string): string {
  const [name = '', ...domain] = loginServer.split('.');
  return [name, location.toLowerCase().replaceAll(' ', ''), 'data', ...domain].join('.');
}
