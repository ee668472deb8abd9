'use client';
/** The question, kept in the address: an answer can be shared, and the back button undoes it. */
import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type AskedClient, formatClient, parseClient } from '#lib/network-access/reach/client-param.ts';
import { type AskedIdentity, formatAskedIdentity, parseAskedIdentity } from '#lib/rights/asked-identity.ts';

const PARSERS = { registry: parseAsString, client: parseAsString, as: parseAsString };

/** @param as who signs in there; null or left out where nobody was named. */
export type Ask = (registry: string, client: AskedClient | null, as?: AskedIdentity | null) => void;

/** `client` is null for one that is not understood; `text` and `asText` are then what the form corrects. */
export function useQuestion() {
  const [{ registry, client: text, as: asText }, set] = useQueryStates(PARSERS);
  const client = useMemo(() => (text === null ? null : parseClient(text)), [text]);
  const as = useMemo(() => (asText === null ? null : parseAskedIdentity(asText)), [asText]);
  const ask: Ask = (name, who, identity = null) =>
    void set(
      {
        registry: name,
        client: who === null ? null : formatClient(who),
        as: identity === null ? null : formatAskedIdentity(identity),
      },
      { history: 'push' },
    );
  return { registry, client, text, as, asText, ask };
}
