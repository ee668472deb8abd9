'use client';
/** One operation as a sentence; its fields before and after, and what can be done with them, one press away. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Line } from '#lib/history/lines.ts';
import { historyPath } from '#lib/queries/paths.ts';
import { LineDetails, type StateActions } from './line-details.tsx';
import { OwnSave } from './own-save.tsx';
import type { LineWords } from './use-line-words.ts';

type Props = {
  readonly line: Line;
  readonly words: LineWords;
  readonly isFleet: boolean;
  readonly actions: StateActions;
};

export function HistoryLine({ line, words, isFleet, actions }: Props) {
  const t = useTranslations('history');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { entry } = line;
  const sentence =
    entry.outcome === 'done' ? 'line' : entry.outcome === 'maybe' ? 'lineMaybe' : 'lineRefused';
  return (
    <li className="border-b border-line px-4 py-2 last:border-b-0">
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3">
        <span className="text-xs text-ink-2 tabular-nums">
          <Time value={entry.at} />
        </span>
        <div className="min-w-0">
          {isFleet && (
            <Link
              href={historyPath(entry.registry)}
              prefetch={false}
              className="me-2 font-medium wrap-anywhere"
            >
              {entry.registry.name}
            </Link>
          )}
          <span id={`${id}-sentence`} className="wrap-anywhere">
            {entry.outcome !== 'done' && (
              <Icon
                name={entry.outcome === 'maybe' ? 'unknown' : 'x'}
                className={entry.outcome === 'maybe' ? 'me-1 text-warning' : 'me-1 text-critical'}
              />
            )}
            {t.rich(sentence, {
              what: words.what(line),
              client: words.client(entry.client),
              reason: entry.reason ?? '',
              known: entry.reason === null ? 'no' : 'yes',
              who: () => (
                <b className="font-medium">
                  <bdi>{words.who(entry.by, entry.client)}</bdi>
                </b>
              ),
            })}
          </span>{' '}
          <OwnSave entry={entry} />
          {entry.requests > 1 && <Tag>{t('requests', { count: entry.requests })}</Tag>}
        </div>
        <Button
          kind="link"
          className="text-xs"
          aria-expanded={isOpen}
          aria-controls={`${id}-details`}
          aria-describedby={`${id}-sentence`}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'hide' : 'details')}
        </Button>
      </div>
      <div id={`${id}-details`}>{isOpen && <LineDetails line={line} {...actions} />}</div>
    </li>
  );
}
