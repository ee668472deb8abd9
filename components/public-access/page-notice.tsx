'use client';
/** What a save, an undo or a discard came to; stays on the page until it is closed. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/time.tsx';
import { countChanges } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { SaveOutcome } from '#lib/registries/shapes.ts';
import type { Draft } from './draft.ts';
import type { Notice } from './review-state.ts';

type Props = {
  readonly notice: Notice;
  readonly onUndo: (outcome: SaveOutcome) => void;
  readonly onBringBack: (draft: Draft) => void;
  readonly onClose: () => void;
};

export function PageNotice({ notice, onUndo, onBringBack, onClose }: Props) {
  const t = useTranslations('publicAccess.notice');
  switch (notice.kind) {
    case 'saved':
      return <Saved outcome={notice.outcome} onUndo={onUndo} onClose={onClose} />;
    case 'nothing':
      return (
        <Banner kind="info" title={t('nothing.title')} onClose={onClose}>
          {t.rich('nothing.body', { time: () => <Time value={notice.outcome.readBackAt} /> })}
        </Banner>
      );
    case 'settled':
      return (
        <Banner
          kind="ok"
          title={t.rich('settled.title', { time: () => <Time value={notice.readAt} /> })}
          onClose={onClose}
        >
          {t('saved.soon')}
        </Banner>
      );
    case 'discarded':
    case 'set_aside':
      return (
        <Banner
          kind="info"
          title={t(`${notice.kind}.title`, { count: countChanges(notice.draft.change) })}
          action={
            <Button size="sm" onClick={() => onBringBack(notice.draft)}>
              {t('bringBack')}
            </Button>
          }
          onClose={onClose}
        >
          {t(`${notice.kind}.body`)}
        </Banner>
      );
    default:
      return (
        <Banner kind="info" title={t(`${notice.kind}.title`)} onClose={onClose}>
          {t(`${notice.kind}.body`)}
        </Banner>
      );
  }
}

function Saved({ outcome, onUndo, onClose }: { outcome: SaveOutcome } & Pick<Props, 'onUndo' | 'onClose'>) {
  const t = useTranslations('publicAccess.notice');
  const others = countChanges(outcome.keptFromOthers);
  return (
    <Banner
      kind="ok"
      title={t.rich('saved.title', {
        mode: accessMode(outcome.after),
        count: outcome.after.ipRules.length,
        time: () => <Time value={outcome.readBackAt} />,
      })}
      action={
        <Button size="sm" icon="undo" onClick={() => onUndo(outcome)}>
          {t('saved.undo')}
        </Button>
      }
      onClose={onClose}
    >
      {t('saved.soon')}
      {outcome.settledByReading && <p>{t('saved.byReading')}</p>}
      {others > 0 && <p>{t('saved.others', { count: others })}</p>}
    </Banner>
  );
}
