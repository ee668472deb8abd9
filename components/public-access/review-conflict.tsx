'use client';
/** Somebody else changed the same thing: both sides, and the user's choice. Nothing is merged silently. */
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { diff, isEmpty } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { ChangeFields } from './change-fields.tsx';
import { applyMine, type Conflict, keepTheirs, theirState } from './conflict.ts';
import type { Draft } from './draft.ts';
import type { Frame } from './review-frame.ts';

type Side = 'theirs' | 'mine';

type Props = {
  readonly frame: Frame;
  readonly back: ReactNode;
  readonly data: RegistryDetail;
  readonly draft: Draft;
  readonly failure: Conflict;
  readonly onDecide: (side: Side) => void;
};

export function ReviewConflict({ frame, back, data, draft, failure, onDecide }: Props) {
  const t = useTranslations('review.conflict');
  const [side, setSide] = useState<Side>('theirs');
  const theirs = theirState(failure, data);
  const kept = keepTheirs(draft, theirs, failure);
  const mine = applyMine(draft, theirs);
  const isUnknown = accessMode(theirs.access) === 'unknown';
  return (
    <Dialog
      {...frame}
      padded={false}
      footer={
        <>
          <p className="text-ink-2">{t('nothingWritten')}</p>
          <div className="ms-auto flex flex-wrap gap-2">
            {back}
            <Button kind="primary" onClick={() => onDecide(side)}>
              {side === 'theirs' && isEmpty(kept.change) ? t('dropMine') : t('reviewAgain')}
            </Button>
          </div>
        </>
      }
    >
      <div role="alert" className="px-5 py-3.5">
        <h3 data-autofocus tabIndex={-1}>
          {t('title')}
        </h3>
        <p className="text-ink-2">{t('body')}</p>
      </div>
      <fieldset className="grid border-t border-line sm:grid-cols-2">
        <legend className="sr-only">{t('legend')}</legend>
        <Choice
          value="theirs"
          side={side}
          onChoose={setSide}
          title={t('theirs')}
          from={draft.base}
          change={diff(draft.base, theirs.access)}
          note={isEmpty(kept.change) ? t('theirsAll') : t('theirsRest')}
        />
        {isUnknown ? (
          <p className="border-line px-4 py-3 text-ink-2 max-sm:border-t sm:border-s">{t('unknown')}</p>
        ) : (
          <Choice
            value="mine"
            side={side}
            onChoose={setSide}
            title={t('mine')}
            from={theirs.access}
            change={mine.change}
            note={t('mineNote')}
          />
        )}
      </fieldset>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly value: Side;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
  readonly title: string;
  readonly from: PublicAccess;
  readonly change: PublicAccessChange;
  readonly note: string;
};

/** One side as differences: theirs from where the edit began, mine from what Azure holds now. */
function Choice({ value, side, onChoose, title, from, change, note }: ChoiceProps) {
  const id = useId();
  return (
    <label className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2 gap-y-1 border-line px-5 py-3 not-last-of-type:max-sm:border-b has-checked:bg-accent-soft sm:last:border-s">
      <input
        type="radio"
        name="side"
        className="mt-0.5 accent-accent"
        checked={side === value}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-note`}
        onChange={() => onChoose(value)}
      />
      <span id={`${id}-name`} className="font-medium">
        {title}
      </span>
      <span id={`${id}-note`} className="col-start-2 grid gap-1">
        <ChangeFields base={from} change={change} />
        <span className="text-xs text-ink-2">{note}</span>
      </span>
    </label>
  );
}
