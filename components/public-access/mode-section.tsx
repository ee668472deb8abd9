'use client';
/** The choice of mode, each with what it cuts off; what the SKU does not allow says so. */
import { useTranslations } from 'next-intl';
import { FieldError } from '#components/ui/field.tsx';
import { ModeChoice } from '#components/ui/mode-choice.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import type { AccessMode } from '#lib/network-access/model.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { Mode } from './draft.ts';
import { isPremium } from './premium.ts';

const NEED_PREMIUM: readonly Mode[] = ['selected', 'disabled'];

type Props = {
  readonly data: RegistryDetail;
  readonly mode: AccessMode;
  /** Absent: shown as it is. */
  readonly onChange?: (mode: Mode) => void;
  readonly error?: string | null;
};

export function ModeSection({ data, mode, onChange, error = null }: Props) {
  const t = useTranslations('publicAccess.mode');
  const { sku } = data.access;
  // The mode in effect is never withheld: it must be possible to choose it back.
  const unavailable = isPremium(data)
    ? []
    : NEED_PREMIUM.filter((known) => known !== accessMode(data.access));
  const hint = (known: Mode) => (unavailable.includes(known) ? t('needsPremium', { sku }) : t(known));
  return (
    <div className="grid gap-1">
      <ModeChoice
        legend={t('legend')}
        value={mode}
        onChange={onChange ?? (() => undefined)}
        hints={{
          all: t(isPremium(data) ? 'all' : 'allOnly'),
          selected: hint('selected'),
          disabled: hint('disabled'),
        }}
        unavailable={unavailable}
        readOnly={onChange === undefined}
      />
      <FieldError>{error}</FieldError>
    </div>
  );
}
