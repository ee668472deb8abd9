'use client';
/** A pasted baseline, with what of it is not understood. */
import { useTranslations } from 'next-intl';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import { parseBaseline } from '#lib/history/baseline.ts';

type Props = { readonly text: string; readonly onChange: (text: string) => void };

export function BaselineField({ text, onChange }: Props) {
  const t = useTranslations('compare');
  const read = parseBaseline(text);
  const problem = read.ok || read.problem === 'empty' ? null : t(`problem.${read.problem}`);
  return (
    <div className="grid gap-1.5">
      <Field label={t('baseline')} hint={t('baselineHint')} error={problem}>
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={8}
            value={text}
            onChange={({ target }) => onChange(target.value)}
            spellCheck={false}
          />
        )}
      </Field>
      {read.ok && read.unread.length > 0 && (
        <p className="text-xs text-warning">{t('unreadFields', { fields: read.unread.join(', ') })}</p>
      )}
      {read.ok && read.ignored.length > 0 && (
        <p className="text-xs text-ink-2">{t('ignoredFields', { fields: read.ignored.join(', ') })}</p>
      )}
    </div>
  );
}
