/** Resource groups: what can be chosen, and a new one. */
import 'server-only';
import { PROVIDERS_API } from '#lib/network-access/api-versions.ts';
import { groupId, type ZonePlace } from '#lib/network-access/endpoint-plan/choices.ts';
import type { ArmConnection } from './connection.ts';
import { members, text } from './json.ts';
import { getResource, listResources, putResource } from './resource.ts';

export type ResourceGroup = { readonly name: string; readonly location: string };

/** Those that the user may read, by name. */
export async function listResourceGroups(
  connection: ArmConnection,
  subscriptionId: string,
): Promise<readonly ResourceGroup[]> {
  const path = `/subscriptions/${encodeURIComponent(subscriptionId)}/resourceGroups`;
  const items = await listResources(connection, path, PROVIDERS_API);
  return items
    .flatMap((item) => toGroup(item) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}

export async function getResourceGroup(
  connection: ArmConnection,
  place: ZonePlace,
): Promise<ResourceGroup | null> {
  const json = await getResource(connection, groupId(place), PROVIDERS_API);
  return json === null ? null : toGroup(json);
}

/** Done when Azure answers. */
export async function putResourceGroup(
  connection: ArmConnection,
  place: ZonePlace,
  location: string,
): Promise<null> {
  const path = groupId(place);
  await putResource(connection, { path, apiVersion: PROVIDERS_API, body: { location }, operations: [] });
  return null;
}

function toGroup(json: unknown): ResourceGroup | null {
  const { name, location } = members(json);
  const known = text(name);
  return known === undefined ? null : { name: known, location: text(location) ?? '' };
}
