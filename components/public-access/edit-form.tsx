'use client';
/** The form: mode and IP rules on the left, what saving would mean on the right, the save bar below. */
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef } from 'react';
import { Columns } from '#components/registry/registry-page.tsx';
import type { Result } from '#lib/errors/failure.ts';
import { apply, countChanges } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { useOperations } from '#lib/queries/operations.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AfterSaving } from './after-saving.tsx';
import { chooseMode } from './draft.ts';
import { IpRulesSection } from './ip-rules-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { PageNotice } from './page-notice.tsx';
import { RebaseNotice } from './rebase-notice.tsx';
import { SaveBar } from './save-bar.tsx';
import { useIssues } from './use-issues.ts';
import { useReview } from './use-review.ts';

const loadReview = () => import('./review-dialog.tsx').then(({ ReviewDialog }) => ReviewDialog);
const ReviewDialog = dynamic(loadReview, { ssr: false });

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
  const hasAftermath = useOperations().some(
    (operation) => operation.kind === 'public-access' && operation.aftermath?.found !== undefined,
  );
  const form = useRef<HTMLDivElement>(null);
  const notices = useRef<HTMLDivElement>(null);
  const { base, change, rebase } = draft;
  const count = countChanges(change);
  const after = useMemo(() => apply(base, change), [base, change]);
  const issues = useIssues(data, draft, review.failure);

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
    (find('[aria-invalid="true"]') ?? find('fieldset input:checked'))?.focus();
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
            isChanged={isDirty}
          />
        }
      >
        <ModeSection
          data={data}
          mode={accessMode(after)}
          onChange={(mode) => edit((known) => chooseMode(known, mode))}
          error={issues.mode}
        />
        <IpRulesSection data={data} draft={draft} edit={edit} error={issues.ipRules} />
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
