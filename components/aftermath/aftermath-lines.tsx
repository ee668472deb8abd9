'use client';
/** The same in the operations panel, one line each, with the way to the page that puts it right. */
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { isEmpty, publicPart } from '#lib/network-access/change.ts';
import { aftermathNotices } from '#lib/operations/aftermath-notices.ts';
import { useReadRegistry } from '#lib/queries/aftermath.ts';
import { type Operation, putBackHref, useOperations } from '#lib/queries/operations.ts';
import { AftermathTitle } from './aftermath-title.tsx';

export function AftermathLines({ operation }: { readonly operation: Operation }) {
  const t = useTranslations('aftermath');
  const all = useOperations();
  const data = useReadRegistry(operation.registry);
  const notices = aftermathNotices(operation, all, data === undefined ? null : publicPart(data.access));
  const canPutBack = notices.some((notice) => notice.kind !== 'unsaid' && !isEmpty(notice.change));
  const failure = operation.kind === 'public-access' ? operation.aftermath?.failure : undefined;
  if (notices.length === 0)
    return failure === undefined ? null : <p className="w-full text-xs text-ink-3">{t('unread')}</p>;
  return (
    <div role="status" className="flex w-full flex-wrap items-center gap-x-4 gap-y-1">
      <ul className="grid min-w-0 gap-1">
        {notices.map((notice) => (
          <li key={notice.key} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
            <Icon
              name={notice.kind === 'unsaid' ? 'info' : 'warning'}
              className={notice.kind === 'unsaid' ? 'mt-0.5 text-info' : 'mt-0.5 text-warning'}
            />
            <span className="wrap-anywhere">
              <AftermathTitle notice={notice} />
            </span>
          </li>
        ))}
      </ul>
      {canPutBack && (
        <ButtonLink href={putBackHref(operation)} prefetch={false} size="sm">
          {t('overwritten.action')}
          <span className="sr-only"> {operation.registry.name}</span>
        </ButtonLink>
      )}
    </div>
  );
}
