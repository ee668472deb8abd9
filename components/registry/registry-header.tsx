'use client';
/** What stays on every page about a registry: where it is, its name and facts, and its pages. */
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { TabsNav } from '#components/ui/tabs-nav.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import {
  dnsPath,
  explainPath,
  historyPath,
  identitiesPath,
  privateAccessPath,
  publicAccessPath,
  registryPath,
} from '#lib/queries/paths.ts';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';

type Props = {
  readonly registry: RegistryRef;
  /** Undefined while it is being read: the frame stands, unknown facts are bars. */
  readonly data: RegistryDetail | undefined;
  readonly actions?: ReactNode;
};

export function RegistryHeader({ registry, data, actions }: Props) {
  const t = useTranslations('registry');
  const path = usePathname();
  const page = path.split('/')[5] ?? '';
  const ref = data?.ref ?? registry;
  return (
    <header className="grid">
      <Breadcrumbs
        label={t('breadcrumb')}
        parts={[
          { name: t('registries'), href: '/registries' },
          {
            name: data?.subscriptionName ?? '…',
            href: `/registries?subscription=${encodeURIComponent(ref.subscriptionId)}`,
          },
          { name: ref.resourceGroup },
          { name: ref.name },
        ]}
      />
      <div className="mt-1 flex min-h-control flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="wrap-anywhere">{ref.name}</h1>
        {data ? (
          <>
            <ModeMark mode={accessMode(data.access)} />
            <Tag>{data.access.sku}</Tag>
            <span className="text-ink-2">{data.location}</span>
            {data.provisioningState !== 'Succeeded' && (
              <span className="text-ink-2">{t('state', { state: data.provisioningState })}</span>
            )}
          </>
        ) : (
          <SkeletonBar width="lg" />
        )}
        {actions && <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className="mt-2.5 mb-5">
        <TabsNav
          label={t('pages')}
          tabs={[
            { href: registryPath(ref), name: t('overview'), current: page === '' },
            { href: publicAccessPath(ref), name: t('publicAccess'), current: page === 'public-access' },
            {
              href: privateAccessPath(ref),
              name: t('privateAccess'),
              current: page === 'private-access',
            },
            { href: identitiesPath(ref), name: t('identities'), current: page === 'identities' },
            { href: dnsPath(ref), name: t('dns'), current: page === 'dns' },
            { href: historyPath(ref), name: t('history'), current: page === 'history' },
            { href: explainPath(ref.name), name: t('explain') },
          ]}
        />
      </div>
    </header>
  );
}
