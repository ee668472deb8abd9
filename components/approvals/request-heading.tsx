'use client';
/** Which registry is asked for, by which endpoint, in which state. */
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import { AgeTime } from '#components/ui/time.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { registryPath } from '#lib/queries/paths.ts';
import { originRowQuery } from '#lib/queries/rows.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { requestName } from './inbox-view.ts';
import { knownEndpoint } from './use-row-facts.ts';

export function RequestHeading({ id, request }: { readonly id: string; readonly request: ApprovalRequest }) {
  return (
    <div>
      <ConnectionTo registry={request.registry} />
      <div className="flex flex-wrap items-center gap-x-2">
        <h2 id={id} className="text-xl wrap-anywhere">
          {requestName(request)}
        </h2>
        <ConnectionMark status={request.connection.status} />
        {request.connection.status.toLowerCase() === 'pending' && <Waiting request={request} />}
      </div>
    </div>
  );
}

/** For how long, as far as the log tells. */
function Waiting({ request }: { readonly request: ApprovalRequest }) {
  const t = useTranslations('approvals');
  const { account } = useAuth();
  const { data, dataUpdatedAt } = useQuery(originRowQuery(account.oid, knownEndpoint(request), true));
  const since = data?.at ?? null;
  if (since === null) return null;
  return (
    <span className="text-ink-2">
      {t.rich('waitingFor', { age: () => <AgeTime value={since} now={dataUpdatedAt} /> })}
    </span>
  );
}

export function ConnectionTo({ registry }: { readonly registry: RegistryRef }) {
  const t = useTranslations('approvals');
  return (
    <p className="text-xs text-ink-3">
      {t.rich('connectionTo', {
        name: registry.name,
        link: (chunks) => (
          <Link href={registryPath(registry)} prefetch={false}>
            {chunks}
          </Link>
        ),
      })}
    </p>
  );
}
