'use client';
/** All registries of one view or of one policy definition, worst first, each with the page that mends it. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { textAt } from '#lib/fleet-table/ragged.ts';
import { POLICIES } from '#lib/posture/policies.ts';
import { rowKey } from '#lib/posture/row-key.ts';
import { PENDING_DAYS, VIEWS } from '#lib/posture/views.ts';
import { BulkButton } from './bulk-button.tsx';
import { DnsWords } from './dns-words.tsx';
import type { ListName } from './fix-path.ts';
import { Fact, FixLink, RegistryName, subscriptionAt, useIsNew } from './registry-rows.tsx';
import type { Judged } from './use-posture.ts';

/** Rows at first, and more at each press: a table of thousands is for the grid. */
const STEP = 100;

const COLUMNS = ['registry', 'subscription', 'group', 'fact', 'fix'] as const;

export function ListPage({ judged, list }: { readonly judged: Judged; readonly list: ListName }) {
  const t = useTranslations('posture');
  const [shown, setShown] = useState(STEP);
  const { rows, unknown, title, why } = useList(judged, list);
  const isNew = useIsNew(judged, list);
  const { table } = judged.reading;
  const rest = Math.min(STEP, rows.length - shown);
  return (
    <>
      <div>
        <Breadcrumbs
          label={t('list.path')}
          parts={[{ name: t('title'), href: '/posture' }, { name: title }]}
        />
        <h1 className="mt-1">{title}</h1>
        <p className="mt-1 max-w-prose text-ink-2">{why}</p>
        {list === 'policy_exports' && (
          <p className="mt-1 text-ink-2">
            {t.rich('policy.exportsHelp', { code: (chunks) => <code className="font-mono">{chunks}</code> })}
          </p>
        )}
        {list === 'dns_broken' && <DnsWords dns={judged.dns} />}
        {unknown > 0 && list !== 'dns_broken' && (
          <p className="mt-1 text-xs text-ink-2">{t('unknown', { count: unknown })}</p>
        )}
      </div>
      <Panel
        title={t('list.count', { count: rows.length })}
        padded={false}
        actions={<BulkButton judged={judged} list={list} rows={rows} />}
        footer={
          rest > 0 ? (
            <Button size="sm" onClick={() => setShown(shown + STEP)}>
              {t('list.next', { count: rest })}
            </Button>
          ) : undefined
        }
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('list.none')} />
        ) : (
          <table className="table">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`list.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from(rows.subarray(0, shown), (row) => (
                <tr key={rowKey(table, row)} className="align-baseline">
                  <td>
                    <RegistryName judged={judged} row={row} isNew={isNew(row)} />
                  </td>
                  <td className="wrap-anywhere">{subscriptionAt(judged, row)}</td>
                  <td className="wrap-anywhere">{textAt(table.resourceGroups, row)}</td>
                  <td>
                    <Fact judged={judged} list={list} row={row} />
                  </td>
                  <td>
                    <FixLink judged={judged} list={list} row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}

/** A view's or a definition's registries and words. */
function useList({ posture, compliance }: Judged, list: ListName) {
  const t = useTranslations('posture');
  const view = VIEWS.find((one) => one === list);
  if (view !== undefined) {
    const { rows, unknown } = posture.views[view];
    return {
      rows,
      unknown,
      title: t(`view.${view}.title`),
      why: t(`view.${view}.why`, { days: PENDING_DAYS }),
    };
  }
  const place = POLICIES.findIndex(({ key }) => key === list);
  const found = compliance[place];
  const definition = POLICIES[place];
  return {
    rows: found?.nonCompliant ?? new Uint32Array(),
    unknown: found?.unknown ?? 0,
    title: definition?.displayName ?? '',
    why: definition === undefined ? '' : t(`policy.why.${definition.key}`),
  };
}
