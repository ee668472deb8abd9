/** Before every page: the content security policy with a fresh nonce, and the way to sign-in. */
import { type NextRequest, NextResponse } from 'next/server';
import { authorityOrigins } from '#lib/auth/browser-config.ts';
import { isRevoked } from '#lib/auth/revocation.ts';
import { cookieName, openSession } from '#lib/auth/session-cookie.ts';
import { env } from '#lib/env.ts';
import { contentSecurityPolicy, securityHeaders } from '#lib/http/security-headers.ts';

/** Pages that work without a session. Route handlers check for themselves and answer 401. */
const OPEN = /^\/(sign-in|auth|api)(\/|$)/;

export async function proxy(request: NextRequest) {
  const settings = env();
  const { pathname, search } = request.nextUrl;
  // Next.js answers 500 to an address that does not decode; it is simply not one of ours.
  if (!decodes(pathname)) return new NextResponse(null, { status: 404 });
  // A server action answers "sign in" itself: a redirect would look to its caller like a lost answer.
  if (!OPEN.test(pathname) && !request.headers.has('next-action')) {
    const name = cookieName(settings.consoleOrigin);
    const opened = await openSession(request.cookies.getAll(), settings.sessionSecret, name);
    if (opened.state !== 'open' || isRevoked(opened.session.id)) {
      const target = new URL('/sign-in', settings.consoleOrigin);
      target.searchParams.set('returnTo', pathname + search);
      if (opened.state === 'expired') target.searchParams.set('reason', 'expired');
      return NextResponse.redirect(target);
    }
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  // MSAL's hidden frame loads the callback page from this origin; nothing else may be framed.
  const framedBy = pathname === '/auth/callback' ? "'self'" : "'none'";
  const { isDevelopment } = settings;
  const policy = contentSecurityPolicy({
    nonce,
    authorities: authorityOrigins(settings),
    framedBy,
    isDevelopment,
  });
  const headers = new Headers(request.headers);
  // Next.js takes the nonce for its own scripts from this request header.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  const isHttps = settings.consoleOrigin.startsWith('https:');
  for (const [key, value] of securityHeaders(isHttps)) response.headers.set(key, value);
  return response;
}

function decodes(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  // Files with a hash in their name and the icon need neither a session nor a policy.
  matcher: ['/((?!_next/static|_next/image|icon.svg|favicon.ico).*)'],
};
