// Which addresses the provider sends a browser to. As in Entra, the port of http://localhost does not count.
// https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
const REDIRECT_PATHS = ['/auth/callback'];
const POST_LOGOUT_PATHS = ['/', '/sign-in', ...REDIRECT_PATHS];

export function isRegisteredRedirectUri(uri: string, extra: readonly string[]): boolean {
  return isOnLocalhost(uri, REDIRECT_PATHS) || extra.includes(uri);
}

export function isRegisteredPostLogoutUri(uri: string, extra: readonly string[]): boolean {
  return isOnLocalhost(uri, POST_LOGOUT_PATHS) || extra.includes(uri);
}

/** Whether a page of that origin may redeem codes: the origin of some redirect URI. */
export function isSpaOrigin(origin: string, extra: readonly string[]): boolean {
  const url = parse(origin);
  if (url === undefined || url.origin !== origin) return false;
  return (
    (url.protocol === 'http:' && url.hostname === 'localhost') ||
    extra.some((uri) => parse(uri)?.origin === origin)
  );
}

function isOnLocalhost(uri: string, paths: readonly string[]): boolean {
  const url = parse(uri);
  if (url === undefined) return false;
  // Rebuilt from its parts, so that credentials, fragments, dots and odd spellings do not pass.
  const path = `${url.pathname}${url.search}`;
  const plain = `http://localhost${url.port === '' ? '' : `:${url.port}`}${path}`;
  const spellings = path === '/' ? [plain, plain.slice(0, -1)] : [plain];
  return url.protocol === 'http:' && paths.includes(path) && spellings.includes(uri);
}

function parse(uri: string): URL | undefined {
  return URL.canParse(uri) ? new URL(uri) : undefined;
}
