'use client';
/** What is worth somebody's attention; absent when there is nothing. */
import { useTranslations } from 'next-intl';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import { findings } from '#lib/network-access/findings.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

type Props = { readonly data: Pick<RegistryDetail, 'access' | 'quotas'> };

export function FindingsPanel({ data }: Props) {
  const t = useTranslations();
  const found = findings(data.access, data.quotas);
  if (found.length === 0) return null;
  return (
    <Panel title={t('registry.findings')} aside={<Count value={found.length} />} padded={false}>
      <ul className="px-4">
        {found.map(({ code, severity, values }) => (
          <li
            key={code}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1 border-b border-line py-2 last:border-b-0"
          >
            <Icon name={severity} className={`mt-0.5 ${SEVERITY_COLOR[severity]}`} />
            <div>
              <p className="font-medium">
                <span className="sr-only">{t(`common.severity.${severity}`)}: </span>
                {t(`finding.${code}.title`, values)}
              </p>
              <p className="max-w-[68ch] text-ink-2">{t(`finding.${code}.detail`, values)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
