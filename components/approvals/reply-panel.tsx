'use client';
/** What to write to the requester after a decision: to be copied, and read before that. */
import { useTranslations } from 'next-intl';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { privateZone } from '#lib/network-access/private-addresses.ts';
import { recordLines } from './dns-text.ts';
import { requestName } from './inbox-view.ts';

type ReplyPanelProps = {
  readonly detail: ApprovalDetail;
  readonly state: 'approved' | 'rejected';
};

export function ReplyPanel({ detail, state }: ReplyPanelProps) {
  const t = useTranslations('approvals.reply');
  const text = useReply(detail, state);
  return (
    <details className="w-full">
      <summary className="font-medium">{t('title')}</summary>
      <div className="mt-1.5 grid gap-1.5">
        <pre className="max-h-56 overflow-auto rounded-md border border-line-2 bg-canvas px-3 py-2 font-mono text-xs whitespace-pre-wrap">
          {text}
        </pre>
        <div>
          <CopyButton size="sm" label={t('copy')} text={text} />
        </div>
      </div>
    </details>
  );
}

function useReply(detail: ApprovalDetail, state: ReplyPanelProps['state']): string {
  const t = useTranslations('approvals.reply');
  const { request, requester } = detail;
  const { registry, loginServer, connection, endpoint } = request;
  const endpointName = requestName(request);
  const stored = connection.description?.trim() ?? '';
  const head = [
    t(`head.${state}`, { endpoint: endpointName, registry: registry.name }),
    ...(stored === '' ? [] : [t('reason', { reason: stored })]),
  ];
  if (state === 'rejected') return [...head, '', t('askAgain')].join('\n');

  const zone = privateZone(loginServer);
  const records = recordLines(detail);
  const isWired = requester.visible && requester.zones?.some((name) => name.toLowerCase() === zone) === true;
  const dns =
    records === null
      ? [
          t('addressesUnknown', { zone }),
          `az network private-endpoint show -g ${endpoint?.resourceGroup ?? 'GROUP'} -n ${endpointName} --query customDnsConfigs`,
        ]
      : [t(isWired ? 'wired' : 'records', { zone }), '', records];
  return [...head, '', ...dns, '', t('check'), `nslookup ${loginServer}`].join('\n');
}
