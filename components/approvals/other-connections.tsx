'use client';
/** What else the requester's subscription has at this registry, decided or not, with the words stored there. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { privateAccessPath } from '#lib/queries/paths.ts';

/** More than that is a page of its own. */
const MOST = 8;

export function OtherConnections({ detail }: { readonly detail: ApprovalDetail }) {
  const t = useTranslations('approvals.others');
  const { others, request } = detail;
  const { registry, endpoint } = request;
  if (others.length === 0) return null;
  const all = `${privateAccessPath(registry)}?from=${encodeURIComponent(endpoint?.subscriptionId.toLowerCase() ?? '')}`;
  return (
    <details>
      <summary className="font-medium text-ink-2">
        {t('title', { count: others.length, registry: registry.name })}
      </summary>
      <ul className="mt-1.5 divide-y divide-line border-y border-line">
        {others.slice(0, MOST).map(({ name, endpointName, status, description }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            <span className="font-medium wrap-anywhere">{endpointName}</span>
            <ConnectionMark status={status} />
            <bdi className="min-w-0 flex-1 basis-48 wrap-anywhere text-ink-2">{description ?? ''}</bdi>
          </li>
        ))}
      </ul>
      <p className="pt-1.5">
        <Link href={all} prefetch={false}>
          {t('all')}
        </Link>
      </p>
    </details>
  );
}
