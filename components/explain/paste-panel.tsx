'use client';
/** One field for whatever was printed. What it means is worked out here, in the browser. */
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Fleet } from './use-fleet.ts';
import type { Ask } from './use-question.ts';

/** Known messages are many: loaded with the first text. */
const PastedAnswer = dynamic(() => import('./pasted-answer.tsx').then((part) => part.PastedAnswer), {
  ssr: false,
});

export function PastePanel({ fleet, onAsk }: { readonly fleet: Fleet; readonly onAsk: Ask }) {
  const t = useTranslations('explainPage.paste');
  const [text, setText] = useState('');
  const shown = useDeferredValue(text);
  return (
    <Panel title={t('title')}>
      <div className="grid gap-3.5">
        <Field label={t('label')} hint={t('stays')}>
          {(control) => (
            <Textarea
              {...control}
              mono
              rows={7}
              className="text-xs leading-5"
              value={text}
              onChange={({ target }) => setText(target.value)}
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
        </Field>
        {shown.trim() !== '' && <PastedAnswer text={shown} fleet={fleet} onAsk={onAsk} />}
      </div>
    </Panel>
  );
}
