/** A client, and who signs in there, while they are being entered. Pure. */
import { type AskedClient, CLIENT_KINDS, parseClient } from '#lib/network-access/reach/client-param.ts';
import { type AskedIdentity, parseAskedIdentity } from '#lib/rights/asked-identity.ts';

export type ClientKind = (typeof CLIENT_KINDS)[number];

/** `text`: the address, the resource id, or the chosen word. */
export type ClientDraft = { readonly kind: ClientKind; readonly text: string };

const FIRST: Readonly<Partial<Record<ClientKind, string>>> = { service: 'Defender', task: 'system' };

/** @param text as an address bar has it, whole or not: `vm:` alone begins an empty one of that kind. */
export function draftOf(text: string | null): ClientDraft {
  const [, word = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(text ?? '') ?? [];
  const kind = CLIENT_KINDS.find((known) => known === word.toLowerCase());
  // An IPv6 address has colons too.
  if (kind === undefined || (kind === 'address' && rest !== '')) return { kind: 'address', text: text ?? '' };
  return { kind, text: rest === '' ? (FIRST[kind] ?? '') : rest };
}

/** @returns null for what is not whole yet. */
export function readDraft({ kind, text }: ClientDraft): AskedClient | null {
  const client = parseClient(kind === 'address' ? text : `${kind}:${text.trim()}`);
  return client?.kind === kind ? client : null;
}

export const IDENTITY_KINDS = ['none', 'own', 'identity', 'principal'] as const;

/** `text`: the identity's resource id, or an object id. */
export type IdentityDraft = { readonly kind: (typeof IDENTITY_KINDS)[number]; readonly text: string };

/** Only a machine is asked about its own; what a task signs in with is its own matter. */
export const identityKindsOf = (client: ClientKind): readonly IdentityDraft['kind'][] =>
  client === 'task' ? [] : IDENTITY_KINDS.filter((kind) => kind !== 'own' || client === 'vm');

/** @param text as an address bar has it; null begins a new question. */
export function identityDraftOf(text: string | null, client: ClientKind, isAsked: boolean): IdentityDraft {
  const [, word = '', rest = ''] = /^([a-z]+)(?::(.*))?$/i.exec(text ?? '') ?? [];
  const kind = IDENTITY_KINDS.find((known) => known === word.toLowerCase());
  if (kind !== undefined && identityKindsOf(client).includes(kind)) return { kind, text: rest };
  // A machine signs in as itself unless somebody says otherwise.
  return { kind: client === 'vm' && !isAsked ? 'own' : 'none', text: '' };
}

/** @returns null where nobody is named, undefined for what is not whole yet. */
export function readIdentity(
  { kind, text }: IdentityDraft,
  client: ClientKind,
): AskedIdentity | null | undefined {
  if (kind === 'none' || !identityKindsOf(client).includes(kind)) return null;
  return parseAskedIdentity(kind === 'own' ? kind : `${kind}:${text.trim()}`) ?? undefined;
}
