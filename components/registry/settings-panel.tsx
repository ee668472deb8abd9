'use client';
/** The other settings of the registry, and how near it is to Azure's limits. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { KeyValues } from '#components/ui/kv.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Time } from '#components/ui/time.tsx';
import { judgePaths } from '#lib/network-access/paths.ts';
import type { Quota, RegistryDetail } from '#lib/registries/shapes.ts';
import { Breakable } from './breakable.tsx';

export function SettingsPanel({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.settings');
  return (
    <Panel title={t('title')} padded={false}>
      <dl className="grid gap-x-4 gap-y-1.5 border-b border-line px-4 py-3.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Limit name={t('ipRules')} quota={data.quotas.ipRules} />
        <Limit name={t('subnetRules')} quota={data.quotas.subnetRules} />
        <Limit name={t('endpoints')} quota={data.quotas.privateEndpoints} />
      </dl>
      <div className="px-4 py-3.5">
        <Settings data={data} />
      </div>
      <div className="grid gap-0.5 border-t border-line px-4 py-3.5">
        <h3 className="font-normal text-ink-2">{t('id')}</h3>
        <p className="font-mono text-2xs wrap-anywhere">{data.id}</p>
        <p>
          <CopyButton kind="link" label={t('copyId')} text={data.id} />
        </p>
      </div>
    </Panel>
  );
}

function Limit({ name, quota }: { name: string; quota: Quota | null }) {
  const t = useTranslations('registry.settings');
  return (
    <div className="contents">
      <dt className="text-ink-2">{name}</dt>
      <dd>
        {quota === null ? (
          <span className="text-ink-3">{t('limitUnknown')}</span>
        ) : (
          <Meter {...quota} label={t('used', { used: quota.used, limit: quota.limit })} />
        )}
      </dd>
    </div>
  );
}

function Settings({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.settings');
  const { access } = data;
  const { trusted, tasks } = judgePaths(access);
  const items: readonly { key: string; value: ReactNode }[] = [
    {
      key: 'trusted',
      value: t('switch', {
        value: switchWord(access.bypass, trusted.why === 'bypassVoid'),
        raw: access.bypass,
      }),
    },
    {
      key: 'tasks',
      value: t('switch', { value: tasksWord(access.tasksBypass, tasks.reaches), raw: t('unread') }),
    },
    { key: 'dataEndpoints', value: data.access.dataEndpointEnabled ? t('dedicated') : t('shared') },
    { key: 'sku', value: access.sku },
    { key: 'location', value: data.location },
    ...(data.lastModifiedAt === null
      ? []
      : [
          {
            key: 'modified',
            value: (
              <>
                <Time value={data.lastModifiedAt} format="date" /> <Time value={data.lastModifiedAt} />
                {data.lastModifiedBy !== null && (
                  <span className="block text-xs text-ink-2">
                    <Breakable text={data.lastModifiedBy} />
                  </span>
                )}
              </>
            ),
          },
        ]),
    ...(Object.keys(data.tags).length === 0 ? [] : [{ key: 'tags', value: <Tags tags={data.tags} /> }]),
  ];
  return <KeyValues items={items.map(({ key, value }) => ({ key, name: t(key), value }))} />;
}

/** `void`: it is on, and Azure ignores it. Azure's own word when the console does not know it. */
function switchWord(bypass: string, isVoid: boolean): string {
  if (isVoid) return 'void';
  return { azureservices: 'on', none: 'off' }[bypass.toLowerCase()] ?? 'unknown';
}

function tasksWord(isOn: boolean | null, reaches: 'yes' | 'no' | 'unknown'): string {
  if (isOn === null) return 'unknown';
  if (!isOn) return 'off';
  return reaches === 'no' ? 'void' : 'on';
}

const Tags = ({ tags }: { tags: Readonly<Record<string, string>> }) => (
  <span className="flex flex-wrap gap-1">
    {Object.entries(tags).map(([name, value]) => (
      <Tag key={name}>
        {name}: {value}
      </Tag>
    ))}
  </span>
);
