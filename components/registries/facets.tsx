'use client';
/** The filters: what there is, how many of it, and what is chosen. Loaded after the list. */

import { useTranslations } from 'next-intl';
import { memo, type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FACETS, type Facet, type Filters } from '#lib/fleet-table/filters.ts';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import type { Verdicts } from '#lib/fleet-table/verdicts.ts';
import { FacetOptions } from './facet-options.tsx';

/** Closed until somebody asks: most looks at a fleet need the others. */
const CLOSED: readonly Facet[] = ['kind', 'group', 'region', 'trusted', 'tasks', 'tag'];

type FacetsProps = {
  readonly index: FleetIndex;
  readonly verdicts: Verdicts;
  /** As chosen just now; the counts may still be those of a moment ago. */
  readonly filters: Filters;
  readonly onToggle: (facet: Facet, value: string) => void;
  readonly onClear: (keep: { q: string }) => void;
};

export const Facets = memo(function Facets({ index, verdicts, filters, onToggle, onClear }: FacetsProps) {
  const t = useTranslations('registries');
  const anyChosen = FACETS.some((facet) => filters[facet].length > 0);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {FACETS.map((facet) =>
        facet === 'match' && verdicts.matches === null ? null : (
          <FacetGroup
            key={facet}
            name={t(`facet.${facet}`)}
            startsOpen={!CLOSED.includes(facet) || filters[facet].length > 0}
          >
            <FacetOptions
              facet={facet}
              label={t(`facet.${facet}`)}
              index={index}
              verdicts={verdicts}
              chosen={filters[facet]}
              onToggle={onToggle}
            />
          </FacetGroup>
        ),
      )}
      {anyChosen && (
        <div>
          <Button kind="link" onClick={() => onClear({ q: filters.q })}>
            {t('clearFilters')}
          </Button>
        </div>
      )}
    </div>
  );
});

/** What is closed is not rendered: its options would be hundreds. */
function FacetGroup({
  name,
  startsOpen,
  children,
}: {
  readonly name: string;
  readonly startsOpen: boolean;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-full text-xs leading-6 font-medium text-ink-2">{name}</summary>
      {isOpen && children}
    </details>
  );
}
