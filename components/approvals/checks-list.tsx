'use client';
/** What approving changes: each consequence with its mark, what needs thought first. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { SEVERITY_COLOR } from '#components/ui/finding-badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { type ApprovalCheck, approvalChecks } from './approval-checks.ts';
import { recordLines } from './dns-text.ts';

const UNREAD = ['a', 'b', 'c'];

type ChecksListProps = { readonly detail: ApprovalDetail | undefined; readonly isReading: boolean };

export function ChecksList({ detail, isReading }: ChecksListProps) {
  const t = useTranslations('approvals.check');
  if (detail === undefined && !isReading) return null;
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium text-ink-2">{t('title')}</h3>
      <ul aria-busy={detail === undefined} className="divide-y divide-line border-y border-line">
        {detail === undefined
          ? UNREAD.map((row) => (
              <li key={row} className="flex min-h-9 items-center">
                <SkeletonBar width="lg" />
              </li>
            ))
          : approvalChecks(detail).map((check) => (
              <Check key={check.key} check={check} records={isDns(check) ? recordLines(detail) : null} />
            ))}
      </ul>
    </div>
  );
}

const isDns = ({ key, severity }: ApprovalCheck) => key.startsWith('dns') && severity !== 'ok';

type CheckProps = {
  readonly check: ApprovalCheck;
  /** What has to be written into DNS, to be copied. */
  readonly records: string | null;
};

function Check({ check, records }: CheckProps) {
  const t = useTranslations('approvals.check');
  const tSeverity = useTranslations('common.severity');
  const { key, severity, hasBody, values } = check;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-1 py-2">
      <Icon
        name={severity === 'ok' ? 'check' : severity}
        className={`mt-0.5 ${severity === 'ok' ? 'text-ok' : SEVERITY_COLOR[severity]}`}
      />
      <div>
        <p className={severity === 'ok' ? '' : 'font-medium'}>
          <span className="sr-only">{tSeverity(severity)}: </span>
          {t(`${key}.title`, values)}
        </p>
        {hasBody && (
          <p className="max-w-[68ch] text-ink-2">
            {t.rich(`${key}.body`, {
              ...values,
              code: (chunks) => <code className="font-mono">{chunks}</code>,
            })}
          </p>
        )}
      </div>
      {records !== null && (
        <div>
          <CopyButton size="sm" label={t('copyRecords')} text={records} />
        </div>
      )}
    </li>
  );
}
