'use client';
/** Fields before and after in ARM's words, where it is recorded, and the ways back to either state. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RuleDiff } from '#components/public-access/rule-diff.tsx';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/time.tsx';
import { ARM_NAMES } from '#lib/history/describe.ts';
import type { Line } from '#lib/history/lines.ts';
import { outsideOf } from '#lib/history/lists.ts';
import { FIELDS, type Field, type Touch } from '#lib/history/model.ts';
import { isSameValue } from '#lib/history/touches.ts';
import { comparePath } from '#lib/queries/paths.ts';

/** What can be done with the states around a line; absent where the registry itself is not at hand. */
export type StateActions = {
  readonly onRestore?: (line: Line, side: 'before' | 'after') => void;
  readonly onExport?: (line: Line) => void;
};

type Props = {
  readonly line: Line;
} & StateActions;

export function LineDetails({ line, onRestore, onExport }: Props) {
  const t = useTranslations('history');
  const { entry } = line;
  const isState = (entry.deed.kind === 'write' || entry.deed.kind === 'create') && entry.outcome === 'done';
  // An export with holes would pass for the whole.
  const isWhole = FIELDS.every((field) => line.moment.after[field] !== undefined);
  const ids = [
    [t('fact.operation'), entry.operation],
    [t('fact.correlation'), entry.correlationId],
    [t('fact.subject'), entry.subject],
    [t('fact.account'), entry.by.id],
  ] as const;
  return (
    <div className="mt-2 grid gap-3 rounded-md border border-line-2 bg-canvas px-3 py-2.5 sm:ms-[5.25rem]">
      {FIELDS.some((field) => entry.touches[field] !== undefined) && (
        <div className="grid gap-2 sm:grid-cols-2">
          {FIELDS.map((field) => (
            <FieldChange key={field} field={field} line={line} />
          ))}
        </div>
      )}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
        <dt className="text-ink-2">{t('fact.time')}</dt>
        <dd>
          <Time value={entry.at} format="datetime" />
        </dd>
        <dt className="text-ink-2">{t('fact.client')}</dt>
        <dd>
          {t(`clientName.${entry.client.kind}`)}
          {entry.client.name !== null && <span className="font-mono text-2xs"> {entry.client.name}</span>}
        </dd>
        <dt className="text-ink-2">{t('fact.sources')}</dt>
        <dd>{entry.sources.map((source) => t(`source.${source}`)).join(' · ')}</dd>
        {ids.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-ink-2">{name}</dt>
              <dd className="font-mono text-2xs leading-5 wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {isState && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          {onRestore !== undefined && (
            <>
              <Button size="sm" icon="undo" onClick={() => onRestore(line, 'before')}>
                {t('restore.before')}
              </Button>
              <Button size="sm" onClick={() => onRestore(line, 'after')}>
                {t('restore.after')}
              </Button>
            </>
          )}
          {onExport !== undefined && isWhole && (
            <Button size="sm" icon="download" onClick={() => onExport(line)}>
              {t('exportState')}
            </Button>
          )}
          <Link href={comparePath(entry.registry, entry.registry, entry.until)} prefetch={false}>
            {t('compareWithNow')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** As many as are seen without scrolling. */
const MOST_LINES = 12;

type FieldProps = { readonly field: Field; readonly line: Line };

function FieldChange({ field, line }: FieldProps) {
  const t = useTranslations('history');
  const { touches, outcome } = line.entry;
  const touch = touches[field] as Touch<string | boolean | readonly string[]> | undefined;
  if (touch === undefined) return null;
  const was = line.moment.before[field];
  const is = outcome === 'done' ? line.moment.after[field] : touch.kind === 'set' ? touch.is : undefined;
  const { add, remove, isWhole } = listsOf(field, touch, was, is);
  const isEqual = was !== undefined && is !== undefined && isSameValue(field, was, is);
  return (
    <div>
      <p className="font-mono text-xs leading-5 text-ink-2 wrap-anywhere">{ARM_NAMES[field]}</p>
      {touch.kind === 'unsure' && was === undefined && is === undefined ? (
        <p className="text-xs text-ink-2">{t('untold.may')}</p>
      ) : isEqual ? (
        <p className="text-xs text-ink-2">{t('untold.same')}</p>
      ) : (
        <>
          {add.length + remove.length === 0 && isWhole && <p className="text-xs">{t('untold.empty')}</p>}
          <div
            tabIndex={add.length + remove.length > MOST_LINES ? 0 : undefined}
            className="max-h-64 overflow-y-auto"
          >
            <RuleDiff add={add} remove={remove} />
          </div>
          {was === undefined && touch.kind === 'set' && (
            <p className="text-xs text-ink-2">{t('untold.before')}</p>
          )}
        </>
      )}
    </div>
  );
}

function listsOf(
  field: Field,
  touch: Touch<string | boolean | readonly string[]>,
  was: string | boolean | readonly string[] | undefined,
  is: string | boolean | readonly string[] | undefined,
): { readonly add: readonly string[]; readonly remove: readonly string[]; readonly isWhole: boolean } {
  if (field !== 'ipRules' && field !== 'subnetRules') {
    const text = (value: typeof was) => (value === undefined ? [] : [String(value)]);
    return { add: text(is), remove: text(was), isWhole: false };
  }
  const [before, after] = [was as readonly string[] | undefined, is as readonly string[] | undefined];
  if (before !== undefined && after !== undefined)
    return { add: outsideOf(field, after, before), remove: outsideOf(field, before, after), isWhole: false };
  if (touch.kind === 'delta') return { add: touch.add, remove: touch.remove, isWhole: false };
  return { add: after ?? [], remove: [], isWhole: after !== undefined };
}
