/** A client while it is being entered. Pure. */
import {
  type AskedClient,
  CLIENT_KINDS,
  formatClient,
  parseClient,
} from '#lib/network-access/reach/client-param.ts';

export type ClientKind = (typeof CLIENT_KINDS)[number];

/** `text`: the address, the resource id, or the chosen word. */
export type ClientDraft = { readonly kind: ClientKind; readonly text: string };

const FIRST: Readonly<Partial<Record<ClientKind, string>>> = { service: 'Defender', task: 'system' };

/** @param kind for an empty one. */
export function draftOf(client: AskedClient | null, kind = 'address'): ClientDraft {
  if (client === null) {
    const known = CLIENT_KINDS.find((one) => one === kind) ?? 'address';
    return { kind: known, text: FIRST[known] ?? '' };
  }
  const text = formatClient(client);
  return { kind: client.kind, text: client.kind === 'address' ? text : text.slice(client.kind.length + 1) };
}

/** @returns null for what is not whole yet. */
export function readDraft({ kind, text }: ClientDraft): AskedClient | null {
  const client = parseClient(kind === 'address' ? text : `${kind}:${text.trim()}`);
  return client?.kind === kind ? client : null;
}
