'use client';
/** The requests in their groups: links to each, boxes to choose many, arrows and letters to move. */
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import type { Operation } from '#lib/operations/operation.ts';
import { newestDecision } from '#lib/operations/still-pending.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import { useInboxKeys } from './inbox-keys.tsx';
import { InboxRequest } from './inbox-request.tsx';
import type { Grouping, RequestGroup } from './inbox-view.ts';
import { requestKey } from './request-key.ts';
import { selection } from './selection.ts';

type InboxGroupsProps = {
  readonly groups: readonly RequestGroup[];
  readonly grouping: Grouping;
  readonly operations: readonly Operation[];
  /** Keys of the chosen requests. */
  readonly selected: readonly string[];
  readonly readAt: string;
};

export function InboxGroups({ groups, grouping, operations, selected, readAt }: InboxGroupsProps) {
  const t = useTranslations('approvals');
  const id = useId();
  const pathname = usePathname().toLowerCase();
  const search = useSearchParams().toString();
  const order = groups.flatMap(({ requests }) => requests.map(requestKey));
  const hrefs = groups.flatMap(({ requests }) =>
    requests.map(({ registry, connection }) => hrefOf(approvalPath(registry, connection.name), search)),
  );
  const onKeyDown = useInboxKeys(hrefs, order, order.indexOf(pathname));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are an addition to the links inside
    <div data-inbox-list onKeyDown={onKeyDown}>
      {groups.map(({ key, name, mode, requests }, index) => (
        <section key={key} aria-labelledby={`${id}-${index}`}>
          <h2
            id={`${id}-${index}`}
            className="flex flex-wrap items-center gap-x-2 ps-gutter pe-4 pt-3 pb-1 text-xs tracking-normal text-ink-2"
          >
            <span className="wrap-anywhere">{name ?? t('hiddenSubscription')}</span>
            {mode !== null && <ModeMark mode={mode} className="ms-auto font-normal" />}
            {name === null && key.includes('-') && (
              <span className="w-full font-mono text-2xs font-normal text-ink-3">{key}</span>
            )}
          </h2>
          <ul>
            {requests.map((request) => {
              const { registry, connection } = request;
              const own = requestKey(request);
              return (
                <InboxRequest
                  key={connection.name}
                  request={request}
                  href={hrefOf(approvalPath(registry, connection.name), search)}
                  grouping={grouping}
                  decision={newestDecision(operations, { registry, connectionName: connection.name })}
                  isCurrent={own === pathname}
                  isSelected={selected.includes(own)}
                  onSelect={(extend) => (extend ? selection.extendTo(own, order) : selection.toggle(own))}
                  readAt={readAt}
                />
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The inbox's search and filters stay while requests are opened. */
const hrefOf = (path: string, search: string) => (search === '' ? path : `${path}?${search}`);
