'use client';
/** The page's one primary action; without the right it stays reachable and names what is missing. */
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import { publicAccessPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';
import { CopyRequest } from './copy-request.tsx';

export function ChangeAccessAction({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry');
  if (accessMode(data.access) === 'unknown')
    return (
      <Button icon="lock" disabledReason={t('unknownSetting')}>
        {t('change')}
      </Button>
    );
  if (data.rights.editPublicAccess !== 'missing')
    return (
      <ButtonLink kind="primary" href={publicAccessPath(data.ref)} prefetch={false}>
        {t('change')}
      </ButtonLink>
    );
  return (
    <>
      <CopyRequest data={data} />
      <Button
        icon="lock"
        disabledReason={
          <>
            <b className="font-medium">{t('readOnly.title')}</b>
            <br />
            {t.rich('readOnly.missing', {
              name: data.ref.name,
              action: RIGHT_ACTIONS.editPublicAccess,
              code: (chunks) => <span className="font-mono text-xs">{chunks}</span>,
            })}
          </>
        }
      >
        {t('change')}
      </Button>
    </>
  );
}
