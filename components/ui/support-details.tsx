/** What support needs, folded: Azure's code and message, and the ids that find the request in Azure's logs. */
import { useTranslations } from 'next-intl';
import type { SupportDetails as SupportFacts } from '#lib/errors/failure.ts';

export const SupportDetails = ({ details }: { readonly details: SupportFacts }) => {
  const t = useTranslations('common.support');
  const answer = [details.status, details.azureCode].filter((part) => part !== undefined).join(' ');
  const lines = [
    [answer, details.azureMessage].filter(Boolean).join(': '),
    details.requestId && t('request', { id: details.requestId }),
    details.correlationId && t('correlation', { id: details.correlationId }),
  ].filter((line): line is string => Boolean(line));
  if (lines.length === 0) return null;
  return (
    <details className="text-ink-2">
      <summary className="text-xs leading-6">{t('title')}</summary>
      <div className="font-mono text-2xs leading-[1.125rem] wrap-anywhere select-all">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </details>
  );
};
