'use client';
/** The question, kept in the address: an answer can be shared, and the back button undoes it. */
import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type AskedClient, formatClient, parseClient } from '#lib/network-access/reach/client-param.ts';

const PARSERS = { registry: parseAsString, client: parseAsString };

export type Ask = (registry: string, client: AskedClient | null) => void;

/** `client` is null for one that is not understood; `text` is then what the form corrects. */
export function useQuestion() {
  const [{ registry, client: text }, set] = useQueryStates(PARSERS);
  const client = useMemo(() => (text === null ? null : parseClient(text)), [text]);
  const ask: Ask = (name, who) =>
    void set({ registry: name, client: who === null ? null : formatClient(who) }, { history: 'push' });
  return { registry, client, text, ask };
}
