'use client';
/** The places there are, with how many requests wait, as far as this tab has read it. */
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Count } from '#components/ui/tag.tsx';
import { usePendingCount } from './pending-count.ts';

const PLACES = ['registries', 'posture', 'approvals', 'dns', 'history', 'explain'] as const;

export function MainNav() {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const pending = usePendingCount();
  return (
    <nav
      aria-label={t('main')}
      className="flex h-full gap-0.5 max-sm:order-1 max-sm:h-9 max-sm:w-full max-sm:overflow-x-auto"
    >
      {PLACES.map((place) => (
        <Link
          key={place}
          href={`/${place}`}
          prefetch={false}
          aria-current={pathname.startsWith(`/${place}`) ? 'page' : undefined}
          className="relative flex items-center gap-1.5 px-2.5 whitespace-nowrap text-ink-2 outline-offset-[-2px] after:inset-x-2.5 after:bottom-0 after:h-0.5 after:bg-ink hover:text-ink hover:no-underline aria-[current]:font-medium aria-[current]:text-ink aria-[current]:after:absolute sm:after:-bottom-px"
        >
          {t(place)}
          {place === 'approvals' && pending > 0 && <Count value={pending} due label={t('pending')} />}
        </Link>
      ))}
    </nav>
  );
}
