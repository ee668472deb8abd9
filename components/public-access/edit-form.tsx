'use client';
/** The form: mode and IP rules on the left, what saving would mean on the right, the save bar below. */
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef } from 'react';
import { Columns } from '#components/registry/registry-page.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Result } from '#lib/errors/failure.ts';
import { apply, countChanges } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { useOperations } from '#lib/queries/operations.ts';
import { ownAddressQuery } from '#lib/queries/own-address.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AfterSaving } from './after-saving.tsx';
import { chooseMode } from './draft.ts';
import { IpRulesSection } from './ip-rules-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { RestoreAccess } from './restore-access.tsx';
import { SaveBar } from './save-bar.tsx';
import { SkeletonPanel } from './skeleton-panel.tsx';
import { useChangeContext } from './use-change-context.ts';
import { useIssues } from './use-issues.ts';
import { useReview } from './use-review.ts';
import { useSuggestParameter } from './use-suggest-parameter.ts';

const loadReview = () => import('./review-dialog.tsx').then(({ ReviewDialog }) => ReviewDialog);
const ReviewDialog = dynamic(loadReview, { ssr: false });
/** Only after something has happened. */
const PageNotice = dynamic(() => import('./page-notice.tsx').then((part) => part.PageNotice), { ssr: false });
const RebaseNotice = dynamic(() => import('./rebase-notice.tsx').then((part) => part.RebaseNotice), {
  ssr: false,
});
/** Below the fold: not part of the first load. */
const SubnetRulesSection = dynamic(
  () => import('./subnets/subnet-rules-section.tsx').then((part) => part.SubnetRulesSection),
  { ssr: false, loading: () => <SkeletonPanel /> },
);
const ExceptionsSection = dynamic(
  () => import('./exceptions-section.tsx').then((part) => part.ExceptionsSection),
  { ssr: false, loading: () => <SkeletonPanel /> },
);

/** Told minutes after a save, and seldom. */
const AftermathNotices = dynamic(
  () => import('#components/aftermath/aftermath-notices.tsx').then((loaded) => loaded.AftermathNotices),
  { ssr: false },
);

type Props = {
  readonly data: RegistryDetail;
  readonly readAgain: () => Promise<Result<RegistryDetail>>;
};

export function EditForm({ data, readAgain }: Props) {
  const flow = useReview(data, readAgain);
  const { draft, edit, review, notice } = flow;
  const { account } = useAuth();
  const { data: own } = useQuery(ownAddressQuery(account.oid));
  const context = useChangeContext(data);
  const hasAftermath = useOperations().some(
    (operation) => operation.kind === 'public-access' && operation.aftermath?.found !== undefined,
  );
  const form = useRef<HTMLDivElement>(null);
  const notices = useRef<HTMLDivElement>(null);
  const { base, change, rebase } = draft;
  const count = countChanges(change);
  const after = useMemo(() => apply(base, change), [base, change]);
  const issues = useIssues(data, draft, review.failure);

  useSuggestParameter(edit, flow.show);

  // Ready before it is asked for: the review then opens at once.
  const isDirty = count > 0;
  useEffect(() => {
    if (isDirty) void loadReview();
  }, [isDirty]);
  useEffect(() => {
    if (notice !== null) notices.current?.focus();
  }, [notice]);

  const focusInvalid = () => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find('[aria-invalid="true"], [data-invalid]') ?? find('fieldset input:checked'))?.focus();
  };
  const openReview = () => {
    if (issues.isValid || review.isSaving) flow.show();
    else focusInvalid();
  };
  const close = () => {
    const code = review.failure?.code;
    flow.close();
    // After the dialog has given the focus back.
    if (code === 'invalid_input') setTimeout(focusInvalid);
    if (code === 'conflict') setTimeout(() => notices.current?.focus());
  };

  return (
    <div ref={form}>
      <div ref={notices} tabIndex={-1} className="grid gap-4 not-empty:mb-4 focus-visible:outline-none">
        {notice !== null && (
          <PageNotice
            data={data}
            notice={notice}
            onUndo={flow.undo}
            onBringBack={flow.bringBack}
            onClose={flow.closeNotice}
          />
        )}
        {hasAftermath && <AftermathNotices data={data} onPutBack={flow.putBack} />}
        {rebase !== null && (
          <RebaseNotice
            rebase={rebase}
            onKeepTheirs={() => edit((known) => ({ ...chooseModeInEffect(known), rebase: null }))}
            onClose={() => edit((known) => ({ ...known, rebase: null }))}
          />
        )}
      </div>
      <Columns
        aside={
          <AfterSaving
            before={{ ...data.access, ...base }}
            after={{ ...data.access, ...after }}
            context={context}
            isChanged={isDirty}
          />
        }
      >
        <div className="grid gap-2">
          <ModeSection
            data={data}
            mode={accessMode(after)}
            onChange={(mode) => edit((known) => chooseMode(known, mode))}
            error={issues.mode}
          />
          <RestoreAccess draft={draft} edit={edit} onReview={flow.show} />
        </div>
        <IpRulesSection data={data} draft={draft} edit={edit} error={issues.ipRules} own={own} />
        <SubnetRulesSection data={data} draft={draft} edit={edit} error={issues.subnetRules} />
        <ExceptionsSection data={data} draft={draft} edit={edit} error={issues.exceptions} />
      </Columns>
      {(isDirty || review.isSaving) && (
        <SaveBar count={count} isSaving={review.isSaving} onDiscard={flow.discard} onReview={openReview} />
      )}
      {review.isOpen && <ReviewDialog data={data} flow={flow} onClose={close} />}
    </div>
  );
}

const chooseModeInEffect = (draft: Parameters<typeof chooseMode>[0]) => {
  const mode = accessMode(draft.base);
  return mode === 'unknown' ? draft : chooseMode(draft, mode);
};
