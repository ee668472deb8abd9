// What is wrong with a request itself: tenant, client, parameters, scopes. One class per code.
import { directory } from '#emulator/directory.ts';
import { EntraError } from './entra-error.ts';

export class TenantNotFound extends EntraError {
  constructor(tenant: string) {
    super({
      code: 90002,
      error: 'invalid_tenant',
      message: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    });
  }
}

export class NotMultiTenant extends EntraError {
  constructor() {
    super({
      code: 50194,
      error: 'invalid_request',
      message: `Application '${directory.clientId}'(${directory.clientName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    });
  }
}

export class UnknownClient extends EntraError {
  constructor(clientId: string) {
    super({
      code: 700016,
      error: 'unauthorized_client',
      message: `Application with identifier '${clientId}' was not found in the directory '${directory.tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    });
  }
}

export class RedirectUriMismatch extends EntraError {
  constructor(redirectUri: string) {
    super({
      code: 50011,
      error: 'invalid_request',
      message: `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${directory.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error.`,
    });
  }
}

export class MissingParameter extends EntraError {
  constructor(name: string) {
    super({
      code: 900144,
      error: 'invalid_request',
      message: `The request body must contain the following parameter: '${name}'.`,
    });
  }
}

export class BadParameter extends EntraError {
  constructor(message: string) {
    super({ code: 90023, error: 'invalid_request', message });
  }
}

export class UnsupportedResponseType extends EntraError {
  constructor(responseType: string) {
    super({
      code: 700054,
      error: 'unsupported_response_type',
      message: `response_type '${responseType}' is not enabled for the application.`,
    });
  }
}

export class UnsupportedGrantType extends EntraError {
  constructor(grantType: string) {
    super({
      code: 70003,
      error: 'unsupported_grant_type',
      message: `The app requested an unsupported grant type '${grantType}'.`,
    });
  }
}

export class PkceRequired extends EntraError {
  constructor() {
    super({
      code: 9002325,
      error: 'invalid_request',
      message: 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    });
  }
}

export class CrossOriginRequired extends EntraError {
  constructor() {
    super({
      code: 9002327,
      error: 'invalid_request',
      message:
        "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    });
  }
}

export class CrossOriginForbidden extends EntraError {
  constructor(origin: string) {
    super({
      code: 9002326,
      error: 'invalid_request',
      message: `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
    });
  }
}

export class InvalidScope extends EntraError {
  constructor(scope: string) {
    super({
      code: 70011,
      error: 'invalid_scope',
      message: `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    });
  }
}

export class UnknownResource extends EntraError {
  constructor(resource: string) {
    super({
      code: 500011,
      error: 'invalid_resource',
      message: `The resource principal named ${resource} was not found in the tenant named ${directory.tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    });
  }
}

export class UnknownPermission extends EntraError {
  constructor(scope: string, resource: string) {
    super({
      code: 650053,
      error: 'invalid_client',
      message: `The application '${directory.clientName}' asked for scope '${scope}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`,
    });
  }
}

export class SeveralResources extends EntraError {
  constructor(scope: string) {
    super({
      code: 28000,
      error: 'invalid_request',
      message: `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    });
  }
}

export class FormNotOurs extends EntraError {
  constructor() {
    super({
      code: 165000,
      error: 'invalid_request',
      message:
        'Invalid Request: The request tokens do not match the user context. Do not copy the user context values (cookies; form fields; headers) between different requests or user sessions; always maintain the ALL of the supplied values across a complete single user flow.',
    });
  }
}

/** Everything Entra does and this provider does not: said, never quietly ignored. */
export class NotImplemented extends EntraError {
  constructor(what: string) {
    super({
      code: 90041,
      error: 'temporarily_unavailable',
      status: 501,
      message: `The embedded identity provider does not implement ${what}.`,
    });
  }
}
