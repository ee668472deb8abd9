/** Names of the hosts that layers come from once dedicated data endpoints are on. */

/**
 * `cr.azurecr.io` in `West Europe` becomes `cr.westeurope.data.azurecr.io`:
 * https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints
 */
export function dataEndpointHost(loginServer: string, location: string): string {
  const [name = '', ...domain] = loginServer.split('.');
  return [name, location.toLowerCase().replaceAll(' ', ''), 'data', ...domain].join('.');
}

/** Azure names the hosts once they are on; until then only the home region's can be told. */
export const dataEndpointHosts = (registry: {
  readonly loginServer: string;
  readonly location: string;
  readonly dataEndpointHostNames: readonly string[];
}): readonly string[] =>
  registry.dataEndpointHostNames.length > 0
    ? registry.dataEndpointHostNames
    : [dataEndpointHost(registry.loginServer, registry.location)];
