'use client';
/** The signed-in account for client components, and the ways out of "sign in required". */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { BrowserAuthConfig } from './browser-config.ts';
import { keepReturnPath } from './return-path.ts';

export type Account = {
  readonly oid: string;
  readonly userName: string;
  readonly name: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

type Auth = {
  readonly account: Account;
  /** Renews silently if possible, otherwise signs in and comes back to this place. */
  readonly signInAgain: () => Promise<void>;
  /** Satisfies Azure's claims challenge and comes back to this place. */
  readonly stepUp: (claims: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly renew: () => Promise<boolean>;
};

const AuthContext = createContext<Auth | null>(null);

const here = () => window.location.pathname + window.location.search;

export function AuthProvider({
  account,
  config,
  children,
}: {
  account: Account;
  config: BrowserAuthConfig;
  children: ReactNode;
}) {
  const auth = useMemo<Auth>(() => {
    // MSAL stays out of the first load: each way out fetches it when it is taken.
    const msal = () => import('./msal.ts');
    const renew = async () => (await msal()).renew(config, account.oid);
    return {
      account,
      renew,
      signInAgain: async () => {
        if (await renew()) return window.location.reload();
        keepReturnPath(here());
        await (await msal()).signIn(config, false);
      },
      stepUp: async (claims) => {
        keepReturnPath(here());
        await (await msal()).stepUp(config, account.oid, claims);
      },
      signOut: async () => (await msal()).signOut(config, account.oid),
    };
  }, [account, config]);
  return <AuthContext value={auth}>{children}</AuthContext>;
}

export function useAuth(): Auth {
  const auth = useContext(AuthContext);
  if (auth === null) throw new Error('useAuth needs an AuthProvider above it.');
  return auth;
}
