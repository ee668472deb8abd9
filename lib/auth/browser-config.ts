/** What MSAL in the browser needs to know. Comes from the server at run time, so one build fits every cloud. */
import type { Env } from '#lib/env.ts';

export type BrowserAuthConfig = {
  readonly clientId: string;
  readonly authority: string;
  readonly knownAuthorities: readonly string[];
  /** JSON of endpoints, for an identity provider the browser reaches at another address than the server. */
  readonly authorityMetadata: string | null;
  readonly scope: string;
};

type Settings = Pick<Env, 'tenantId' | 'clientId' | 'authorityHost' | 'browserAuthority' | 'isPublicCloud'>;

export function browserAuthConfig(settings: Settings): BrowserAuthConfig {
  const { tenantId, clientId, authorityHost, browserAuthority, isPublicCloud } = settings;
  const authority = `${authorityHost}/${tenantId}`;
  return {
    clientId,
    authority,
    scope: `api://${clientId}/access_as_user`,
    // Without this MSAL asks Microsoft whether it may trust the authority.
    knownAuthorities: isPublicCloud ? [] : [new URL(authorityHost).host],
    authorityMetadata:
      browserAuthority === null ? null : metadata(authority, `${browserAuthority}/${tenantId}`),
  };
}

/** The origins a browser talks to while signing in: what the content security policy admits. */
export function authorityOrigins({ authorityHost, browserAuthority }: Settings): readonly string[] {
  return browserAuthority === null ? [authorityHost] : [browserAuthority];
}

function metadata(authority: string, browserBase: string): string {
  return JSON.stringify({
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${browserBase}/oauth2/v2.0/authorize`,
    token_endpoint: `${browserBase}/oauth2/v2.0/token`,
    end_session_endpoint: `${browserBase}/oauth2/v2.0/logout`,
    jwks_uri: `${browserBase}/discovery/v2.0/keys`,
  });
}
