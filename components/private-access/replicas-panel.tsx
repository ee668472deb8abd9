'use client';
/** The regions a registry is replicated to, and what another one would need at every private endpoint. */
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { Count, Tag } from '#components/ui/tag.tsx';
import type { PrivateAccess, Replica } from '#lib/connections/shapes.ts';

const ReplicaReadiness = lazy(async () => ({
  default: (await import('./replica-readiness.tsx')).ReplicaReadiness,
}));

export function ReplicasPanel({ access }: { readonly access: PrivateAccess }) {
  const t = useTranslations('privateAccess.replicas');
  const [isAsked, setAsked] = useState(false);
  const { replicas, registry } = access;
  const approved = registry.access.connections.approved;
  if (registry.access.sku !== 'Premium') return null;
  return (
    <Panel
      title={t('title')}
      aside={replicas === null ? undefined : <Count value={replicas.length} />}
      padded={false}
      footer={
        <div className="grid gap-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="max-w-[68ch] flex-1 basis-72 text-ink-2">{t('before', { count: approved })}</p>
            {approved > 0 && !isAsked && (
              <Button onClick={() => setAsked(true)}>{t('check', { count: approved })}</Button>
            )}
          </div>
          {isAsked && (
            <Suspense fallback={<SkeletonBar width="full" />}>
              <ReplicaReadiness registry={registry.ref} />
            </Suspense>
          )}
        </div>
      }
    >
      {replicas === null ? (
        <p className="px-4 py-3.5 text-ink-2">{t('unread')}</p>
      ) : (
        <table className="table">
          <caption className="sr-only">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('region')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('says')}</th>
            </tr>
          </thead>
          <tbody>
            {replicas.map((replica) => (
              <tr key={replica.name} className="align-baseline">
                <td>
                  {replica.location} {replica.isHome && <Tag>{t('home')}</Tag>}
                </td>
                <td>
                  <Status replica={replica} />
                </td>
                <td className="wrap-anywhere text-ink-2">{replica.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Status({ replica }: { readonly replica: Replica }) {
  const { provisioningState, status } = replica;
  const isDone = provisioningState.toLowerCase() === 'succeeded';
  const isFailed = provisioningState.toLowerCase() === 'failed';
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon
        name={isDone ? 'check' : isFailed ? 'critical' : 'running'}
        size="sm"
        className={isDone ? 'text-ok' : isFailed ? 'text-critical' : 'text-accent'}
      />
      {[status, isDone ? null : provisioningState].filter(Boolean).join(', ') || provisioningState}
    </span>
  );
}
