'use client';
/** The step before taking a way in from other registries: asks for the subnet's name. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';

type Props = {
  readonly name: string;
  /** Registries that rely on it. */
  readonly count: number;
  readonly typed: string;
  readonly onType: (text: string) => void;
};

export function TypedName({ name, count, typed, onType }: Props) {
  const t = useTranslations('subnets.guard');
  const id = useId();
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid gap-x-3 gap-y-2 border-t border-critical-line bg-critical-soft px-5 py-3.5 [--cut:var(--color-critical-soft)] sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,16rem)]"
    >
      <Icon name="critical" className="mt-0.5 text-critical max-sm:hidden" />
      <div>
        <h3 id={`${id}-title`}>{t('title', { count })}</h3>
        <p>{t('body')}</p>
      </div>
      <div className="grid content-start gap-1">
        <label htmlFor={id} className="font-medium">
          {t.rich('type', {
            name,
            code: (chunks) => <span className="font-mono select-all">{chunks}</span>,
          })}
        </label>
        <Input
          id={id}
          mono
          spellCheck={false}
          autoCapitalize="off"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
    </section>
  );
}
