// Reading an authorize request. What is wrong with client or redirect URI is shown on a page and never redirected;
// everything else goes back to the application (RFC 6749, section 4.1.2.1).
import { type DirectoryUser, directory, userByUpn } from '#emulator/directory.ts';
import { type ClaimsRequest, parseClaimsRequest } from './claims-request.ts';
import type { IdentityContext } from './context.ts';
import { isRegisteredRedirectUri } from './redirect-uris.ts';
import {
  BadParameter,
  MissingParameter,
  NotImplemented,
  PkceRequired,
  RedirectUriMismatch,
  UnknownClient,
  UnsupportedResponseType,
} from './request-errors.ts';
import { parseSignInScopes } from './scopes.ts';

/** Where an answer goes, once the client is known to own that address. */
export interface ReplyTo {
  readonly redirectUri: string;
  readonly mode: 'query' | 'fragment';
  readonly state: string | undefined;
}

export interface AuthorizeRequest {
  readonly replyTo: ReplyTo;
  readonly prompt: 'none' | 'login' | 'select_account' | undefined;
  /** The user the application expects; undefined also for a hint nobody answers to. */
  readonly hintedUser: DirectoryUser | undefined;
  /** The session the application expects, by its `sid`. */
  readonly sid: string | undefined;
  readonly api: boolean;
  readonly offlineAccess: boolean;
  readonly claims: ClaimsRequest;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
  readonly clientInfo: boolean;
}

/** Throws errors that must be shown on a page. */
export function parseReplyTo(context: IdentityContext, params: URLSearchParams): ReplyTo {
  const clientId = params.get('client_id');
  if (!clientId) throw new MissingParameter('client_id');
  if (clientId.toLowerCase() !== directory.clientId) throw new UnknownClient(clientId);
  const redirectUri = params.get('redirect_uri');
  if (!redirectUri) throw new MissingParameter('redirect_uri');
  if (!isRegisteredRedirectUri(redirectUri, context.settings().extraRedirectUris)) {
    throw new RedirectUriMismatch(redirectUri);
  }
  return {
    redirectUri,
    mode: params.get('response_mode') === 'fragment' ? 'fragment' : 'query',
    state: params.get('state') ?? undefined,
  };
}

/** Throws errors that go back to the application. */
export function parseAuthorizeRequest(params: URLSearchParams, replyTo: ReplyTo): AuthorizeRequest {
  const mode = params.get('response_mode');
  if (mode && mode !== 'query' && mode !== 'fragment') {
    throw new NotImplemented(`response_mode '${mode}'`);
  }
  const responseType = params.get('response_type');
  if (!responseType) throw new MissingParameter('response_type');
  if (responseType !== 'code') throw new UnsupportedResponseType(responseType);

  const codeChallenge = params.get('code_challenge');
  if (!codeChallenge) throw new PkceRequired();
  if (params.get('code_challenge_method') !== 'S256') {
    throw new BadParameter("The parameter 'code_challenge_method' must be 'S256'.");
  }
  // base64url of 32 bytes
  if (!/^[\w-]{43}$/.test(codeChallenge)) {
    throw new BadParameter("The parameter 'code_challenge' is not a SHA-256 hash in base64url.");
  }

  const scopes = parseSignInScopes(params.get('scope') ?? undefined);
  return {
    replyTo,
    prompt: parsePrompt(params.get('prompt')),
    hintedUser: userByUpn(params.get('login_hint') ?? ''),
    sid: params.get('sid') ?? undefined,
    api: scopes.api,
    offlineAccess: scopes.openid.includes('offline_access'),
    claims: parseClaimsRequest(params.get('claims') ?? undefined),
    codeChallenge,
    nonce: params.get('nonce') ?? undefined,
    clientInfo: params.get('client_info') === '1',
  };
}

function parsePrompt(prompt: string | null): AuthorizeRequest['prompt'] {
  switch (prompt) {
    case null:
    case '':
      return undefined;
    case 'none':
    case 'login':
    case 'select_account':
      return prompt;
    default:
      throw new NotImplemented(`prompt '${prompt}'`);
  }
}
