'use client';
/** The settings as they are, and why they cannot be changed here. */
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { IpRulesPanel } from '#components/registry/ip-rules-panel.tsx';
import { Columns } from '#components/registry/registry-page.tsx';
import { CopyMissingRights } from '#components/rights/copy-missing-rights.tsx';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { NO_CHANGE } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';
import { AfterSaving } from './after-saving.tsx';
import { ModeSection } from './mode-section.tsx';
import { SkeletonPanel } from './skeleton-panel.tsx';

const SubnetRulesSection = dynamic(
  () => import('./subnets/subnet-rules-section.tsx').then((part) => part.SubnetRulesSection),
  { ssr: false, loading: () => <SkeletonPanel /> },
);

export function ReadOnlyForm({ data }: { data: RegistryDetail }) {
  const { access } = data;
  return (
    <>
      {data.rights.editPublicAccess === 'missing' ? (
        <MissingRight data={data} />
      ) : (
        <UnknownValue data={data} />
      )}
      <Columns aside={<AfterSaving before={access} after={access} isChanged={false} />}>
        <ModeSection data={data} mode={accessMode(access)} />
        <IpRulesPanel registry={data.ref} rules={access.ipRules} />
        <SubnetRulesSection data={data} draft={{ base: access, change: NO_CHANGE }} />
      </Columns>
    </>
  );
}

function MissingRight({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.readOnly');
  return (
    <Banner
      kind="info"
      icon="lock"
      announce={false}
      className="mb-4"
      title={t('title')}
      action={<CopyMissingRights missing={[{ action: RIGHT_ACTIONS.editPublicAccess, scope: data.id }]} />}
    >
      <MissingRightReason name="editPublicAccess" place={data.ref.name} />
    </Banner>
  );
}

function UnknownValue({ data }: { data: RegistryDetail }) {
  const t = useTranslations('publicAccess.unknown');
  const { publicNetworkAccess, defaultAction } = data.access;
  return (
    <Banner kind="warning" announce={false} className="mb-4" title={t('title')}>
      {t.rich('body', {
        publicNetworkAccess,
        defaultAction,
        code: (chunks) => <code>{chunks}</code>,
      })}
    </Banner>
  );
}
