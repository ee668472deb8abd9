'use client';
/** The inbox's filters: by the registry's subscription, by the requester's, by how open the registry is. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import type { ApprovalList } from '#lib/approvals/shapes.ts';
import { facetValue, filterRequests, INBOX_FACETS, type InboxFacet, isNarrowed } from './inbox-view.ts';
import { useChangeInboxView, useInboxView } from './use-inbox-view.ts';

export function InboxFilters({ list }: { readonly list: ApprovalList }) {
  const t = useTranslations('approvals.filter');
  const { filters } = useInboxView();
  const { toggle, clear } = useChangeInboxView();
  const nameOf = useNames(list);
  return (
    <div className="grid max-h-[50dvh] gap-2.5 overflow-y-auto border-b border-line bg-surface py-2.5 ps-gutter pe-3">
      {INBOX_FACETS.map((facet) => {
        const others = filterRequests(list.requests, { ...filters, [facet]: [] });
        const counts = Map.groupBy(others, (request) => facetValue(request, facet));
        const values = new Set(list.requests.map((request) => facetValue(request, facet)));
        const options = [...values]
          .map((value) => ({ value, name: nameOf(facet, value), count: counts.get(value)?.length ?? 0 }))
          .sort((a, b) => a.name.localeCompare(b.name));
        return (
          <fieldset key={facet} className="min-w-0">
            <legend className="text-xs leading-6 font-medium text-ink-2">{t(facet)}</legend>
            {options.map(({ value, name, count }) => (
              <label
                key={value}
                className="-ms-1 flex min-h-6.5 cursor-pointer items-center gap-1.5 rounded-sm px-1 hover:bg-hover"
              >
                <input
                  type="checkbox"
                  className="check"
                  checked={filters[facet].includes(value)}
                  onChange={() => toggle(facet, value)}
                />
                <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
                <span className={count === 0 ? 'text-xs text-ink-3' : 'text-xs text-ink-2'}>{count}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
      {isNarrowed(filters) && (
        <div>
          <Button kind="link" onClick={clear}>
            {t('clear')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useNames({ subscriptions }: ApprovalList) {
  const t = useTranslations('approvals');
  const tMode = useTranslations('common.mode');
  return (facet: InboxFacet, value: string): string => {
    if (facet === 'access') return tMode(value);
    const name = subscriptions.find(({ id }) => id.toLowerCase() === value)?.name;
    if (name !== undefined) return name;
    return value.includes('-') ? t('filter.hidden', { id: value }) : t('unknownOrigin');
  };
}
