// The scopes of a request: OpenID ones, the console's own API, Azure Resource Manager.
import { directory } from '#emulator/directory.ts';
import {
  InvalidScope,
  MissingParameter,
  SeveralResources,
  UnknownPermission,
  UnknownResource,
} from './request-errors.ts';

const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];
const API_SCOPE = 'access_as_user';
const ARM_SCOPE = 'user_impersonation';

/** The application id URI of the console's API. */
export const API_RESOURCE = `api://${directory.clientId}`;

/** One service under four names: tokens for any of them are good for Azure Resource Manager. */
export const ARM_AUDIENCES: readonly string[] = [
  'https://management.core.windows.net/',
  'https://management.core.windows.net',
  'https://management.azure.com/',
  'https://management.azure.com',
];

export interface ApiScopes {
  readonly openid: readonly string[];
  /** Whether an access token for the console's API is wanted. */
  readonly api: boolean;
}

/** Scopes of a sign-in or a refresh: OpenID's and the console's API, nothing else. */
export function parseSignInScopes(text: string | undefined): ApiScopes {
  const { openid, resource, permissions, scopes } = parseScopes(text);
  if (resource === undefined) return { openid, api: false };
  if (resource !== API_RESOURCE && resource !== directory.clientId) {
    throw new UnknownResource(resource);
  }
  requirePermissions(permissions, API_SCOPE, resource);
  return { openid, api: scopes.length > 0 };
}

/** The audience an exchanged token gets: Azure's, spelled as the scope spells it. */
export function parseAzureAudience(text: string | undefined): string {
  const { resource, permissions } = parseScopes(text);
  if (resource === undefined) throw new InvalidScope(text ?? '');
  if (!ARM_AUDIENCES.includes(resource)) throw new UnknownResource(resource);
  requirePermissions(permissions, ARM_SCOPE, resource);
  return resource;
}

/**
 * The audience of an application's own token: Azure's, or the embedded directory service's.
 * @param resource what the older endpoint is asked for, without `/.default`.
 */
export function parseApplicationAudience(scope: string | undefined, resource: string | undefined): string {
  const wanted = resource ?? parseScopes(scope).resource ?? '';
  if (ARM_AUDIENCES.includes(wanted) || isGraphAudience(wanted)) return wanted;
  throw new UnknownResource(wanted);
}

/** The directory service hangs below ARM's own origin; only its port is not known here. */
function isGraphAudience(audience: string): boolean {
  return /^https:\/\/(localhost|127\.0\.0\.1):\d+\/graph\/?$/.test(audience);
}

/** The `scope` member of a token answer for the console's API. */
export const API_SCOPE_ANSWER = `${API_RESOURCE}/${API_SCOPE}`;

/** The `scope` member of a token answer for Azure; MSAL finds its cached token again by `.default`. */
export function azureScopeAnswer(audience: string): string {
  return `${audience}/${ARM_SCOPE} ${audience}/.default`;
}

function parseScopes(text: string | undefined) {
  const all = (text ?? '').split(' ').filter((scope) => scope !== '');
  if (all.length === 0) throw new MissingParameter('scope');
  const openid = all.filter((scope) => OPENID_SCOPES.includes(scope));
  const scopes = all.filter((scope) => !OPENID_SCOPES.includes(scope));
  const split = scopes.map(splitScope);
  const resources = new Set(split.map(({ resource }) => resource));
  if (resources.size > 1) throw new SeveralResources(all.join(' '));
  return {
    openid,
    scopes,
    resource: split[0]?.resource,
    permissions: split.map(({ permission }) => permission),
  };
}

/** `https://management.azure.com//.default` names the resource with its trailing slash. */
function splitScope(scope: string) {
  const slash = scope.lastIndexOf('/');
  if (slash <= 0 || slash === scope.length - 1) throw new InvalidScope(scope);
  return { resource: scope.slice(0, slash), permission: scope.slice(slash + 1) };
}

function requirePermissions(permissions: readonly string[], known: string, resource: string) {
  const unknown = permissions.find((name) => name !== known && name !== '.default');
  if (unknown !== undefined) throw new UnknownPermission(unknown, resource);
}
