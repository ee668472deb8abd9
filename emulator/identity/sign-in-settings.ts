// What a test can switch about signing in: refusals per user, further redirect URIs, and how far a revocation goes.

export interface SignInSettings {
  /** Keys of users for whom nobody consented to the console: no sign-in, no exchange for Azure. */
  noConsent: string[];
  /** Keys of users who sign in, but for whom the console has no consent to act on Azure (exchange fails). */
  noAzureConsent: string[];
  /** Keys of users who are not assigned to the application. */
  notAssigned: string[];
  /** Offers a user of another organisation on the sign-in page. */
  foreignTenant: boolean;
  /** Redirect URIs besides the registered ones, compared character by character. */
  extraRedirectUris: string[];
  /** A revoked user's tokens for Azure are challenged at once; else they last until they expire. */
  continuousAccessEvaluation: boolean;
}

export function defaultSignInSettings(): SignInSettings {
  return {
    noConsent: [],
    noAzureConsent: [],
    notAssigned: [],
    foreignTenant: false,
    extraRedirectUris: [],
    continuousAccessEvaluation: true,
  };
}
