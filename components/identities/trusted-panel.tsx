'use client';
/** Let a trusted service in: Microsoft's workflow as a checklist that checks itself. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { serviceChecks, TRUSTED_SERVICES, type TrustedService } from '#lib/rights/trusted-service.ts';
import { CheckList } from './check-list.tsx';
import { TaskChecks } from './task-checks.tsx';
import type { OpenDialog } from './use-identity-dialogs.ts';

const SOURCE = 'https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services';
/** Services that people take for trusted. */
const OTHERS = ['appService', 'containerApps', 'devOps'] as const;

type Props = {
  readonly data: RegistryDetail;
  readonly found: RegistryIdentities;
  readonly onOpen: OpenDialog;
};

export function TrustedPanel({ data, found, onOpen }: Props) {
  const t = useTranslations('identities.trusted');
  const [service, setService] = useState<TrustedService>('tasks');
  return (
    <Panel title={t('title')} id="trusted-services">
      <div className="grid gap-4">
        <p className="max-w-[44rem] text-ink-2">{t('intro')}</p>
        <div className="sm:max-w-80">
          <Field label={t('service')}>
            {(control) => (
              <Select
                {...control}
                value={service}
                onChange={({ target }) =>
                  setService(TRUSTED_SERVICES.find((one) => one === target.value) ?? 'tasks')
                }
              >
                {TRUSTED_SERVICES.map((one) => (
                  <option key={one} value={one}>
                    {t(`services.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {service === 'tasks' ? (
          <TaskChecks data={data} found={found} onOpen={onOpen} />
        ) : (
          <CheckList
            data={data}
            checks={serviceChecks(service, data.access)}
            onGrant={() => onOpen({ kind: 'grant' })}
          />
        )}
        <details>
          <summary className="w-fit cursor-pointer text-accent hover:underline">{t('othersTitle')}</summary>
          <dl className="mt-2 grid gap-2">
            {OTHERS.map((one) => (
              <div key={one}>
                <dt className="font-medium">{t(`others.${one}.name`)}</dt>
                <dd className="max-w-[44rem] text-ink-2">{t(`others.${one}.body`)}</dd>
              </div>
            ))}
          </dl>
        </details>
        <p>
          <a href={SOURCE} target="_blank" rel="noreferrer">
            {t('source')}
          </a>
        </p>
      </div>
    </Panel>
  );
}
