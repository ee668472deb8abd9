'use client';
/** The step before cutting off everyone: names what is cut off, and asks for the registry's name. */
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Guard } from './guard.ts';

type Props = {
  readonly guard: Guard;
  readonly name: string;
  /** Approved private endpoints, which stay connected. */
  readonly endpoints: number;
  readonly typed: string;
  readonly onType: (text: string) => void;
};

export function ReviewGuard({ guard, name, endpoints, typed, onType }: Props) {
  const t = useTranslations('review.guard');
  const id = useId();
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid gap-x-3 gap-y-2 border-t border-critical-line bg-critical-soft px-5 py-3.5 [--cut:var(--color-critical-soft)] sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,20rem)]"
    >
      <Icon name="critical" className="mt-0.5 text-critical max-sm:hidden" />
      <div>
        <h3 id={`${id}-title`}>{t(`${guard}.title`)}</h3>
        <p className="max-w-prose">{t(`${guard}.body`, { endpoints })}</p>
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
