'use client';
/** The same thing in several notations: one shown at a time, copied with one click. ARIA tabs with arrow keys. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';
import { saveFile } from './save-file.ts';

export type CodeTab = {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** What the copy button says. */
  readonly copy: string;
  /** The name it is saved under, and what the button for it says; absent where it is only copied. */
  readonly file?: string;
  readonly save?: string;
};

export function CodeTabs({ label, tabs }: { label: string; tabs: readonly CodeTab[] }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const current = tabs[chosen] ?? tabs[0];
  if (current === undefined) return null;

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (chosen + step + tabs.length) % tabs.length;
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };

  return (
    <div className="grid gap-2">
      <div className="min-w-0 rounded-lg border border-line-2 bg-canvas">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          data-focus="inset"
          className="flex gap-1 border-b border-line-2 px-1"
        >
          {tabs.map(({ key, name }, index) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`${id}-${key}`}
              aria-selected={index === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => setChosen(index)}
              onKeyDown={move}
              className={classNames(
                '-mb-px cursor-pointer border-b-2 px-2.5 py-1.5 text-xs',
                index === chosen
                  ? 'border-ink font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {name}
            </button>
          ))}
        </div>
        <div
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${current.key}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          data-focus="inset"
          className="max-h-80 overflow-auto px-3 py-2"
        >
          <pre className="font-mono text-xs whitespace-pre-wrap wrap-anywhere">{current.text}</pre>
        </div>
      </div>
      <p className="flex flex-wrap gap-2">
        <CopyButton size="sm" label={current.copy} text={current.text} />
        {current.file !== undefined && (
          <Button
            size="sm"
            icon="download"
            onClick={() => saveFile(current.file ?? '', 'text/plain', current.text)}
          >
            {current.save}
          </Button>
        )}
      </p>
    </div>
  );
}
