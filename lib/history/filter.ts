/** Which lines are shown: filters and a search over everything that a line says. Pure. */

import { type Kind, namesRule } from './describe.ts';
import type { Line } from './lines.ts';
import type { ClientKind } from './model.ts';
import { ipRuleHolds } from './rule-holds.ts';

export type Filters = {
  readonly q: string;
  /** Part of a registry's name, and a subscription's id. */
  readonly registry: string;
  readonly subscription: string;
  /** Azure's name of the person, as Person.id. */
  readonly person: string;
  readonly kinds: readonly Kind[];
  readonly clients: readonly ClientKind[];
  readonly outcomes: readonly ('done' | 'maybe' | 'refused')[];
};

export const NO_FILTERS: Filters = {
  q: '',
  registry: '',
  subscription: '',
  person: '',
  kinds: [],
  clients: [],
  outcomes: [],
};

/** @param textOf a line as it reads, for the search. */
export function filterLines(
  lines: readonly Line[],
  { q, registry, subscription, person, kinds, clients, outcomes }: Filters,
  textOf: (line: Line) => string,
): readonly Line[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const named = registry.trim().toLowerCase();
  return lines.filter((line) => {
    const { entry, parts } = line;
    return (
      (named === '' || entry.registry.name.toLowerCase().includes(named)) &&
      (subscription === '' || entry.registry.subscriptionId.toLowerCase() === subscription.toLowerCase()) &&
      (person === '' || entry.by.id === person) &&
      (kinds.length === 0 || parts.some(({ kind }) => kinds.includes(kind))) &&
      (clients.length === 0 || clients.includes(entry.client.kind)) &&
      (outcomes.length === 0 || outcomes.includes(entry.outcome)) &&
      (words.length === 0 || matches(line, words, textOf(line).toLowerCase()))
    );
  });
}

/** An address is found in the ranges that hold it, too. */
const matches = ({ parts }: Line, words: readonly string[], text: string) =>
  words.every(
    (word) =>
      text.includes(word) || parts.some((part) => namesRule(part, word) || ipRuleHolds(part.rules, word)),
  );
