// Authorization codes between the sign-in page and the token endpoint: minutes, one use, in memory.
import { randomBytes } from 'node:crypto';

export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
  readonly api: boolean;
  readonly offlineAccess: boolean;
  readonly capabilities: readonly string[];
  readonly sid: string;
  readonly oid: string;
  readonly mfa: boolean;
  readonly expiresAt: number;
}

const LIFETIME_MS = 10 * 60 * 1000;

export type CodeStore = ReturnType<typeof createCodeStore>;

export function createCodeStore(now: () => number) {
  const codes = new Map<string, { grant: AuthorizationCode; redeemed: boolean }>();

  return {
    issue(grant: Omit<AuthorizationCode, 'expiresAt'>): string {
      for (const [code, { grant: old }] of codes) {
        if (old.expiresAt + LIFETIME_MS < now()) codes.delete(code);
      }
      const code = `1.${randomBytes(48).toString('base64url')}`;
      codes.set(code, { grant: { ...grant, expiresAt: now() + LIFETIME_MS }, redeemed: false });
      return code;
    },

    find(code: string): { readonly grant: AuthorizationCode; readonly redeemed: boolean } | undefined {
      return codes.get(code);
    },

    markRedeemed(code: string): void {
      const entry = codes.get(code);
      if (entry) entry.redeemed = true;
    },
  };
}
