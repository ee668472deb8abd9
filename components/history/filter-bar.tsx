'use client';
/** Search and filters above the lines; each is a native control, all of them in the address. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { KINDS } from '#lib/history/describe.ts';
import { NO_FILTERS } from '#lib/history/filter.ts';
import type { Line } from '#lib/history/lines.ts';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import { CLIENTS, type HistoryFilters, OUTCOMES, SPANS } from './use-history-filters.ts';

type Props = {
  readonly view: HistoryFilters;
  /** All of them: what can be chosen from. */
  readonly lines: readonly Line[];
  /** Null on a registry's own page, where neither it nor its subscription is chosen. */
  readonly subscriptions: readonly SubscriptionInfo[] | null;
};

export function FilterBar({ view, lines, subscriptions }: Props) {
  const t = useTranslations('history');
  const { filters, change } = view;
  const people = peopleIn(lines);
  const clients = new Set(lines.map(({ entry }) => entry.client.kind));
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  const one = <T extends string>(values: readonly T[]) => values[0] ?? '';
  const list = (value: string) => (value === '' ? [] : [value]) as never[];
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-end gap-2">
      <SearchInput
        className="min-w-56 flex-1"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={filters.q}
        onChange={({ target }) => change({ q: target.value }, true)}
      />
      {subscriptions !== null && (
        <>
          <SearchInput
            icon="box"
            className="w-44"
            aria-label={t('filter.registry')}
            placeholder={t('filter.registry')}
            value={filters.registry}
            onChange={({ target }) => change({ registry: target.value }, true)}
          />
          <Choice
            label={t('filter.subscription')}
            any={t('any.subscription')}
            value={filters.subscription}
            onChange={(subscription) => change({ subscription })}
          >
            {subscriptions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        </>
      )}
      <Choice
        label={t('filter.person')}
        any={t('any.person')}
        value={filters.person}
        onChange={(person) => change({ person })}
      >
        {people.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {filters.person !== '' && !people.some(([id]) => id === filters.person) && (
          <option value={filters.person}>{filters.person}</option>
        )}
      </Choice>
      <Choice
        label={t('filter.kind')}
        any={t('any.kind')}
        value={one(filters.kinds)}
        onChange={(kind) => change({ kinds: list(kind) })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('filter.client')}
        any={t('any.client')}
        value={one(filters.clients)}
        onChange={(client) => change({ clients: list(client) })}
      >
        {CLIENTS.filter((client) => clients.has(client) || filters.clients.includes(client)).map((client) => (
          <option key={client} value={client}>
            {t(`clientName.${client}`)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('filter.outcome')}
        any={t('any.outcome')}
        value={one(filters.outcomes)}
        onChange={(outcome) => change({ outcomes: list(outcome) })}
      >
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('filter.span')} value={String(view.days)} onChange={view.setDays}>
        {SPANS.map((days) => (
          <option key={days} value={days}>
            {t('span', { days: Number(days) })}
          </option>
        ))}
      </Choice>
      {isFiltered && (
        <Button kind="ghost" icon="x" onClick={view.clear}>
          {t('clear')}
        </Button>
      )}
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  /** What the empty choice says; absent where there is none. */
  readonly any?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

const Choice = ({ label, any, value, onChange, children }: ChoiceProps) => (
  <Select
    aria-label={label}
    className="max-w-48 !w-auto"
    value={value}
    onChange={({ target }) => onChange(target.value)}
  >
    {any !== undefined && <option value="">{any}</option>}
    {children}
  </Select>
);

function peopleIn(lines: readonly Line[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const { entry } of lines)
    if (entry.by.id !== null) found.set(entry.by.id, entry.by.name ?? entry.by.id);
  return [...found].sort(([, a], [, b]) => a.localeCompare(b));
}
