// What an authorize request needs next: pure, so that every combination of session, prompt and claims can be tested.
import { type DirectoryUser, userByOid } from '#emulator/directory.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import type { Session } from './sign-in-store.ts';
import { type Refusal, refusalFor } from './user-conditions.ts';

export type NextStep =
  | { readonly step: 'choose-user' }
  | { readonly step: 'second-factor'; readonly user: DirectoryUser }
  | { readonly step: 'refuse'; readonly user: DirectoryUser; readonly refusal: Refusal }
  | { readonly step: 'answer'; readonly user: DirectoryUser; readonly session: Session };

type Asked = Pick<AuthorizeRequest, 'prompt' | 'hintedUser' | 'sid' | 'claims'>;

/** `chosen`: the user was chosen on the page just now, so no prompt asks again. */
export function nextStep(
  request: Asked,
  session: Session | undefined,
  settings: SignInSettings,
  chosen: boolean,
): NextStep {
  const user = session === undefined ? undefined : userByOid(session.oid);
  if (session === undefined || user === undefined) return { step: 'choose-user' };
  if (!chosen && (asksAgain(request) || !isExpected(request, session))) {
    return { step: 'choose-user' };
  }
  const refusal = refusalFor(user, settings);
  if (refusal !== undefined) return { step: 'refuse', user, refusal };
  if (request.claims.needsMfa && !session.mfa) return { step: 'second-factor', user };
  return { step: 'answer', user, session };
}

function asksAgain({ prompt }: Asked): boolean {
  return prompt === 'login' || prompt === 'select_account';
}

function isExpected({ hintedUser, sid }: Asked, session: Session): boolean {
  if (sid !== undefined && sid !== session.sid) return false;
  return hintedUser === undefined || hintedUser.oid === session.oid;
}
