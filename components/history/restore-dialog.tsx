'use client';
/** What bringing a former state back would change, and what of it nobody can tell; leads to the reviewed edit. */
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ChangeFields } from '#components/public-access/change-fields.tsx';
import { ReviewMeaning } from '#components/public-access/review-meaning.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { ARM_NAMES } from '#lib/history/describe.ts';
import type { Line } from '#lib/history/lines.ts';
import { restoration } from '#lib/history/restore.ts';
import { apply, isEmpty, publicPart } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { keepProposal } from '#lib/operations/proposals.ts';
import { proposalPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';
import type { LineWords } from './use-line-words.ts';

type Props = {
  readonly registry: RegistryDetail;
  readonly line: Line;
  readonly side: 'before' | 'after';
  readonly words: LineWords;
  readonly onClose: () => void;
};

export function RestoreDialog({ registry, line, side, words, onClose }: Props) {
  const t = useTranslations('history');
  const router = useRouter();
  const { account } = useAuth();
  const current = publicPart(registry.access);
  const { change, unknown, impossible } = restoration(current, line.moment[side]);
  const after = apply(current, change);
  const isNothing = isEmpty(change);
  const isBarred = registry.rights.editPublicAccess === 'missing';
  const isStrange = accessMode(current) === 'unknown';
  const names = (fields: typeof unknown) => fields.map((field) => ARM_NAMES[field]).join(', ');
  const review = () => {
    const id = keepProposal({ account: account.oid, registry: registry.ref, by: 'restore', change });
    router.push(proposalPath(registry.ref, id));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`restore.title.${side}`, { name: registry.ref.name })}
      description={t.rich('restore.description', {
        time: () => <Time value={side === 'before' ? line.entry.at : line.entry.until} format="datetime" />,
        what: words.what(line),
        read: () => <Time value={registry.readAt} />,
      })}
      footer={
        <>
          <Button kind="ghost" className="ms-auto" onClick={onClose}>
            {t('restore.cancel')}
          </Button>
          {!isNothing && (
            <Button
              kind="primary"
              onClick={review}
              disabledReason={
                isBarred
                  ? t('restore.missing', { action: RIGHT_ACTIONS.editPublicAccess })
                  : isStrange && t('restore.strange')
              }
            >
              {t('restore.review')}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {isNothing ? (
          <p className="font-medium">{t('restore.nothing')}</p>
        ) : (
          <div className="grid gap-4 sm:grid-cols-2">
            <div>
              <h3 className="mb-1.5">{t('restore.fields')}</h3>
              <ChangeFields base={current} change={change} />
            </div>
            <div>
              <h3 className="mb-1.5">{t('restore.meaning')}</h3>
              <ReviewMeaning before={registry.access} after={{ ...registry.access, ...after }} context={{}} />
            </div>
          </div>
        )}
        {unknown.length + impossible.length > 0 && (
          <div className="grid gap-1">
            <h3>{t('restore.not')}</h3>
            {unknown.length > 0 && <p>{t('restore.unknown', { fields: names(unknown) })}</p>}
            {impossible.length > 0 && <p>{t('restore.impossible', { fields: names(impossible) })}</p>}
          </div>
        )}
        <p className="text-xs text-ink-2">{t('restore.others')}</p>
      </div>
    </Dialog>
  );
}
