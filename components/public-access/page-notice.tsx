'use client';
/** What a save, an undo or a discard came to; stays on the page until it is closed. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Time } from '#components/ui/time.tsx';
import { countChanges } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { RegistryDetail, SaveOutcome } from '#lib/registries/shapes.ts';
import { ChangeFields } from './change-fields.tsx';
import { CheckCommands } from './check-commands.tsx';
import type { Draft } from './draft.ts';
import type { Notice } from './review-state.ts';

type Props = {
  readonly data: RegistryDetail;
  readonly notice: Notice;
  readonly onUndo: (outcome: SaveOutcome) => void;
  readonly onBringBack: (draft: Draft) => void;
  readonly onClose: () => void;
};

export function PageNotice({ data, notice, onUndo, onBringBack, onClose }: Props) {
  const t = useTranslations('publicAccess.notice');
  switch (notice.kind) {
    case 'saved':
      return <Saved data={data} outcome={notice.outcome} onUndo={onUndo} onClose={onClose} />;
    case 'nothing':
      return (
        <Banner kind="info" title={t('nothing.title')} onClose={onClose}>
          {t.rich('nothing.body', { time: () => <Time value={notice.outcome.readBackAt} /> })}
        </Banner>
      );
    case 'partly':
      return <Partly outcome={notice.outcome} onClose={onClose} />;
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

/** The first of two PATCHes is in Azure, the second is not: the draft keeps what is missing. */
function Partly({ outcome, onClose }: { outcome: SaveOutcome } & Pick<Props, 'onClose'>) {
  const t = useTranslations('publicAccess.notice');
  const { notSaved, after } = outcome;
  if (notSaved === null) return null;
  return (
    <FailureBanner failure={notSaved.failure} what={t('partly.what')} onClose={onClose}>
      <p>{t.rich('partly.body', { time: () => <Time value={outcome.readBackAt} /> })}</p>
      <ChangeFields base={after} change={notSaved.change} />
    </FailureBanner>
  );
}

type SavedProps = { readonly outcome: SaveOutcome } & Pick<Props, 'data' | 'onUndo' | 'onClose'>;

function Saved({ data, outcome, onUndo, onClose }: SavedProps) {
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
      {outcome.reapplied > 0 && <p>{t('saved.reapplied', { count: outcome.reapplied })}</p>}
      {outcome.settledByReading && <p>{t('saved.byReading')}</p>}
      {others > 0 && <p>{t('saved.others', { count: others })}</p>}
      <CheckCommands
        name={data.ref.name}
        loginServer={data.loginServer}
        access={outcome.after}
        hasEndpoints={data.access.connections.approved > 0}
      />
    </Banner>
  );
}
