'use client';
/** Which registry is asked for, by which endpoint, in which state. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ConnectionMark } from '#components/ui/connection-mark.tsx';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { registryPath } from '#lib/queries/paths.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { requestName } from './inbox-view.ts';

export function RequestHeading({ id, request }: { readonly id: string; readonly request: ApprovalRequest }) {
  return (
    <div>
      <ConnectionTo registry={request.registry} />
      <div className="flex flex-wrap items-center gap-x-2">
        <h2 id={id} className="text-xl wrap-anywhere">
          {requestName(request)}
        </h2>
        <ConnectionMark status={request.connection.status} />
      </div>
    </div>
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
