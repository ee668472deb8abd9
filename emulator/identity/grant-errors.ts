// Why the token endpoint refuses a grant or a client. One class per code.
import { directory } from '#emulator/directory.ts';
import { EntraError } from './entra-error.ts';

export class BadClientSecret extends EntraError {
  /** @param appId whose secret it should have been. */
  constructor(appId: string) {
    super({
      code: 7000215,
      error: 'invalid_client',
      status: 401,
      message: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${appId}'.`,
    });
  }
}

export class MissingClientSecret extends EntraError {
  constructor() {
    super({
      code: 7000218,
      error: 'invalid_client',
      status: 401,
      message:
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    });
  }
}

export class MalformedGrant extends EntraError {
  constructor() {
    super({
      code: 9002313,
      error: 'invalid_grant',
      message: 'Invalid request. Request is malformed or invalid.',
    });
  }
}

export class CodeExpired extends EntraError {
  constructor() {
    super({
      code: 70008,
      error: 'invalid_grant',
      message:
        'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    });
  }
}

export class CodeAlreadyRedeemed extends EntraError {
  constructor() {
    super({
      code: 54005,
      error: 'invalid_grant',
      message:
        'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    });
  }
}

export class ReplyAddressMismatch extends EntraError {
  constructor(sent: string, requested: string) {
    super({
      code: 500112,
      error: 'invalid_grant',
      message: `The reply address '${sent}' does not match the reply address '${requested}' provided when requesting Authorization code.`,
    });
  }
}

export class VerifierMismatch extends EntraError {
  constructor() {
    super({
      code: 501481,
      error: 'invalid_grant',
      message: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    });
  }
}

export class RefreshTokenExpired extends EntraError {
  constructor() {
    super({
      code: 700084,
      error: 'invalid_grant',
      message:
        'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can not be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.',
    });
  }
}

export class GrantRevoked extends EntraError {
  constructor(issuedAt: number, validFrom: number) {
    super({
      code: 50173,
      error: 'invalid_grant',
      suberror: 'bad_token',
      message: `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${new Date(issuedAt).toISOString()}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${new Date(validFrom).toISOString()}'.`,
    });
  }
}

export class AssertionMalformed extends EntraError {
  constructor() {
    super({
      code: 50027,
      error: 'invalid_request',
      message: 'JWT token is invalid or malformed.',
    });
  }
}

export class AssertionRefused extends EntraError {
  constructor(reason: string) {
    super({
      code: 50013,
      error: 'invalid_grant',
      message: `Assertion failed signature validation. [Reason - ${reason}]`,
    });
  }
}

export class AssertionAudienceMismatch extends EntraError {
  constructor(audience: string) {
    super({
      code: 500131,
      error: 'invalid_grant',
      message: `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${audience}' and the expected audience is '${directory.clientId}' or one of the Application Uris of this application with App ID '${directory.clientId}'(${directory.clientName}). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.`,
    });
  }
}

export class AssertionExpired extends EntraError {
  constructor(now: number, expiry: number) {
    super({
      code: 500133,
      error: 'invalid_grant',
      message: `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: ${new Date(now).toISOString()}, expiry time of assertion ${new Date(expiry).toISOString()}.`,
    });
  }
}

export class AssertionNotForUser extends EntraError {
  constructor() {
    super({
      code: 7000114,
      error: 'invalid_grant',
      message: `Application '${directory.clientId}' is not allowed to make application on-behalf-of calls.`,
    });
  }
}

export class UserNotFound extends EntraError {
  constructor() {
    super({
      code: 50034,
      error: 'invalid_grant',
      message: `The user account {EmailHidden} does not exist in the ${directory.tenantId} directory. To sign into this application, the account must be added to the directory.`,
    });
  }
}
