'use client';
/** The registries that will change: each with its differences, and what to know. The first ones, then all. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChangeFields } from '#components/public-access/change-fields.tsx';
import { ReviewMeaning } from '#components/public-access/review-meaning.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import { registryPath } from '#lib/queries/paths.ts';
import { useNoteWords } from './plan-words.ts';
import type { EditRow } from './rows.ts';

/** More are seldom looked at one by one. */
const SHOWN = 25;

type Props = {
  readonly edits: readonly EditRow[];
  readonly ownAddress: string | null;
  readonly onLeaveOut: (key: string) => void;
};

export function EditTable({ edits, ownAddress, onLeaveOut }: Props) {
  const t = useTranslations('bulkChange.preview');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? edits : edits.slice(0, SHOWN);
  return (
    <>
      <h3 className="px-4 pt-3 pb-1.5 font-medium" aria-live="polite">
        {t('change', { count: edits.length })}
      </h3>
      <ul className="divide-y divide-line border-t border-line">
        {shown.map((edit) => (
          <EditItem key={edit.key} edit={edit} ownAddress={ownAddress} onLeaveOut={onLeaveOut} />
        ))}
      </ul>
      {shown.length < edits.length && (
        <p className="border-t border-line px-4 py-2">
          <Button size="sm" onClick={() => setShowsAll(true)}>
            {t('more', { count: edits.length })}
          </Button>
        </p>
      )}
    </>
  );
}

type ItemProps = Omit<Props, 'edits'> & { readonly edit: EditRow };

function EditItem({ edit, ownAddress, onLeaveOut }: ItemProps) {
  const t = useTranslations('bulkChange.preview');
  const [isOpen, setOpen] = useState(false);
  const { ref, before, after, change } = edit;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 px-4 py-2.5 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link href={registryPath(ref)} prefetch={false} className="font-medium text-ink wrap-anywhere">
          {ref.name}
        </Link>
        <p className="truncate text-xs text-ink-2" title={ref.subscriptionId}>
          {ref.resourceGroup}
        </p>
        <p className="text-xs text-ink-2">
          <ModeMark mode={accessMode(before)} />
        </p>
      </div>
      <div className="min-w-0 max-md:col-span-2 max-md:row-start-2">
        <ChangeFields base={before} change={change} />
      </div>
      <div className="min-w-0 max-md:col-span-2 max-md:row-start-3">
        <ToKnow edit={edit} />
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="cursor-pointer text-xs text-ink-2">{t('meaning')}</summary>
          {isOpen && (
            <div className="pt-1.5">
              <ReviewMeaning before={before} after={after} context={{ ownAddress }} />
            </div>
          )}
        </details>
      </div>
      <IconButton
        icon="x"
        size="sm"
        label={t('leaveOut', { name: ref.name })}
        className="max-md:col-start-2 max-md:row-start-1"
        onClick={() => onLeaveOut(edit.key)}
      />
    </li>
  );
}

function ToKnow({ edit: { notes, guards, brings, settles } }: { readonly edit: EditRow }) {
  const t = useTranslations('bulkChange');
  const tFinding = useTranslations('finding');
  const noteOf = useNoteWords();
  return (
    <ul className="grid justify-items-start gap-0.5 text-xs empty:hidden">
      {guards.map(({ code, severity }) => (
        <li key={code} className="max-w-full">
          <FindingBadge severity={severity === 'type' ? 'critical' : 'warning'}>
            {t(`guard.${code}.short`)}
          </FindingBadge>
        </li>
      ))}
      {brings
        .filter(({ severity }) => severity !== 'info')
        .map(({ code, severity, values }) => (
          <li key={`+${code}`} className="max-w-full">
            <FindingBadge severity={severity}>
              {t('preview.brings', { finding: tFinding(`${code}.short`, values) })}
            </FindingBadge>
          </li>
        ))}
      {settles.map(({ code, values }) => (
        <li key={`-${code}`} className="max-w-full">
          <FindingBadge severity="ok">
            {t('preview.settles', { finding: tFinding(`${code}.short`, values) })}
          </FindingBadge>
        </li>
      ))}
      {notes.map((note) => (
        <li key={note.code} className="text-ink-2 wrap-anywhere">
          {noteOf(note)}
        </li>
      ))}
    </ul>
  );
}
