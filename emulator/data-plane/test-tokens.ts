// For tests: an identity with a role, and the ways to the tokens of the registry behind HOST.
import { HOST, REGISTRY, type TestPlane } from './test-plane.ts';

/** A client that is let in by every open registry. */
export const ANYONE = { address: '20.1.2.3' };

export function assign(plane: TestPlane, oid: string, roleDefinition: string, scope = REGISTRY): void {
  const name = `${oid} ${roleDefinition}`;
  const principalType = 'ServicePrincipal';
  const assignment = { name, scope, roleDefinition, principalId: oid, principalType, createdOn: 0 } as const;
  plane.world.store.roleAssignments.put(assignment);
}

export function post(plane: TestPlane, path: string, fields: Record<string, string>): Promise<Response> {
  return plane.ask(ANYONE, path, { method: 'POST', body: new URLSearchParams(fields) });
}

/** @param armToken in the eyes of the test plane: a user's short name, or an object id. */
export function exchange(plane: TestPlane, armToken: string, service = HOST): Promise<Response> {
  return post(plane, '/oauth2/exchange', { grant_type: 'access_token', service, access_token: armToken });
}

/** Throws when one of the two steps is refused. */
export async function accessToken(plane: TestPlane, user: string, scope: string): Promise<string> {
  const exchanged = await exchange(plane, user);
  if (exchanged.status !== 200) throw new Error(`The exchange answered ${exchanged.status}.`);
  const { refresh_token } = (await exchanged.json()) as { refresh_token: string };
  const fields = { grant_type: 'refresh_token', service: HOST, scope, refresh_token };
  const answer = await post(plane, '/oauth2/token', fields);
  if (answer.status !== 200) throw new Error(`The token endpoint answered ${answer.status}.`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

export function bearer(token: string) {
  return { headers: { authorization: `Bearer ${token}` } };
}
