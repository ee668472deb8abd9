// Why a user cannot be signed in, or not without being asked. One class per code.
import { type DirectoryUser, directory } from '#emulator/directory.ts';
import { MFA_CLAIMS } from './claims-request.ts';
import { EntraError } from './entra-error.ts';

export class SilentSignInImpossible extends EntraError {
  constructor() {
    super({
      code: 50058,
      error: 'login_required',
      message:
        'A silent sign-in request was sent but no user is signed in. The cookies used to represent the user’s session were not sent in the request to the identity provider.',
    });
  }
}

export class SecondFactorRequired extends EntraError {
  constructor(resource: string, claims: string = MFA_CLAIMS) {
    super({
      code: 50076,
      error: 'interaction_required',
      suberror: 'basic_action',
      claims,
      message: `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`,
    });
  }
}

export class ConsentMissing extends EntraError {
  constructor(error: 'invalid_grant' | 'consent_required') {
    super({
      code: 65001,
      error,
      suberror: 'consent_required',
      message: `The user or administrator has not consented to use the application with ID '${directory.clientId}' named '${directory.clientName}'. Send an interactive authorization request for this user and resource.`,
    });
  }
}

export class NotAssigned extends EntraError {
  constructor(user: DirectoryUser, error: 'access_denied' | 'interaction_required' | 'invalid_grant') {
    super({
      code: 50105,
      error,
      message: `Your administrator has configured the application ${directory.clientName} ('${directory.clientId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${user.upn}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
    });
  }
}

export class ForeignAccount extends EntraError {
  constructor(user: DirectoryUser) {
    super({
      code: 50020,
      error: 'access_denied',
      message: `User account '${user.upn}' from identity provider 'https://sts.windows.net/${directory.foreignTenantId}/' does not exist in tenant '${directory.tenantName}' and cannot access the application '${directory.clientId}'(${directory.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
    });
  }
}
