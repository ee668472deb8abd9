'use client';
/** The page's one primary action; without the right it stays reachable and names what is missing. */
import { useTranslations } from 'next-intl';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button } from '#components/ui/button.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

export function GrantAction({
  data,
  onGrant,
}: {
  readonly data: RegistryDetail;
  readonly onGrant: () => void;
}) {
  const t = useTranslations('identities');
  const isMissing = data.rights.grantAccess === 'missing';
  return (
    <Button
      kind={isMissing ? 'default' : 'primary'}
      {...(isMissing ? { icon: 'lock' as const } : {})}
      disabledReason={isMissing && <MissingRightReason name="grantAccess" place={data.ref.name} />}
      onClick={onGrant}
    >
      {t('grantAccess')}
    </Button>
  );
}
