'use client';
/** The review: which fields change, what it means, and the one button that sends it. Loaded when needed. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Time } from '#components/ui/time.tsx';
import { apply, countChanges, publicPart } from '#lib/network-access/change.ts';
import { guardsOf } from '#lib/network-access/guards.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { isSame } from './draft.ts';
import { ReviewAlerts } from './review-alerts.tsx';
import { ReviewCode } from './review-code.tsx';
import { ReviewConflict } from './review-conflict.tsx';
import { ReviewFields } from './review-fields.tsx';
import { missingAnswer, NO_ANSWERS, ReviewGuards } from './review-guards.tsx';
import { ReviewMeaning } from './review-meaning.tsx';
import { SaveProgress } from './save-progress.tsx';
import { StepUpPanel } from './step-up-panel.tsx';
import { useChangeContext } from './use-change-context.ts';
import type { ReviewFlow } from './use-review.ts';

type Props = { readonly data: RegistryDetail; readonly flow: ReviewFlow; readonly onClose: () => void };

export function ReviewDialog({ data, flow, onClose }: Props) {
  const t = useTranslations('review');
  const tGuard = useTranslations('guard');
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const context = useChangeContext(data);
  const { draft, review } = flow;
  const { base, change } = draft;
  // Reading again without news makes the comparison newer.
  const { readAt } = isSame(base, publicPart(data.access)) ? data : draft;
  const { failure, isSaving, isLeaving } = review;
  const before = { ...data.access, ...base };
  const after = { ...before, ...apply(base, change) };
  const count = countChanges(change);
  const { name } = data.ref;
  const guards = guardsOf(before, after, context);
  const missing = missingAnswer(guards, answers, name);
  const gravest = guards.find(({ severity }) => severity === 'type');
  const isUnsettled = failure?.code === 'unavailable' && failure.outcomeUnknown === true;
  const frame = {
    open: true,
    onClose,
    title: t('title', { name }),
  };
  const back = (
    <Button kind="ghost" onClick={onClose}>
      {t('back')}
    </Button>
  );

  if (failure?.code === 'conflict')
    return (
      <ReviewConflict
        frame={frame}
        back={back}
        data={data}
        draft={draft}
        failure={failure}
        onDecide={flow.decide}
      />
    );
  if (failure?.code === 'sign_in_required')
    return (
      <StepUpPanel
        frame={frame}
        back={back}
        count={count}
        name={name}
        claims={failure.claims ?? null}
        isLeaving={isLeaving}
        onStepUp={flow.stepUp}
        onSignIn={flow.signIn}
      />
    );

  return (
    <Dialog
      {...frame}
      size="lg"
      padded={false}
      description={
        isSaving
          ? t('sent')
          : t.rich(failure === null ? 'notSent' : 'compared', { time: () => <Time value={readAt} /> })
      }
      guard={
        guards.length > 0 &&
        !isSaving && <ReviewGuards guards={guards} name={name} answers={answers} onAnswer={setAnswers} />
      }
      footer={
        <>
          <p className="text-ink-2">{t('count', { count })}</p>
          <div className="ms-auto flex flex-wrap items-center gap-2">
            {back}
            {isUnsettled ? (
              <Button kind="primary" busy={isLeaving} onClick={() => void flow.settle()}>
                {t('readAgain')}
              </Button>
            ) : (
              <Button
                kind={gravest === undefined ? 'primary' : 'danger-solid'}
                busy={isSaving}
                disabledReason={missing === null || isSaving ? null : t(`guard.${missing}`)}
                onClick={() => void flow.send()}
              >
                {isSaving ? t('saving') : gravest === undefined ? t('save') : tGuard(`${gravest.code}.save`)}
              </Button>
            )}
          </div>
        </>
      }
    >
      <SaveProgress registry={data.ref} isSaving={isSaving} />
      <ReviewAlerts name={name} draft={draft} review={review} />
      <div className="grid md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)_minmax(0,6fr)]">
        <section className="px-5 pt-3.5 pb-4.5" aria-labelledby="review-fields">
          <h3 id="review-fields" className="mb-2 font-medium text-ink-2">
            {t('fields')}
          </h3>
          <ReviewFields base={base} change={change} />
        </section>
        <section
          className="border-line px-5 pt-3.5 pb-4.5 max-md:border-t md:border-s"
          aria-labelledby="review-meaning"
        >
          <h3 id="review-meaning" className="mb-2 font-medium text-ink-2">
            {t('meaning')}
          </h3>
          <ReviewMeaning before={before} after={after} context={context} />
        </section>
        <section
          className="min-w-0 border-line px-5 pt-3.5 pb-4.5 max-lg:border-t md:max-lg:col-span-2 lg:border-s"
          aria-labelledby="review-code"
        >
          <h3 id="review-code" className="mb-2 font-medium text-ink-2">
            {t('code.title')}
          </h3>
          <ReviewCode registry={data.ref} before={before} after={after} change={change} />
        </section>
      </div>
    </Dialog>
  );
}
