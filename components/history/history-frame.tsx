/** The frame of the fleet's history: its heading stands while nothing is known yet. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

type Props = { readonly isBusy?: boolean; readonly actions?: ReactNode; readonly children?: ReactNode };

export function HistoryFrame({ isBusy = false, actions, children }: Props) {
  const t = useTranslations('history');
  return (
    <main id="main" aria-busy={isBusy || undefined}>
      <div className="mx-auto grid w-full max-w-page gap-4 px-gutter pt-4 pb-12">
        <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-2">
          <h1>{t('title')}</h1>
          {actions !== undefined && (
            <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>
          )}
        </div>
        {children}
      </div>
    </main>
  );
}
