'use client';
/** A line in the reader's words. */
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Part } from '#lib/history/describe.ts';
import type { Line } from '#lib/history/lines.ts';
import type { Client, Person } from '#lib/history/model.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';

/** As many rules as a sentence bears. */
const MOST_RULES = 3;

export function useLineWords() {
  const t = useTranslations('history');
  const format = useFormatter();
  return useMemo(() => {
    const partText = ({ key, values, rules }: Part): string => {
      const named = (rules ?? []).map(shortRule);
      const more = named.length - MOST_RULES;
      const shown = more > 1 ? named.slice(0, MOST_RULES) : named;
      const list = more > 1 ? [...shown, t('moreRules', { count: more })] : shown;
      return t(`part.${key}`, { ...values, rules: format.list(list) });
    };
    const who = ({ kind, name, id }: Person, client: Client): string => {
      if (kind === 'untold') return t(client.kind === 'azure' ? 'who.azure' : 'who.untold');
      return kind === 'program' ? t('who.program', { name: name ?? id ?? '' }) : (name ?? '');
    };
    const client = ({ kind, name }: Client): string => t(`client.${kind}`, { name: name ?? '' });
    /** All that it did, without who and when. */
    const what = ({ parts }: Line): string => format.list(parts.map(partText));
    /** Everything a search looks at; put together once for each line. */
    const known = new WeakMap<Line, string>();
    const text = (line: Line): string => {
      const found = known.get(line);
      if (found !== undefined) return found;
      const { entry, parts } = line;
      const all = [
        entry.registry.name,
        who(entry.by, entry.client),
        entry.by.id ?? '',
        what(line),
        ...parts.flatMap(({ rules }) => rules ?? []),
        client(entry.client),
        entry.operation,
        entry.reason ?? '',
        entry.correlationId ?? '',
      ].join(' ');
      known.set(line, all);
      return all;
    };
    return { who, client, what, text };
  }, [t, format]);
}

export type LineWords = ReturnType<typeof useLineWords>;

/** Network and subnet; the whole id would fill the line. */
function shortRule(rule: string): string {
  const subnet = parseSubnetId(rule);
  return subnet === null ? rule : `${subnet.virtualNetwork}/${subnet.subnet}`;
}
