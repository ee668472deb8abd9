'use client';
/** The way to a new endpoint, and to cleaning up those that there are. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { parsePrivateEndpointId } from '#lib/network-access/registry-ref.ts';
import { cleanUpPath, newEndpointPath } from '#lib/queries/endpoints.ts';
import { privateAccessPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

/** More of them fill the page; the tab “Private access” lists and searches them all. */
const MOST = 5;

export function EndpointActions({ data }: { readonly data: RegistryDetail }) {
  const t = useTranslations('endpointActions');
  const endpoints = data.connections.flatMap(({ privateEndpointId }) => {
    const ref = privateEndpointId === null ? null : parsePrivateEndpointId(privateEndpointId);
    return ref === null || privateEndpointId === null ? [] : [{ id: privateEndpointId, name: ref.name }];
  });
  return (
    <Panel title={t('title')}>
      <div className="grid justify-items-start gap-3">
        <p className="text-ink-2">{t('body')}</p>
        <ButtonLink icon="plus" href={newEndpointPath(data.ref)} prefetch={false}>
          {t('create')}
        </ButtonLink>
        {endpoints.length > 0 && (
          <ul className="grid gap-1">
            {endpoints.slice(0, MOST).map(({ id, name }) => (
              <li key={id}>
                <Link href={cleanUpPath(data.ref, id)} prefetch={false}>
                  {t('cleanUp', { name })}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {endpoints.length > MOST && (
          <Link href={privateAccessPath(data.ref)} prefetch={false}>
            {t('all', { count: endpoints.length })}
          </Link>
        )}
      </div>
    </Panel>
  );
}
