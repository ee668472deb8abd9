'use client';
/** Azure's state changed under the draft: what others did, and a choice where both sides set the mode. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { countChanges } from '#lib/network-access/change.ts';
import { ChangeFields } from './change-fields.tsx';
import type { Rebase } from './draft.ts';

type Props = {
  readonly rebase: Rebase;
  readonly onKeepTheirs: () => void;
  readonly onClose: () => void;
};

export function RebaseNotice({ rebase, onKeepTheirs, onClose }: Props) {
  const t = useTranslations();
  const { made, from, modes } = rebase;
  const word = (mode: string) => t(`common.mode.${mode}`);
  return (
    <Banner
      kind={modes === null ? 'info' : 'warning'}
      icon="fork"
      title={
        modes === null
          ? t('publicAccess.rebase.title', { count: countChanges(made) })
          : t('publicAccess.rebase.mode', { theirs: word(modes.theirs), mine: word(modes.mine) })
      }
      action={
        modes !== null && (
          <Button size="sm" onClick={onKeepTheirs}>
            {t('publicAccess.rebase.keep', { theirs: word(modes.theirs) })}
          </Button>
        )
      }
      onClose={onClose}
    >
      <p>{modes === null ? t('publicAccess.rebase.body') : t('publicAccess.rebase.modeBody')}</p>
      {modes === null && made.setMode !== undefined && (
        <p>{t('publicAccess.rebase.theirMode', { mode: word(made.setMode) })}</p>
      )}
      <div className="mt-1 empty:hidden">
        <ChangeFields base={from} change={made} />
      </div>
    </Banner>
  );
}
