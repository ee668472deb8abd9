/** Who a client signs in as, in the way an address bar holds it: `own`, `identity:/subscriptions/…`, `principal:{id}`. */
import { isGuid } from '#lib/network-access/registry-ref.ts';
import { parseResourceId, RESOURCE_ID_LIMIT, resourceId } from './resource-ref.ts';

export type AskedIdentity =
  /** The machine's own, system-assigned one. */
  | { readonly kind: 'own' }
  /** A user-assigned identity; `id` is rebuilt from checked names. */
  | { readonly kind: 'identity'; readonly id: string }
  | { readonly kind: 'principal'; readonly principalId: string };

/** @returns null for what names nobody. */
export function parseAskedIdentity(text: string): AskedIdentity | null {
  const trimmed = text.trim();
  if (trimmed.length > RESOURCE_ID_LIMIT) return null;
  if (trimmed.toLowerCase() === 'own') return { kind: 'own' };
  const [, kind = '', rest = ''] = /^(identity|principal):(.+)$/i.exec(trimmed) ?? [];
  if (kind.toLowerCase() === 'principal')
    return isGuid(rest) ? { kind: 'principal', principalId: rest.toLowerCase() } : null;
  const ref = kind === '' ? null : parseResourceId('identity', rest);
  return ref === null ? null : { kind: 'identity', id: resourceId(ref) };
}

/** @returns what parseAskedIdentity reads again as the same. */
export function formatAskedIdentity(asked: AskedIdentity): string {
  switch (asked.kind) {
    case 'own':
      return 'own';
    case 'identity':
      return `identity:${asked.id}`;
    case 'principal':
      return `principal:${asked.principalId}`;
  }
}
