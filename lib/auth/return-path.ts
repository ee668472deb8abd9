/** What a tab remembers while it is away at the identity provider: where to come back to, and that it signed out. */
const KEY = 'acr.return-path';
const HOME = '/registries';

/** A path on this origin and nothing else: not `//host`, not `/\host`, not a scheme. */
export function safeReturnPath(value: string | null | undefined): string {
  if (!value?.startsWith('/') || /^\/[/\\]/.test(value) || /[\p{Cc}\\]/u.test(value)) return HOME;
  return value.startsWith('/auth/') || value.startsWith('/sign-in') ? HOME : value;
}

export function keepReturnPath(path: string): void {
  sessionStorage.setItem(KEY, safeReturnPath(path));
}

export function takeReturnPath(): string {
  const path = safeReturnPath(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  return path;
}

const SIGNED_OUT = 'acr.signed-out';

/** Kept here, not in the address: identity providers match the way back to the letter. */
export const markSignedOut = () => sessionStorage.setItem(SIGNED_OUT, '1');

/** True once after signing out. */
export function takeSignedOut(): boolean {
  const was = sessionStorage.getItem(SIGNED_OUT) !== null;
  sessionStorage.removeItem(SIGNED_OUT);
  return was;
}
