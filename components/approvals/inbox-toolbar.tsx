'use client';
/** Below the heading: choosing all that is shown, search, groups and order, filters. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useId, useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Menu, MenuRadio } from '#components/ui/menu.tsx';
import type { ApprovalList, ApprovalRequest } from '#lib/approvals/shapes.ts';
import { GROUPINGS, INBOX_FACETS, INBOX_SORTS } from './inbox-view.ts';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';
import { useChangeInboxView, useInboxView } from './use-inbox-view.ts';

/** Seldom opened: it stays out of the first load. */
const InboxFilters = lazy(async () => ({ default: (await import('./inbox-filters.tsx')).InboxFilters }));

type InboxToolbarProps = {
  readonly list: ApprovalList;
  readonly shown: readonly ApprovalRequest[];
  readonly selected: readonly ApprovalRequest[];
};

export function InboxToolbar({ list, shown, selected }: InboxToolbarProps) {
  const t = useTranslations('approvals');
  const { filters, grouping, sort } = useInboxView();
  const { search, groupBy, sortBy } = useChangeInboxView();
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  const chosen = new Set(selected.map(requestKey));
  const count = shown.filter((request) => chosen.has(requestKey(request))).length;
  const isAll = shown.length > 0 && count === shown.length;
  const active = INBOX_FACETS.reduce((sum, facet) => sum + filters[facet].length, 0);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line py-1.5 ps-gutter pe-3">
        <label className="-m-1 flex size-6 flex-none cursor-pointer items-center justify-center">
          <input
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && !isAll;
            }}
            type="checkbox"
            className="check"
            aria-label={t('select.all', { count: shown.length })}
            checked={isAll}
            onChange={() => (isAll ? selection.clear() : selection.choose(shown.map(requestKey)))}
          />
        </label>
        <SearchInput
          className="min-w-28 flex-1"
          aria-label={t('search')}
          placeholder={t('search')}
          value={filters.q}
          onChange={(event) => search(event.target.value)}
        />
        <Menu
          label={t('arrange.label', { group: t(`arrange.group.${grouping}`) })}
          triggerClass="gap-1 px-1.5 text-xs"
          trigger={
            <span aria-hidden="true" className="inline-flex items-center gap-1">
              <span className="max-lg:hidden">{t(`arrange.group.${grouping}`)}</span>
              <Icon name="rows" className="lg:hidden" />
              <Icon name="down" size="sm" />
            </span>
          }
        >
          {GROUPINGS.map((value) => (
            <MenuRadio key={value} checked={value === grouping} onSelect={() => groupBy(value)}>
              {t(`arrange.group.${value}`)}
            </MenuRadio>
          ))}
          <hr className="my-1 border-line" />
          {INBOX_SORTS.map((value) => (
            <MenuRadio key={value} checked={value === sort} onSelect={() => sortBy(value)}>
              {t(`arrange.sort.${value}`)}
            </MenuRadio>
          ))}
        </Menu>
        <span className="relative">
          <IconButton
            icon="filter"
            label={t('filter.open', { count: active })}
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={() => setOpen(!isOpen)}
          />
          {active > 0 && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute end-0 top-0 min-w-4 rounded-sm bg-accent px-1 text-center text-2xs leading-4 text-surface"
            >
              {active}
            </span>
          )}
        </span>
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && (
          <Suspense>
            <InboxFilters list={list} />
          </Suspense>
        )}
      </div>
    </>
  );
}
