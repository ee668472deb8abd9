'use client';
/** Under the modes: coming back from Disabled, and the way back to how Azure makes a registry. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { apply, isEmpty } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { chooseMode, type Draft, newDraft, restoreDefault } from './draft.ts';
import type { EditDraft } from './use-draft.ts';

type Props = {
  readonly draft: Draft;
  readonly edit: EditDraft;
  /** Opens the review of the draft as it is then. */
  readonly onReview: () => void;
};

export function RestoreAccess({ draft, edit, onReview }: Props) {
  const t = useTranslations('publicAccess.restore');
  const { base, change } = draft;
  const after = apply(base, change);
  const isReopening = accessMode(base) === 'disabled' && accessMode(after) === 'selected';
  const rules = base.ipRules.length + (base.subnetRules?.length ?? 0);
  const isDefault = isEmpty(restoreDefault(newDraft(base, draft.readAt)).change);
  return (
    <>
      {isReopening && (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-md border border-line-2 bg-info-soft px-3 py-2 [--cut:var(--color-info-soft)]">
          <span className="flex gap-2">
            <Icon name="info" className="mt-0.5 text-info" />
            {t('denyRemains', { count: after.ipRules.length + (after.subnetRules?.length ?? 0) })}
          </span>
          <Button kind="link" onClick={() => edit((known) => chooseMode(known, 'all'))}>
            {t('open')}
          </Button>
        </p>
      )}
      {!isDefault && (
        <p className="flex flex-wrap items-baseline gap-x-3 text-ink-2">
          <Button
            kind="link"
            onClick={() => {
              edit(restoreDefault);
              onReview();
            }}
          >
            {t('button')}
          </Button>
          {t('what', { count: rules, known: base.subnetRules === null ? 'no' : 'yes' })}
        </p>
      )}
    </>
  );
}
