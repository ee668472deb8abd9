// What the token endpoints gave, as Microsoft Entra's sign-in log tells it; never a token.
import { decodeJwt } from 'jose';

export type SignInEntry = {
  /** 1, 2, 3, …; goes on over `clear`. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As it was asked for, such as `refresh_token`. */
  readonly grant: string;
  /** Of whom the token speaks; null when there is none. */
  readonly oid: string | null;
  /** For whom it is; null when there is none. */
  readonly audience: string | null;
  /** The number behind AADSTS; null when a token was given. */
  readonly error: number | null;
};

export type SignInLog = {
  given(grant: string, accessToken: unknown): void;
  refused(grant: string, error: number): void;
  entries(since: number): readonly SignInEntry[];
  clear(): void;
};

/** The oldest are forgotten beyond this. */
const MOST_ENTRIES = 10_000;

export function createSignInLog(now: () => number): SignInLog {
  let kept: SignInEntry[] = [];
  let seq = 0;
  const record = (entry: Omit<SignInEntry, 'seq' | 'at'>) => {
    seq += 1;
    kept.push({ seq, at: now(), ...entry });
    if (kept.length > MOST_ENTRIES * 1.1) kept = kept.slice(-MOST_ENTRIES);
  };
  return {
    given(grant, accessToken) {
      const claims = typeof accessToken === 'string' ? decodeJwt(accessToken) : {};
      const { oid, aud } = claims as { readonly oid?: string; readonly aud?: string };
      record({ grant, oid: oid ?? null, audience: aud ?? null, error: null });
    },
    refused: (grant, error) => record({ grant, oid: null, audience: null, error }),
    entries: (since) => kept.filter((entry) => entry.seq > since),
    clear() {
      kept = [];
    },
  };
}
