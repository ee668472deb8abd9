'use client';
/** Which services the bypass lets in, what each needs besides, and who is not among them. */
import { useTranslations } from 'next-intl';

/** https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services */
const SERVICES = ['defender', 'machineLearning', 'import', 'containerInstances'] as const;
const SOURCE = 'https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services';

export function TrustedServices() {
  const t = useTranslations('publicAccess.exceptions.services');
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer text-accent hover:underline">{t('title')}</summary>
      <dl className="mt-1.5 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {SERVICES.map((service) => (
          <div key={service} className="contents">
            <dt className="text-ink">{t(`${service}.name`)}</dt>
            <dd className="max-sm:mb-1">{t(`${service}.needs`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1.5">{t('not')}</p>
      <p className="mt-1">
        <a href={SOURCE} target="_blank" rel="noreferrer">
          {t('source')}
        </a>
      </p>
    </details>
  );
}
