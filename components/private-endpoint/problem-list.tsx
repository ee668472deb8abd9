'use client';
/** What is known to be wrong before sending, or worth a look, each with what to do about it. */
import { useTranslations } from 'next-intl';
import { Icon } from '#components/ui/icon.tsx';
import type { Problem } from '#lib/network-access/endpoint-plan/problem.ts';

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useTranslations('endpoint.problem');
  return (
    <ul className="grid gap-2">
      {problems.map(({ code, severity, values }) => (
        <li key={`${code} ${JSON.stringify(values)}`} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <Icon
            name={severity === 'stop' ? 'critical' : 'warning'}
            className={severity === 'stop' ? 'mt-0.5 text-critical' : 'mt-0.5 text-warning'}
          />
          <p className="wrap-anywhere">{t(code, values ?? {})}</p>
        </li>
      ))}
    </ul>
  );
}
