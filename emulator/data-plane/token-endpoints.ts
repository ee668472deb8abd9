// `/oauth2/exchange` and `/oauth2/token`: an Azure token becomes a refresh token, that an access token.
// https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
import type { VerifyToken } from '#emulator/principal.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import type { Store } from '#emulator/store/store.ts';
import type { Access, RegistryTokens } from './registry-tokens.ts';
import { badRequest, noToken, notImplemented, reply } from './replies.ts';
import { type RepositoryAction, repositoryActions } from './repository-rights.ts';

export type TokenDesk = {
  readonly store: Store;
  readonly verify: VerifyToken;
  readonly tokens: RegistryTokens;
};

/** POST /oauth2/exchange */
export async function exchange(
  desk: TokenDesk,
  registry: Registry,
  form: URLSearchParams,
): Promise<Response> {
  const refused = checkForm(registry, form);
  if (refused !== null) return refused;
  if (form.get('grant_type') !== 'access_token') {
    return notImplemented(`the grant type '${form.get('grant_type')}'`);
  }
  const oid = await identify(desk, registry, form.get('access_token') ?? '');
  if (oid === null || repositoryActions(desk.store, registry, oid).length === 0) return noToken();
  return reply(200, { refresh_token: await desk.tokens.refresh(registry.loginServer, oid) });
}

/** POST /oauth2/token with a refresh token, or GET without anything for anonymous pull. */
export async function token(
  desk: TokenDesk,
  registry: Registry,
  form: URLSearchParams,
  anonymous: boolean,
): Promise<Response> {
  const refused = checkForm(registry, form);
  if (refused !== null) return refused;
  const scopes = form.getAll('scope').flatMap((scope) => scope.split(' ').filter(Boolean));
  if (anonymous) {
    if (!registry.anonymousPullEnabled) return noToken();
    return accessToken(desk, registry, null, scopes, ['pull']);
  }
  if (form.get('grant_type') !== 'refresh_token') {
    return notImplemented(`the grant type '${form.get('grant_type')}'`);
  }
  const oid = await desk.tokens.readRefresh(registry.loginServer, form.get('refresh_token') ?? '');
  if (oid === null) return noToken();
  return accessToken(desk, registry, oid, scopes, repositoryActions(desk.store, registry, oid));
}

/**
 * The object id behind a token for Azure Resource Manager; null when it is not good here: since
 * `azureADAuthenticationAsArmPolicy` is off, only tokens made for registries alone would be.
 */
export async function identify(
  { verify }: TokenDesk,
  { policies }: Registry,
  armToken: string,
): Promise<string | null> {
  if (policies.azureADAuthenticationAsArm === 'disabled') return null;
  const verdict = await verify(`Bearer ${armToken}`);
  return verdict.ok ? verdict.principal.oid : null;
}

function checkForm(registry: Registry, form: URLSearchParams): Response | null {
  const service = form.get('service')?.toLowerCase();
  if (service === registry.loginServer.toLowerCase()) return null;
  return badRequest('UNSUPPORTED', 'The service must be the login server.');
}

async function accessToken(
  desk: TokenDesk,
  registry: Registry,
  oid: string | null,
  scopes: readonly string[],
  allowed: readonly RepositoryAction[],
): Promise<Response> {
  const access = scopes.flatMap((scope) => grant(scope, allowed));
  return reply(200, { access_token: await desk.tokens.access(registry.loginServer, oid, access) });
}

/** What is allowed of `repository:samples/nginx:pull,push`. */
function grant(scope: string, allowed: readonly RepositoryAction[]): readonly Access[] {
  const [, name, actions] = /^repository:([^:]+):([\w,*]+)$/.exec(scope) ?? [];
  if (name === undefined || actions === undefined) return [];
  const granted = allowed.filter((action) => actions.split(',').includes(action));
  return granted.length === 0 ? [] : [{ type: 'repository', name, actions: granted }];
}
