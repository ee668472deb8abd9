/**
 * Session ids that were signed out before they ran out, so that a stolen cookie dies with the sign-out.
 * Kept in this process until the session would have ended anyway. Several instances would each need to
 * be told; the README says so.
 */
const SLOT = Symbol.for('acr-network-console.revoked-sessions');

// Next.js bundles the proxy and the pages apart: only globalThis is shared between them.
const holder = globalThis as { [SLOT]?: Map<string, number> };
holder[SLOT] ??= new Map<string, number>();
const revoked = holder[SLOT];

/** @param expiresAt seconds since 1970, after which the id need not be remembered. */
export function revokeSession(id: string, expiresAt: number): void {
  const now = Date.now() / 1000;
  for (const [known, until] of revoked) if (until < now) revoked.delete(known);
  revoked.set(id, expiresAt);
}

export const isRevoked = (id: string): boolean => revoked.has(id);
