'use client';
/** What is known to be wrong before sending, or worth a look, each with what to do about it. */
import { useTranslations } from 'next-intl';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { Problem } from '#lib/network-access/endpoint-plan/problem.ts';
import { consoleActionFor } from '#lib/rights/console-actions.ts';

type Values = Readonly<Record<string, string | number>>;

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="grid gap-2">
      {problems.map(({ code, severity, values }) => (
        <li key={`${code} ${JSON.stringify(values)}`} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <Icon
            name={severity === 'stop' ? 'critical' : 'warning'}
            className={severity === 'stop' ? 'mt-0.5 text-critical' : 'mt-0.5 text-warning'}
          />
          <p className="wrap-anywhere">
            <Words code={code} values={values ?? {}} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A right that is missing is said as everywhere. */
function Words({ code, values }: { readonly code: string; readonly values: Values }) {
  const t = useTranslations('endpoint.problem');
  const name = code === 'no_right' ? consoleActionFor(String(values['action'])) : null;
  return name === null ? t(code, values) : <MissingRightReason name={name} place={String(values['scope'])} />;
}
