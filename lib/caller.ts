/** Who is asking, and how Azure is reached for them: what every page, route handler and action starts from. */
import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { cache } from 'react';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';
import { isRevoked } from '#lib/auth/revocation.ts';
import { cookieName, openSession, type Session } from '#lib/auth/session-cookie.ts';
import { env } from '#lib/env.ts';

export type Caller = {
  readonly session: Session;
  readonly arm: ArmConnection;
  /** Tenant and object id: what the server's caches are kept by. */
  readonly user: string;
};

export const userOf = ({ oid }: Session): string => `${env().tenantId}/${oid}`.toLowerCase();

/** The session of this request, or null when there is none, it ran out, or it was signed out. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const { consoleOrigin, sessionSecret } = env();
  const opened = await openSession((await cookies()).getAll(), sessionSecret, cookieName(consoleOrigin));
  return opened.state === 'open' && !isRevoked(opened.session.id) ? opened.session : null;
});

/** The signed-in user with a connection to Azure of their own; null when nobody is signed in. */
export const currentCaller = cache(async (): Promise<Caller | null> => {
  const session = await currentSession();
  if (session === null) return null;
  const settings = env();
  return {
    session,
    user: userOf(session),
    arm: {
      endpoint: settings.resourceManager,
      credential: credentialFor(session.token, settings),
      ca: settings.ca,
      correlationId: randomUUID(),
    },
  };
});
