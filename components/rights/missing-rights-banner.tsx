'use client';
/** Nothing is begun: which rights a plan lacks, where, and what to send to whoever gives them. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { consoleActionFor } from '#lib/rights/console-actions.ts';
import { lastName } from '#lib/rights/resource-ref.ts';
import { CopyMissingRights, type MissingAction } from './copy-missing-rights.tsx';
import { MissingRightReason } from './missing-right-reason.tsx';

type Props = { readonly missing: readonly MissingAction[]; readonly className?: string };

export function MissingRightsBanner({ missing, className }: Props) {
  const t = useTranslations('rights');
  return (
    <Banner kind="warning" icon="lock" title={t('beforeAnything')} {...(className ? { className } : {})}>
      <ul className="mt-1 grid gap-1">
        {missing.map(({ action, scope }) => {
          const name = consoleActionFor(action);
          return (
            <li key={`${action} ${scope}`}>
              {name === null ? action : <MissingRightReason name={name} place={lastName(scope)} />}
            </li>
          );
        })}
      </ul>
      <CopyMissingRights missing={missing} />
    </Banner>
  );
}
