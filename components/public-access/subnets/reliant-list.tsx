'use client';
/** Every registry whose rules name the subnet: they lose this way in. Says where it could not look. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ReliantRegistries } from '#lib/networks/shapes.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  /** Null while Azure is being asked. */
  readonly found: ReliantRegistries | null;
  /** The registry that the question was asked from. */
  readonly besides: RegistryRef;
};

export function ReliantList({ found, besides }: Props) {
  const t = useTranslations('subnets.reliant');
  if (found === null)
    return (
      <div role="status" className="grid gap-1.5">
        <p>{t('looking')}</p>
        <SkeletonBar width="lg" />
      </div>
    );
  const { registries, failures, subscriptionsRead, readAt } = found;
  const time = () => <Time value={readAt} />;
  const isThis = (ref: RegistryRef) =>
    registryPath(ref).toLowerCase() === registryPath(besides).toLowerCase();
  return (
    <section aria-live="polite" className="grid gap-2">
      <p className="flex gap-2">
        <Icon
          name={registries.length === 0 ? 'check' : 'warning'}
          className={`mt-0.5 ${registries.length === 0 ? 'text-ok' : 'text-warning'}`}
        />
        <span className="font-medium">
          {t.rich('count', { count: registries.length, subscriptions: subscriptionsRead, time })}
        </span>
      </p>
      {registries.length > 0 && (
        <ul className="grid gap-0.5 ps-6">
          {registries.map((ref) => (
            <li key={registryPath(ref)}>
              <Link href={registryPath(ref)} prefetch={false}>
                {ref.name}
              </Link>{' '}
              <span className="text-ink-2">{isThis(ref) ? t('this') : ref.resourceGroup}</span>
            </li>
          ))}
        </ul>
      )}
      {failures.length > 0 && (
        <p className="flex gap-2">
          <Icon name="unknown" className="mt-0.5 text-warning" />
          {t('unread', { names: failures.map(({ subscription }) => subscription.name).join(', ') })}
        </p>
      )}
    </section>
  );
}
