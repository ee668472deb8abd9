'use client';
/** What the printer gets instead of the page: who, when, of what, and every count on one sheet. */

import { useLocale, useTranslations } from 'next-intl';
import { grouped } from '#components/ui/grouped.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { SEVERITIES } from '#lib/fleet-table/severity.ts';
import { VIEWS, type View } from '#lib/posture/views.ts';
import { ShortChange } from './change.tsx';
import { useFact } from './registry-rows.tsx';
import { useSince } from './since.tsx';
import type { Judged } from './use-posture.ts';
import { usePrintedAt } from './use-printed-at.ts';

type Props = { readonly judged: Judged; readonly tenantId: string };

/** Names of the worst that a sheet has room for. */
const FIRST = 3;
const MOST_NAMES = 20;

export function PrintSheet({ judged, tenantId }: Props) {
  const t = useTranslations('posture');
  const tSeverity = useTranslations('common.severity');
  const { posture, compliance, history } = judged;
  const since = useSince(history.current?.at ?? 0);
  return (
    <div className="hidden text-2xs print:block">
      <Head judged={judged} tenantId={tenantId} />
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('sheet.view')}</th>
            <th scope="col" className="num">
              {t('sheet.registries')}
            </th>
            <th scope="col" className="num">
              {t('sheet.change')}
            </th>
            <th scope="col">{t('sheet.first')}</th>
          </tr>
        </thead>
        <tbody>
          {VIEWS.map((view) => (
            <tr key={view}>
              <th scope="row">{t(`view.${view}.title`)}</th>
              <td className="num">{grouped(posture.views[view].rows.length)}</td>
              <td className="num">
                <ShortChange history={history} of={view} />
              </td>
              <td>
                <First judged={judged} view={view} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('policy.title')}</th>
            <th scope="col" className="num">
              {t('policy.nonCompliant')}
            </th>
            <th scope="col" className="num">
              {t('policy.compliant')}
            </th>
            <th scope="col" className="num">
              {t('policy.unknown')}
            </th>
          </tr>
        </thead>
        <tbody>
          {compliance.map(({ definition, nonCompliant, compliant, unknown }) => (
            <tr key={definition.id}>
              <th scope="row">
                <span lang="en">{definition.displayName}</span>
              </th>
              <td className="num">{grouped(nonCompliant.length)}</td>
              <td className="num">{grouped(compliant)}</td>
              <td className="num">{grouped(unknown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('kinds.title')}</th>
            <th scope="col">{t('kinds.severity')}</th>
            <th scope="col" className="num">
              {t('sheet.registries')}
            </th>
          </tr>
        </thead>
        <tbody>
          {posture.kinds.map(({ code, severity, count }) => (
            <tr key={`${severity} ${code}`}>
              <th scope="row">{t(`kind.${code}`)}</th>
              <td>{tSeverity(severity)}</td>
              <td className="num">{grouped(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {history.baseline !== null && (
        <p>{t.rich('compared', { since: () => since(history.baseline?.at ?? 0) })}</p>
      )}
    </div>
  );
}

/** What a reader of the paper must know: whose view of what it is, and what is missing from it. */
function Head({ judged: { reading, posture }, tenantId }: Props) {
  const t = useTranslations('posture');
  const locale = useLocale();
  const { account } = useAuth();
  const printedAt = usePrintedAt();
  const moment = (at: string | number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(at));
  const { failures, subscriptions, asOf } = reading;
  const facts = [
    ['sheet.tenant', tenantId],
    ['sheet.user', account.userName],
    ['sheet.printed', moment(printedAt)],
    ['sheet.asOf', moment(asOf)],
    [
      'sheet.registries',
      `${posture.size} · ${SEVERITIES.map((severity) => t(`level.${severity}`, { count: posture.worst[severity] })).join(', ')}`,
    ],
    [
      'sheet.unread',
      failures.length === 0
        ? t('sheet.all', { count: subscriptions.length })
        : [
            ...failures.slice(0, MOST_NAMES).map(({ subscription }) => subscription.name),
            ...(failures.length > MOST_NAMES ? [t('more', { count: failures.length - MOST_NAMES })] : []),
          ].join(', '),
    ],
  ] as const;
  return (
    <>
      <p className="text-lg font-semibold">{t('sheet.title')}</p>
      <dl className="mt-1 mb-2 grid grid-cols-[max-content_1fr] gap-x-3">
        {facts.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-ink-2">{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function First({ judged, view }: { readonly judged: Judged; readonly view: View }) {
  const t = useTranslations('posture');
  const fact = useFact(judged);
  const { reading, posture, dns } = judged;
  const { rows } = posture.views[view];
  if (view === 'dns_broken' && typeof dns !== 'object') return t(`dns.${dns}`);
  const names = Array.from(
    rows.subarray(0, FIRST),
    (row) => `${reading.table.names[row]} (${fact(view, row)})`,
  );
  const rest = rows.length - FIRST;
  return [...names, ...(rest > 0 ? [t('more', { count: rest })] : [])].join('; ');
}
