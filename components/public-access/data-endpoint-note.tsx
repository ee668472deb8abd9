'use client';
/** Where layers come from, and which hosts a client's own firewall has to let through. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { dataEndpointHosts } from '#lib/network-access/data-endpoint.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

type Props = { readonly data: RegistryDetail; readonly isOn: boolean };

export function DataEndpointNote({ data, isOn }: Props) {
  const t = useTranslations('publicAccess.exceptions.dataEndpoint');
  const { access, loginServer } = data;
  const hosts = dataEndpointHosts(data);
  const isTurnedOn = isOn && !access.dataEndpointEnabled;
  const isTurnedOff = !isOn && access.dataEndpointEnabled;
  return (
    <>
      {!isTurnedOff && <p>{t(isOn ? 'on' : 'off')}</p>}
      {(isOn || isTurnedOff) && (
        <>
          <p>{t(isTurnedOn ? 'allowNow' : isTurnedOff ? 'allowStorage' : 'allow')}</p>
          {isOn && (
            <ul className="grid gap-0.5 font-mono text-xs text-ink">
              {[loginServer, ...hosts].map((host) => (
                <li key={host} className="wrap-anywhere">
                  {host}
                </li>
              ))}
            </ul>
          )}
          {isOn && (
            <p>
              <CopyButton kind="link" label={t('copy')} text={[loginServer, ...hosts].join('\n')} />
            </p>
          )}
        </>
      )}
      {isTurnedOff && access.connections.approved > 0 && <p>{t('endpoints')}</p>}
    </>
  );
}
