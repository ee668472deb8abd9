// OpenID configuration and keys, served on both origins: each names its own endpoints, the issuer is one.
import { directory } from '#emulator/directory.ts';
import { ARM_ISSUER, issuerOf } from './tokens.ts';

/** `origin`: where this document is served; `authority`: the issuer's origin. */
export function openidConfiguration(origin: string, authority: string) {
  const base = `${origin}/${directory.tenantId}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: issuerOf(authority),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    http_logout_supported: false,
    frontchannel_logout_supported: false,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    code_challenge_methods_supported: ['S256'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'oid',
      'sid',
    ],
    tenant_region_scope: null,
    cloud_instance_name: new URL(authority).host,
  };
}

/** What `az` reads at an authority ending in `/adfs`; it then uses whatever token endpoint is named. */
export function adfsConfiguration(origin: string) {
  return {
    issuer: ARM_ISSUER,
    authorization_endpoint: `${origin}/adfs/oauth2/authorize`,
    token_endpoint: `${origin}/adfs/oauth2/token`,
    jwks_uri: `${origin}/${directory.tenantId}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** Which names this cloud's authority goes by: one. */
export function instanceDiscovery(origin: string) {
  const { host } = new URL(origin);
  return {
    tenant_discovery_endpoint: `${origin}/${directory.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
