'use client';
/** The page's one primary action; without the right it stays reachable and names what is missing. */
import { useTranslations } from 'next-intl';
import { CopyMissingRights } from '#components/rights/copy-missing-rights.tsx';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import { publicAccessPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';

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
      <CopyMissingRights missing={[{ action: RIGHT_ACTIONS.editPublicAccess, scope: data.id }]} />
      <Button
        icon="lock"
        disabledReason={
          <>
            <b className="font-medium">{t('readOnly.title')}</b>
            <br />
            <MissingRightReason name="editPublicAccess" place={data.ref.name} />
          </>
        }
      >
        {t('change')}
      </Button>
    </>
  );
}
