'use client';
/** What else the inbox offers: what was decided lately, being told about new requests, shortcuts on or off. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { canNotify, setNotifying, useNotifying } from '#components/shell/notify-choice.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuAction, MenuCheck } from '#components/ui/menu.tsx';
import { setSingleKeys, useSingleKeysOn } from './single-keys.ts';

export function InboxMenu() {
  const t = useTranslations('approvals.menu');
  const router = useRouter();
  const isOn = useNotifying();
  const hasKeys = useSingleKeysOn();
  const [isRefused, setRefused] = useState(false);
  const toggle = async () => {
    const wanted = !isOn;
    const isNow = await setNotifying(wanted);
    setRefused(wanted && !isNow);
  };
  return (
    <>
      <Menu label={t('label')} trigger={<Icon name="more" />} triggerClass="size-6.5! min-w-6.5!">
        <MenuAction onSelect={() => router.push('/approvals/decisions')}>{t('decisions')}</MenuAction>
        <MenuCheck checked={hasKeys} onSelect={() => setSingleKeys(!hasKeys)}>
          {t('keys')}
        </MenuCheck>
        {canNotify() && (
          <MenuCheck checked={isOn} onSelect={() => void toggle()}>
            {t('notify')}
          </MenuCheck>
        )}
      </Menu>
      <p role="status" className="w-full text-xs text-ink-2 empty:hidden">
        {isRefused ? t('refused') : ''}
      </p>
    </>
  );
}
