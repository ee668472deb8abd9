/**
 * Names of a registry, and how they stand in private zones:
 * https://learn.microsoft.com/azure/container-registry/container-registry-private-link#dns-configuration-options
 */

/** `azurecr.io` and its siblings in other clouds: all but the first label of a login server. */
const suffixOf = (loginServer: string): string => loginServer.split('.').slice(1).join('.');

/** `privatelink.azurecr.io`, or `.us`, `.cn`. */
export const zoneNameFor = (loginServer: string): string =>
  `privatelink.${suffixOf(loginServer).toLowerCase()}`;

/** The login server, then one data endpoint for each region, in lower case. */
export function hostsOf({ loginServer, regions }: { loginServer: string; regions: readonly string[] }) {
  return [loginServer.toLowerCase(), ...regions.map((region) => dataHost(loginServer, region))];
}

export function dataHost(loginServer: string, region: string): string {
  const [label = ''] = loginServer.split('.');
  return `${label}.${region}.data.${suffixOf(loginServer)}`.toLowerCase();
}

/** `cr.azurecr.io` becomes `cr.privatelink.azurecr.io`: where Azure's public DNS leads. */
export function privateLinkName(host: string): string {
  const labels = host.toLowerCase().split('.');
  return [...labels.slice(0, -2), 'privatelink', ...labels.slice(-2)].join('.');
}

/** Whether a zone of that name is asked for that name. */
export const holds = (zoneName: string, name: string): boolean =>
  name === zoneName.toLowerCase() || name.endsWith(`.${zoneName.toLowerCase()}`);

/** `cr.westeurope.data` of `cr.westeurope.data.privatelink.azurecr.io` in its zone; `@` for the zone itself. */
export const relativeName = (zoneName: string, name: string): string =>
  name.length === zoneName.length ? '@' : name.slice(0, -zoneName.length - 1);

/** The name in the zone under which a host is looked up there; null when the zone holds neither form of it. */
export function recordNameIn(zoneName: string, host: string): string | null {
  const full = [host, privateLinkName(host)].find((name) => holds(zoneName, name));
  return full === undefined ? null : relativeName(zoneName, full);
}

/** The host that a record of the zone answers for: without `privatelink`. */
export function hostOfRecord(zoneName: string, record: string): string {
  const full = record === '@' ? zoneName : `${record}.${zoneName}`;
  return full.toLowerCase().replace(/(^|\.)privatelink\./, '$1');
}

/** The region in a data endpoint's host of that registry; null for any other name. */
export function regionOfHost(loginServer: string, host: string): string | null {
  const [label = ''] = loginServer.toLowerCase().split('.');
  const tail = `.data.${suffixOf(loginServer)}`.toLowerCase();
  if (!host.startsWith(`${label}.`) || !host.endsWith(tail)) return null;
  const region = host.slice(label.length + 1, -tail.length);
  return /^[a-z\d]+$/.test(region) ? region : null;
}
