// Who is signed in: browser sessions, refresh tokens and revocations, kept in the state folder over a restart.
// Cookies and refresh tokens are stored as hashes: the file signs nobody in.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { StateDir } from '#emulator/state-dir.ts';

export interface Session {
  /** The `sid` claim; not the cookie. */
  readonly sid: string;
  readonly oid: string;
  /** Milliseconds, as all times here. */
  readonly signedInAt: number;
  readonly expiresAt: number;
  /** A second factor was given in this session. */
  readonly mfa: boolean;
}

export interface RefreshToken {
  readonly sid: string;
  readonly oid: string;
  readonly mfa: boolean;
  readonly issuedAt: number;
  /** Fixed from the sign-in on, whatever is issued in between. */
  readonly expiresAt: number;
}

interface Kept {
  sessions: Record<string, Session>;
  refreshTokens: Record<string, RefreshToken>;
  /** By object id: grants from before that moment are void. */
  validFrom: Record<string, number>;
  /** Ended sessions by `sid`, until no refresh token of theirs can be alive. */
  ended: Record<string, { at: number; by: 'sign-out' | 'revocation' }>;
}

const FILE = 'sign-ins.json';
const DAY = 24 * 60 * 60 * 1000;

/** https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime */
export const SPA_REFRESH_TOKEN_LIFETIME_MS = DAY;

export type SignInStore = ReturnType<typeof openSignInStore>;

export function openSignInStore(stateDir: StateDir, now: () => number) {
  const kept = readKept(stateDir.read(FILE));

  function save() {
    for (const records of [kept.sessions, kept.refreshTokens]) {
      for (const [key, record] of Object.entries(records)) {
        // A day longer, so that a late client is told `expired` and not `malformed`.
        if (record.expiresAt + DAY <= now()) delete records[key];
      }
    }
    for (const [sid, { at }] of Object.entries(kept.ended)) {
      if (at + SPA_REFRESH_TOKEN_LIFETIME_MS <= now()) delete kept.ended[sid];
    }
    stateDir.write(FILE, JSON.stringify(kept));
  }

  return {
    /** Starts a session; returns it with the cookie's value, which is not stored. */
    startSession(oid: string): { cookie: string; session: Session } {
      const cookie = randomBytes(32).toString('base64url');
      const session = {
        sid: randomUUID(),
        oid,
        signedInAt: now(),
        expiresAt: now() + DAY,
        mfa: false,
      };
      kept.sessions[hash(cookie)] = session;
      save();
      return { cookie, session };
    },

    session(cookie: string | undefined): Session | undefined {
      const session = cookie ? kept.sessions[hash(cookie)] : undefined;
      return session !== undefined && session.expiresAt > now() ? session : undefined;
    },

    /** Notes the second factor in that session. */
    addMfa(cookie: string): Session | undefined {
      const session = kept.sessions[hash(cookie)];
      if (session === undefined) return undefined;
      const stronger = { ...session, mfa: true };
      kept.sessions[hash(cookie)] = stronger;
      save();
      return stronger;
    },

    issueRefreshToken(record: Omit<RefreshToken, 'issuedAt'>): string {
      const token = randomBytes(48).toString('base64url');
      kept.refreshTokens[hash(token)] = { ...record, issuedAt: now() };
      save();
      return token;
    },

    refreshToken(token: string): RefreshToken | undefined {
      return kept.refreshTokens[hash(token)];
    },

    /** When the session was signed out or revoked; its refresh tokens are void from then on. */
    endedAt(sid: string): number | undefined {
      return kept.ended[sid]?.at;
    },

    /**
     * When everything the user held was revoked, if that voids an access token of that session and issue time.
     * As in Entra, signing out alone does not.
     */
    revokedAt(token: { sid: string | undefined; oid: string; iat: number }): number | undefined {
      const ended = token.sid === undefined ? undefined : kept.ended[token.sid];
      if (ended?.by === 'revocation') return ended.at;
      const validFrom = kept.validFrom[token.oid] ?? 0;
      // `iat` has whole seconds: a token from the second of the revocation counts as newer.
      return token.iat < Math.floor(validFrom / 1000) ? validFrom : undefined;
    },

    /** Ends one session: its cookie, its refresh tokens. */
    signOut(cookie: string): void {
      const session = kept.sessions[hash(cookie)];
      if (session === undefined) return;
      delete kept.sessions[hash(cookie)];
      kept.ended[session.sid] = { at: now(), by: 'sign-out' };
      save();
    },

    /** Ends everything the user holds. */
    revokeUser(oid: string): void {
      for (const records of [kept.sessions, kept.refreshTokens]) {
        for (const record of Object.values(records)) {
          if (record.oid === oid) kept.ended[record.sid] = { at: now(), by: 'revocation' };
        }
      }
      for (const [key, session] of Object.entries(kept.sessions)) {
        if (session.oid === oid) delete kept.sessions[key];
      }
      kept.validFrom[oid] = now();
      save();
    },
  };
}

function readKept(text: string | undefined): Kept {
  const empty: Kept = { sessions: {}, refreshTokens: {}, validFrom: {}, ended: {} };
  try {
    return { ...empty, ...(JSON.parse(text ?? '{}') as Partial<Kept>) };
  } catch {
    return empty;
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
