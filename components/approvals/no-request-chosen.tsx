'use client';
/** The place of a request while none is open: says what is to see here, and opens the first one. */
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { approvalPath } from '#lib/queries/paths.ts';
import { requestName } from './inbox-view.ts';
import { useListedRequests } from './use-listed-requests.ts';

export function NoRequestChosen() {
  const t = useTranslations('approvals.choose');
  const requests = useListedRequests();
  const first = requests?.[0];
  // With an empty list there is nothing to choose, and the list says so itself.
  if (requests !== undefined && first === undefined) return null;
  return (
    <div className="bg-surface max-sm:hidden">
      <EmptyState
        title={t('title')}
        action={
          first && (
            <ButtonLink href={approvalPath(first.registry, first.connection.name)} prefetch={false}>
              {t('first', { name: requestName(first) })}
            </ButtonLink>
          )
        }
      >
        <p>{t('body')}</p>
      </EmptyState>
    </div>
  );
}
