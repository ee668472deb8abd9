/** A client while it is being entered. Pure. */
import { type AskedClient, CLIENT_KINDS, parseClient } from '#lib/network-access/reach/client-param.ts';

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
