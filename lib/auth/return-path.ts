/** Where a sign-in comes back to. Kept per tab; only ever a path of this console. */
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
