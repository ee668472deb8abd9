'use client';
/** The subscription is not registered for registries: Azure would refuse a rule for any of its subnets. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Registration } from '#lib/networks/shapes.ts';
import { isRegistering } from './registration.ts';

type Props = {
  readonly registration: Registration;
  readonly name: string;
  readonly onRegister: () => void;
};

export function NotOffered({ registration, name, onRegister }: Props) {
  const t = useTranslations('subnets.register');
  if (isRegistering(registration))
    return <Banner kind="info" icon="running" title={t('underWay', { name })} />;
  return (
    <Banner
      kind="warning"
      title={t('missing', { name })}
      action={
        <Button size="sm" onClick={onRegister}>
          {t('open')}
        </Button>
      }
    >
      {t('missingBody')}
    </Banner>
  );
}
