/** A request that the inbox does not list, while Azure is being read. */
import { useTranslations } from 'next-intl';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { ConnectionTo } from './request-heading.tsx';

type RequestSkeletonProps = {
  readonly id: string;
  readonly registry: RegistryRef;
  readonly connectionName: string;
};

export function RequestSkeleton({ id, registry, connectionName }: RequestSkeletonProps) {
  const t = useTranslations('approvals');
  return (
    <>
      <div>
        <ConnectionTo registry={registry} />
        <h2 id={id} className="flex min-h-7.25 items-center">
          <span className="sr-only">
            {t('reading')}: {connectionName}
          </span>
          <SkeletonBar width="lg" />
        </h2>
      </div>
      <div className="grid gap-3">
        <p className="font-medium text-ink-2">{t('message.title')}</p>
        <SkeletonBar width="full" />
      </div>
    </>
  );
}
