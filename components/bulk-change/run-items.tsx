'use client';
/** The exact list: uncertain, not changed, on their way, waiting, done; each with its reason. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { failureText } from '#components/ui/failure-text.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { SupportDetails } from '#components/ui/support-details.tsx';
import { Time } from '#components/ui/time.tsx';
import type { RunItem, RunItemState } from '#lib/bulk-run/shapes.ts';
import type { KeptRun } from '#lib/operations/bulk-run-store.ts';
import { registryPath } from '#lib/queries/paths.ts';

type Group = {
  readonly key: 'unknown' | 'refused' | 'moving' | 'waiting' | 'notSent' | 'done';
  readonly states: readonly RunItemState[];
  readonly icon: IconName;
  readonly color: string;
};

const GROUPS: readonly Group[] = [
  { key: 'unknown', states: ['unknown'], icon: 'warning', color: 'text-warning' },
  { key: 'refused', states: ['refused'], icon: 'critical', color: 'text-critical' },
  { key: 'moving', states: ['sending', 'checking'], icon: 'running', color: 'text-accent' },
  { key: 'waiting', states: ['waiting'], icon: 'clock', color: 'text-ink-3' },
  { key: 'done', states: ['done', 'nothing'], icon: 'check', color: 'text-ok' },
];
/** More are shown on demand. */
const SHOWN = 50;

export function RunItems({ run }: { readonly run: KeptRun }) {
  const t = useTranslations('bulkChange.run');
  const isOver = run.status.phase === 'ended' || run.status.phase === 'stopped';
  return (
    <Panel title={t('list')} padded={false}>
      <div className="divide-y divide-line">
        {GROUPS.map((group) => {
          const items = run.items.filter(({ state }) => group.states.includes(state));
          const key = group.key === 'waiting' && isOver ? 'notSent' : group.key;
          return items.length === 0 ? null : (
            <ItemGroup key={group.key} group={{ ...group, key }} items={items} />
          );
        })}
      </div>
    </Panel>
  );
}

type GroupProps = { readonly group: Group; readonly items: readonly RunItem[] };

function ItemGroup({ group: { key, icon, color }, items }: GroupProps) {
  const t = useTranslations('bulkChange');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? items : items.slice(0, SHOWN);
  return (
    <section className="px-4 py-2.5">
      <h3 className="flex items-center gap-1.5 font-medium">
        <Icon name={icon} className={color} />
        {t(`run.group.${key}`, { count: items.length })}
      </h3>
      <ul className="mt-1 grid gap-1 ps-5.5">
        {shown.map((item) => (
          <Item key={item.index} item={item} isNotSent={key === 'notSent'} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="sm" kind="link" className="ms-5.5" onClick={() => setShowsAll(true)}>
          {t('preview.more', { count: items.length })}
        </Button>
      )}
    </section>
  );
}

function Item({ item, isNotSent }: { readonly item: RunItem; readonly isNotSent: boolean }) {
  const t = useTranslations('bulkChange.run');
  const { registry, state, endedAt, keptFromOthers, failure } = item;
  return (
    <li className="wrap-anywhere">
      <Link href={registryPath(registry)} prefetch={false} className="font-medium text-ink">
        {registry.name}
      </Link>{' '}
      <span className="text-ink-2">
        {t(`state.${isNotSent ? 'notSent' : state}`)}
        {endedAt !== undefined && (state === 'done' || state === 'nothing') && (
          <>
            {', '}
            {t.rich('readBack', { time: () => <Time value={endedAt} /> })}
          </>
        )}
        {keptFromOthers === true && `; ${t('kept')}`}
      </span>
      {failure !== undefined && <Why failure={failure} />}
    </li>
  );
}

function Why({ failure }: { readonly failure: NonNullable<RunItem['failure']> }) {
  const t = useTranslations('failure');
  const tIssue = useTranslations('inputIssue');
  const { key, body, values } = failureText(failure);
  return (
    <div className="max-w-prose">
      <p>
        {t(`${key}.title`)}.{' '}
        <span className="text-ink-2">
          {failure.code === 'invalid_input'
            ? failure.issues.map(({ code, values: given }) => tIssue(code, given)).join(' ')
            : t.rich(`${key}.${body}`, {
                ...values,
                code: (chunks) => <code className="font-mono">{chunks}</code>,
              })}
        </span>
      </p>
      {failure.details && <SupportDetails details={failure.details} />}
    </div>
  );
}
