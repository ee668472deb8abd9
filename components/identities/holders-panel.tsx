'use client';
/** Everybody with a role that means something here, with filters that live in the URL. */

import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useDeferredValue, useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SearchInput } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { CAN_FILTERS, filterHolders, KIND_FILTERS } from './filter-holders.ts';
import { HolderRow } from './holder-row.tsx';
import type { OpenDialog } from './use-identity-dialogs.ts';

const PARSERS = {
  q: parseAsString.withDefault(''),
  can: parseAsStringLiteral(CAN_FILTERS),
  kind: parseAsStringLiteral(KIND_FILTERS),
};

type Props = {
  readonly data: RegistryDetail;
  readonly found: RegistryIdentities;
  readonly onOpen: OpenDialog;
};

export function HoldersPanel({ data, found, onOpen }: Props) {
  const t = useTranslations('identities.holders');
  const [{ q, can, kind }, set] = useQueryStates(PARSERS);
  const text = useDeferredValue(q);
  const shown = useMemo(
    () => filterHolders(found.holders, { can, kind, text }),
    [found.holders, can, kind, text],
  );
  return (
    <Panel
      title={t('title')}
      aside={t('count', { shown: shown.length, all: found.holders.length })}
      padded={false}
      id="holders"
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <SearchInput
          className="min-w-44 flex-1"
          aria-label={t('find')}
          placeholder={t('find')}
          value={q}
          onChange={({ target }) => void set({ q: target.value || null }, { history: 'replace' })}
        />
        <Select
          className="w-auto!"
          aria-label={t('canLabel')}
          value={can ?? ''}
          onChange={({ target }) =>
            void set({ can: CAN_FILTERS.find((one) => one === target.value) ?? null }, { history: 'push' })
          }
        >
          <option value="">{t('canAny')}</option>
          {CAN_FILTERS.map((one) => (
            <option key={one} value={one}>
              {t(`canFilter.${one}`)}
            </option>
          ))}
        </Select>
        <Select
          className="w-auto!"
          aria-label={t('kindLabel')}
          value={kind ?? ''}
          onChange={({ target }) =>
            void set({ kind: KIND_FILTERS.find((one) => one === target.value) ?? null }, { history: 'push' })
          }
        >
          <option value="">{t('kindAny')}</option>
          {KIND_FILTERS.map((one) => (
            <option key={one} value={one}>
              {t(`kindFilter.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      {shown.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 px-4 py-3.5 text-ink-2">
          <p role="status">{t(found.holders.length === 0 ? 'nobody' : 'noneFits')}</p>
          {found.holders.length > 0 && (
            <Button kind="link" onClick={() => void set({ q: null, can: null, kind: null })}>
              {t('showAll')}
            </Button>
          )}
        </div>
      ) : (
        <div className="overflow-x-auto">
          <table className="table">
            <caption className="sr-only">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col" className="min-w-48">
                  {t('identity')}
                </th>
                <th scope="col" className="min-w-24">
                  {t('can')}
                </th>
                <th scope="col" className="min-w-72">
                  {t('through')}
                </th>
                <th scope="col">
                  <span className="sr-only">{t('actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((holder) => (
                <HolderRow
                  key={holder.principalId}
                  data={data}
                  holder={holder}
                  unsearched={found.unsearched}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
