'use client';
/** How far private DNS has been read, in words; nothing once it is known whole. */
import { useTranslations } from 'next-intl';
import type { DnsProgress } from './use-posture.ts';

export function DnsWords({ dns }: { readonly dns: DnsProgress }) {
  const t = useTranslations('posture.dns');
  const isKnown = typeof dns === 'object';
  if (isKnown && dns.unread === 0) return null;
  return (
    <p role="status" className="mt-1 text-xs text-ink-2">
      {isKnown ? t('partly', { count: dns.unread }) : t(dns)}
    </p>
  );
}
