'use client';
/** The form: mode and IP rules on the left, what saving would mean on the right, the save bar below. */
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { Columns } from '#components/registry/registry-page.tsx';
import type { InputIssue } from '#lib/errors/failure.ts';
import { apply, countChanges } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { validateChange } from '#lib/network-access/validate.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { AfterSaving } from './after-saving.tsx';
import { chooseMode } from './draft.ts';
import { IpRulesSection } from './ip-rules-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { PageNotice } from './page-notice.tsx';
import { RebaseNotice } from './rebase-notice.tsx';
import { SaveBar } from './save-bar.tsx';
import { useReview } from './use-review.ts';

const loadReview = () => import('./review-dialog.tsx').then(({ ReviewDialog }) => ReviewDialog);
const ReviewDialog = dynamic(loadReview, { ssr: false });

type Props = {
  readonly data: RegistryDetail;
  readonly readAgain: () => Promise<RegistryDetail | null>;
};

export function EditForm({ data, readAgain }: Props) {
  const flow = useReview(data, readAgain);
  const { draft, edit, review, notice } = flow;
  const form = useRef<HTMLDivElement>(null);
  const notices = useRef<HTMLDivElement>(null);
  const { base, change, rebase } = draft;
  const count = countChanges(change);
  const after = useMemo(() => apply(base, change), [base, change]);
  const say = useIssues(useLocalIssues(data, flow));

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
    if (say.isValid || review.isSaving) flow.open();
    else focusInvalid();
  };
  const close = () => {
    const isRefused = review.failure?.code === 'invalid_input';
    flow.close();
    // After the dialog has given the focus back.
    if (isRefused) setTimeout(focusInvalid);
  };

  return (
    <div ref={form}>
      <div ref={notices} tabIndex={-1} className="not-empty:mb-4 focus-visible:outline-none">
        {notice !== null && (
          <PageNotice
            notice={notice}
            onUndo={flow.undo}
            onBringBack={flow.bringBack}
            onClose={flow.closeNotice}
          />
        )}
      </div>
      {rebase !== null && (
        <RebaseNotice
          rebase={rebase}
          onKeepTheirs={() => edit((known) => ({ ...chooseModeInEffect(known), rebase: null }))}
          onClose={() => edit((known) => ({ ...known, rebase: null }))}
        />
      )}
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
          error={say.mode}
        />
        <IpRulesSection data={data} draft={draft} edit={edit} error={say.ipRules} />
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

/** What Azure refused before; otherwise what the checks find in the draft. */
function useLocalIssues(data: RegistryDetail, { draft, review }: ReturnType<typeof useReview>) {
  const { base, change } = draft;
  const found = useMemo(
    () =>
      validateChange(base, change, {
        sku: data.access.sku,
        ipRuleLimit: data.quotas.ipRules?.limit ?? null,
      }),
    [base, change, data.access.sku, data.quotas.ipRules],
  );
  return review.failure?.code === 'invalid_input' ? review.failure.issues : found;
}

/** The first issue of each field, in words. */
function useIssues(issues: readonly InputIssue[]) {
  const t = useTranslations('inputIssue');
  const first = (...paths: readonly string[]) => {
    const issue = issues.find(({ path }) =>
      paths.some((known) => path === known || path.startsWith(`${known}.`)),
    );
    return issue === undefined ? null : t(issue.code, issue.values);
  };
  const mode = first('setMode');
  const ipRules = first('addIpRules', 'removeIpRules');
  return { mode, ipRules, isValid: issues.length === 0 };
}
