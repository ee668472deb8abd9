// Whether a user may use the console at all, in the order in which Entra asks.
import type { DirectoryUser } from '#emulator/directory.ts';
import type { EntraError } from './entra-error.ts';
import { ConsentMissing, ForeignAccount, NotAssigned } from './sign-in-errors.ts';
import type { SignInSettings } from './sign-in-settings.ts';

export type Refusal = 'foreign' | 'not-assigned' | 'no-consent';

/** What stands in the way of a user of this tenant, or undefined. */
export function refusalFor(
  user: DirectoryUser,
  settings: SignInSettings,
): Exclude<Refusal, 'foreign'> | undefined {
  if (settings.notAssigned.includes(user.key)) return 'not-assigned';
  return settings.noConsent.includes(user.key) ? 'no-consent' : undefined;
}

/** The refusal as the application hears of it; `silent` when nobody may be asked. */
export function refusalError(user: DirectoryUser, refusal: Refusal, silent: boolean): EntraError {
  switch (refusal) {
    case 'foreign':
      return new ForeignAccount(user);
    case 'not-assigned':
      return new NotAssigned(user, silent ? 'interaction_required' : 'access_denied');
    case 'no-consent':
      return new ConsentMissing('consent_required');
  }
}
