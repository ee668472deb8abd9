'use client';
/** The endpoint stands: its addresses and records, what to try from a machine in the network, and what comes next. */
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { EndpointJob, EndpointOutcome } from '#lib/endpoints/shapes.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { dnsRecords, privateZone } from '#lib/network-access/private-addresses.ts';
import { cleanUpPath } from '#lib/queries/endpoints.ts';
import { publicAccessPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly job: Extract<EndpointJob, { kind: 'create' }>;
  readonly endpoint: EndpointOutcome;
  readonly onClose: () => void;
};

export function ResultPanel({ data, job, endpoint, onClose }: Props) {
  const t = useTranslations('endpoint.result');
  const { loginServer } = data;
  const { choices } = job;
  const isApproved = endpoint.status.toLowerCase() === 'approved';
  const records = dnsRecords(loginServer, endpoint.addresses ?? []);
  const hosts = records.length > 0 ? records.map(({ host }) => host) : [loginServer];
  const isClosed = accessMode(data.access) === 'disabled';
  return (
    <div className="grid gap-6">
      <Panel
        title={t('title', { name: choices.name })}
        aside={<ConnectionMark status={endpoint.status} />}
        padded={false}
      >
        <div className="overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('host')}</th>
                <th scope="col">{t('address')}</th>
                <th scope="col">{t('record', { zone: privateZone(loginServer) })}</th>
              </tr>
            </thead>
            <tbody>
              {records.map(({ host, name, address }) => (
                <tr key={host}>
                  <td className="wrap-anywhere">{host}</td>
                  <td className="font-mono whitespace-nowrap">{address}</td>
                  <td className="font-mono text-xs wrap-anywhere">
                    {choices.dns.kind === 'none' ? t('noRecord', { name }) : `${name} A ${address}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {!isApproved && <p className="px-4 py-3 text-ink-2">{t('waits')}</p>}
      </Panel>
      <Panel title={t('try', { network: choices.network.name })}>
        <CommandBlock
          label={t('commands')}
          text={[
            ...hosts.map((host) => `nslookup ${host}`),
            `az acr login --name ${data.ref.name}`,
            `docker pull ${loginServer}/hello-world:v1`,
          ].join('\n')}
          note={t('expect')}
        />
      </Panel>
      <Panel title={t('next')}>
        <div className="grid justify-items-start gap-3">
          <p className="max-w-prose text-ink-2">
            {t(isClosed ? 'closed' : isApproved ? 'open' : 'openWaits')}
          </p>
          <div className="flex flex-wrap gap-2">
            {!isClosed && isApproved && (
              // Drafted there, and in its review at once: nothing is closed before the guards have been read.
              <ButtonLink
                kind="primary"
                href={`${publicAccessPath(data.ref)}?suggest=close`}
                prefetch={false}
              >
                {t('close')}
              </ButtonLink>
            )}
            <Button onClick={onClose}>{t('another')}</Button>
            <ButtonLink href={cleanUpPath(data.ref, endpoint.id)} prefetch={false}>
              {t('cleanUp')}
            </ButtonLink>
          </div>
        </div>
      </Panel>
    </div>
  );
}
