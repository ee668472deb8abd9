'use client';
/** The filters: what there is, how many of it, and what is chosen. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { CONNECTION_COLOR, CONNECTION_STATES } from '#components/ui/connection-mark.tsx';
import { SEVERITIES, SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { MODE_COLOR } from '#components/ui/mode-mark.tsx';
import type { SubscriptionInfo } from '#lib/registries/shapes.ts';
import { countFacet, FACETS, type Facet, facetValues, type RegistryRow } from './filter-registries.ts';
import type { RegistryView } from './use-registry-view.ts';

type Option = { readonly value: string; readonly name: string; readonly mark?: ReactNode };

type FacetsProps = {
  readonly rows: readonly RegistryRow[];
  readonly subscriptions: readonly SubscriptionInfo[];
  readonly view: RegistryView;
};

const MODES = ['all', 'selected', 'disabled', 'unknown'] as const;
/** Shown only where they exist: most people never meet them. */
const RARE = ['unknown', 'other'];
/** Small to large, then whatever Azure invents. */
const SKUS = ['Premium', 'Standard', 'Basic'];

export function Facets({ rows, subscriptions, view }: FacetsProps) {
  const t = useTranslations('registries');
  const options = useOptions(rows, subscriptions);
  const anyChosen = FACETS.some((facet) => view.filters[facet].length > 0);
  return (
    <div className="grid gap-3.5">
      {FACETS.map((facet) => {
        if (options[facet].length === 0) return null;
        const counts = countFacet(rows, view.filters, facet);
        const chosen: readonly string[] = view.filters[facet];
        return (
          <fieldset key={facet} className="min-w-0">
            <legend className="text-xs leading-6 font-medium text-ink-2">{t(`facet.${facet}`)}</legend>
            {options[facet].map(({ value, name, mark }) => {
              const count = counts.get(value) ?? 0;
              return (
                <label
                  key={value}
                  className="-ms-1 flex min-h-6.5 cursor-pointer items-center gap-1.5 rounded-sm px-1 hover:bg-hover"
                >
                  <input
                    type="checkbox"
                    className="check"
                    checked={chosen.includes(value)}
                    onChange={() => view.toggle(facet, value)}
                  />
                  {mark}
                  <span className="min-w-0 flex-1 truncate" title={name}>
                    {name}
                  </span>
                  <span className={classNames('text-xs', count === 0 ? 'text-ink-3' : 'text-ink-2')}>
                    {count}
                  </span>
                </label>
              );
            })}
          </fieldset>
        );
      })}
      {anyChosen && (
        <div>
          <Button kind="link" onClick={() => view.clear({ q: view.filters.q })}>
            {t('clearFilters')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useOptions(
  rows: readonly RegistryRow[],
  subscriptions: readonly SubscriptionInfo[],
): Readonly<Record<Facet, readonly Option[]>> {
  const t = useTranslations('common');
  const present = (facet: Facet) => new Set(rows.flatMap((row) => facetValues(row, facet)));
  const shown = <T extends string>(values: readonly T[], facet: Facet) => {
    const existing = present(facet);
    return values.filter((value) => !RARE.includes(value) || existing.has(value));
  };
  const skus = [...present('sku')].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return {
    access: shown(MODES, 'access').map((value) => ({
      value,
      name: t(`mode.${value}`),
      mark: <Icon name={`mode-${value}`} size="sm" className={MODE_COLOR[value]} />,
    })),
    finding: SEVERITIES.map((value) => ({
      value,
      name: t(`severity.${value}`),
      mark: (
        <Icon
          name={value}
          size="sm"
          className={classNames(SEVERITY_COLOR[value], '[--cut:var(--color-canvas)]')}
        />
      ),
    })),
    endpoint: shown(CONNECTION_STATES, 'endpoint').map((value) => ({
      value,
      name: t(`connection.${value}`),
      mark: (
        <Icon
          name={`conn-${value}`}
          size="sm"
          className={classNames(CONNECTION_COLOR[value], '[--cut:var(--color-canvas)]')}
        />
      ),
    })),
    subscription: subscriptions.map(({ id, name }) => ({ value: id.toLowerCase(), name })),
    sku: skus.map((value) => ({ value, name: value })),
  };
}

const rank = (sku: string): number => (SKUS.includes(sku) ? SKUS.indexOf(sku) : SKUS.length);
