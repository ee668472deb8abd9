'use client';
/** Every pasted line with its number and verdict; a wrong one says why, and offers the nearest valid form. */
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { PastedLine } from '#lib/network-access/parse-lines.ts';

type Props = {
  readonly ref: Ref<HTMLOListElement>;
  readonly lines: readonly PastedLine[];
  readonly onReplace: (line: number, text: string, button: HTMLElement) => void;
  readonly onLeaveOut: (line: number, button: HTMLElement) => void;
};

const MARK: Readonly<Record<PastedLine['verdict'], readonly [IconName, string]>> = {
  good: ['check', 'text-ok'],
  redundant: ['warning', 'text-warning'],
  bad: ['critical', 'text-critical'],
};

export function PastedLines({ ref, lines, onReplace, onLeaveOut }: Props) {
  const t = useTranslations('publicAccess.add');
  return (
    <section
      aria-label={t('lines')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
      tabIndex={0}
      data-focus="inset"
      className="max-h-90 overflow-auto rounded-md border border-control"
    >
      <ol ref={ref}>
        {lines.map((line) => (
          <li
            key={line.line}
            className="grid min-h-7.5 grid-cols-[1.5rem_minmax(0,1fr)] items-baseline gap-x-2 border-b border-line py-1 pe-2.5 last:border-b-0 sm:grid-cols-[1.75rem_10.5rem_minmax(0,1fr)] lg:grid-cols-[2rem_10.5rem_minmax(0,1fr)_auto]"
          >
            <span className="text-end text-xs text-ink-3">
              <span className="sr-only">{t('line')} </span>
              {line.line}
            </span>
            <span
              className={classNames(
                'font-mono wrap-anywhere',
                line.verdict === 'bad' &&
                  'underline decoration-critical decoration-wavy decoration-1 underline-offset-4 [text-decoration-skip-ink:none]',
              )}
            >
              {line.text}
            </span>
            <Say line={line} />
            <Decision line={line} onReplace={onReplace} onLeaveOut={onLeaveOut} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Say({ line }: { line: PastedLine }) {
  const [icon, color] = MARK[line.verdict];
  return (
    <span className={classNames('flex gap-1.5 max-sm:col-start-2', line.verdict !== 'bad' && 'text-ink-2')}>
      <Icon name={icon} className={`mt-0.5 ${color}`} />
      <span>
        <Words line={line} />
      </span>
    </span>
  );
}

function Words({ line }: { line: PastedLine }) {
  const t = useTranslations();
  if (line.verdict === 'good') return t('publicAccess.add.good', { count: line.addresses });
  if (line.verdict === 'bad') return t(`inputIssue.${line.issue.code}`, line.issue.values);
  const { coveredBy, same } = line;
  return 'line' in coveredBy
    ? t('publicAccess.add.coveredByLine', { same: same ? 'yes' : 'no', line: coveredBy.line })
    : t('publicAccess.add.coveredByRule', { same: same ? 'yes' : 'no', rule: coveredBy.rule });
}

function Decision({
  line,
  onReplace,
  onLeaveOut,
}: { line: PastedLine } & Pick<Props, 'onReplace' | 'onLeaveOut'>) {
  const t = useTranslations('publicAccess.add');
  if (line.verdict === 'good') return null;
  const suggestion = line.verdict === 'bad' ? line.suggestion : undefined;
  const sr = (chunks: React.ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <span className="justify-self-start max-sm:col-start-2 sm:max-lg:col-start-3 lg:justify-self-end">
      {suggestion === undefined ? (
        <Button kind="link" onClick={(event) => onLeaveOut(line.line, event.currentTarget)}>
          <span>{t.rich('leaveOut', { line: line.line, text: line.text, sr })}</span>
        </Button>
      ) : (
        <Button kind="link" onClick={(event) => onReplace(line.line, suggestion, event.currentTarget)}>
          <span>{t.rich('use', { suggestion, line: line.line, sr })}</span>
        </Button>
      )}
    </span>
  );
}
