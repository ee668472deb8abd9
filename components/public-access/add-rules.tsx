'use client';
/** The field for new addresses: what is typed or pasted is checked line by line, and stays until decided. */

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type DragEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/input.tsx';
import { apply } from '#lib/network-access/change.ts';
import type { OwnAddress as Own } from '#lib/network-access/own-address.ts';
import { parseLines } from '#lib/network-access/parse-lines.ts';
import { addRules, type Draft } from './draft.ts';
import { readDropped } from './dropped-files.ts';
import { OwnAddress } from './own-address.tsx';
import { leaveOut, replaceLine, takeGood } from './pasted-text.ts';
import type { EditDraft } from './use-draft.ts';

/** Most visits paste nothing. */
const PastedLines = dynamic(() => import('./pasted-lines.tsx').then((part) => part.PastedLines), {
  ssr: false,
});

type Props = {
  readonly draft: Draft;
  readonly edit: EditDraft;
  /** What Azure or the checks say about the additions as a whole. */
  readonly error: string | null;
  readonly own: Own | undefined;
};

export function AddRules({ draft, edit, error, own }: Props) {
  const t = useTranslations('publicAccess.add');
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLOListElement>(null);
  /** Which of the undecided lines gets the focus once its neighbour is gone. */
  const next = useRef<number | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { base, change, pasted } = draft;
  const rules = useMemo(() => apply(base, change).ipRules, [base, change]);
  const lines = useMemo(() => parseLines(pasted, rules), [pasted, rules]);
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length;
  const good = count('good');

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the lines have changed
  useLayoutEffect(() => {
    if (next.current === null) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons[next.current] ?? buttons.at(-1) ?? field.current)?.focus();
    next.current = null;
  }, [lines]);

  const setText = (text: string) => edit((known) => ({ ...known, pasted: text }));
  const decide = (text: string, button: HTMLElement) => {
    next.current = [...(list.current?.querySelectorAll('button') ?? [])].indexOf(button as HTMLButtonElement);
    setText(text);
  };
  const add = () => {
    const { rules: taken, rest } = takeGood(lines);
    next.current = 0;
    edit((known) => ({ ...addRules(known, taken), pasted: rest }));
  };
  const drop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    // Dragged text is the browser's own business.
    if (files.length === 0) return;
    event.preventDefault();
    void readDropped(files).then((dropped) => {
      setRefused(dropped.refused);
      edit((known) => ({ ...known, pasted: [known.pasted.trim(), dropped.text].filter(Boolean).join('\n') }));
    });
  };

  return (
    <div className="grid gap-2 px-4 py-3.5">
      <Field
        label={t('label')}
        hint={t('hint')}
        error={error}
        aside={
          <OwnAddress own={own} rules={rules} onAdd={(rule) => edit((known) => addRules(known, [rule]))} />
        }
      >
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            mono
            rows={3}
            className="field-sizing-content max-h-60 min-h-18"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder={t('example')}
            value={pasted}
            onChange={(event) => setText(event.target.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
          />
        )}
      </Field>
      <p role="status" className="text-critical empty:hidden">
        {refused.map((name) => t('tooLarge', { name })).join(' ')}
      </p>
      {lines.length > 0 && (
        <>
          <PastedLines
            ref={list}
            lines={lines}
            onReplace={(line, text, button) => decide(replaceLine(lines, line, text), button)}
            onLeaveOut={(line, button) => decide(leaveOut(lines, line), button)}
          />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button onClick={add} disabledReason={good === 0 ? t('nothing') : null}>
              {t('button', { count: good })}
            </Button>
            <p role="status" className="text-ink-2">
              {t('status', { good, redundant: count('redundant'), bad: count('bad') })}
            </p>
          </div>
        </>
      )}
    </div>
  );
}
