// The provider's two cookies. Their names carry the port: cookies do not tell the ports of one host apart.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export interface SignInCookies {
  session(c: Context): string | undefined;
  setSession(c: Context, value: string): void;
  clearSession(c: Context): void;
  form(c: Context): string | undefined;
  setForm(c: Context, value: string): void;
}

export function signInCookies(origin: string): SignInCookies {
  const { port, protocol } = new URL(origin);
  const sessionName = `embedded-sso-${port}`;
  const formName = `embedded-sign-in-${port}`;
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: protocol === 'https:' } as const;
  return {
    session: (c) => getCookie(c, sessionName),
    setSession: (c, value) => setCookie(c, sessionName, value, options),
    clearSession: (c) => {
      deleteCookie(c, sessionName, options);
    },
    form: (c) => getCookie(c, formName),
    setForm: (c, value) => setCookie(c, formName, value, options),
  };
}
