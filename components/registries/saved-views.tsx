'use client';
/** Views by name: those that everybody needs, and one's own. A view is an address, so that it can be sent. */
import { useTranslations } from 'next-intl';
import { type FormEvent, type MouseEvent, memo, useMemo, useState } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Field } from '#components/ui/field.tsx';
import { grouped } from '#components/ui/grouped.ts';
import { Input } from '#components/ui/input.tsx';
import { Count } from '#components/ui/tag.tsx';
import type { FleetIndex } from '#lib/fleet-table/fleet-index.ts';
import { READY_VIEWS, readyCount } from './ready-views.ts';
import { ToolPopover } from './tool-popover.tsx';
import { useOwnViews } from './use-own-views.ts';
import { normalAddress } from './use-registry-view.ts';

const LONGEST_NAME = 60;

type SavedViewsProps = {
  readonly account: string;
  readonly index: FleetIndex;
  /** Of the view that is shown. */
  readonly address: string;
  readonly onOpen: (address: string) => void;
};

export const SavedViews = memo(function SavedViews({ account, index, address, onOpen }: SavedViewsProps) {
  const t = useTranslations('fleetView');
  const { views, save, remove } = useOwnViews(account);
  const entries = useMemo(
    () =>
      [
        ...READY_VIEWS.map((view) => ({
          key: view.key,
          name: t(`view.${view.key}`),
          address: view.address,
          count: readyCount(index, view),
        })),
        ...views.map((view) => ({ key: `own ${view.name}`, ...view, count: null })),
      ].map((entry) => ({ ...entry, normal: normalAddress(entry.address) })),
    [index, views, t],
  );
  return (
    <div className="flex h-full items-stretch">
      <nav
        aria-label={t('views')}
        data-focus="inset"
        className="flex min-w-0 items-stretch overflow-x-auto pe-6 [scrollbar-width:none] [mask-image:linear-gradient(90deg,#000_calc(100%-1.5rem),transparent)]"
      >
        {entries.map((entry) => {
          const isCurrent = entry.normal === address;
          return (
            <a
              key={entry.key}
              href={`/registries${entry.address}`}
              aria-current={isCurrent ? 'page' : undefined}
              onClick={(event: MouseEvent) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(entry.address);
              }}
              className={classNames(
                'flex flex-none items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap hover:no-underline',
                isCurrent
                  ? 'border-ink font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {entry.name}
              {entry.count !== null && <Count value={grouped(entry.count)} />}
            </a>
          );
        })}
      </nav>
      <ToolPopover
        icon="plus"
        label={t('saveView')}
        triggerClass="inline-flex flex-none cursor-pointer items-center gap-1.5 border-b-2 border-transparent px-2.5 text-ink-2 hover:text-ink"
        labelClass="max-lg:sr-only"
      >
        {(close) => (
          <ViewForm
            views={views}
            onSave={(name) => {
              save({ name, address });
              close();
            }}
            onRemove={remove}
          />
        )}
      </ToolPopover>
    </div>
  );
});

type ViewFormProps = {
  readonly views: readonly { readonly name: string }[];
  readonly onSave: (name: string) => void;
  readonly onRemove: (name: string) => void;
};

function ViewForm({ views, onSave, onRemove }: ViewFormProps) {
  const t = useTranslations('fleetView');
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const isKnown = views.some((view) => view.name === trimmed);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed !== '') onSave(trimmed);
  };
  return (
    <div className="grid gap-3">
      <form className="grid gap-2" onSubmit={onSubmit}>
        <Field label={t('viewName')}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={LONGEST_NAME}
              autoFocus
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <p className="text-xs text-ink-2">{t('viewHint')}</p>
        <div>
          <Button type="submit" disabledReason={trimmed === '' ? t('viewNeedsName') : null}>
            {isKnown ? t('replaceView') : t('save')}
          </Button>
        </div>
      </form>
      {views.length > 0 && (
        <section className="border-t border-line pt-2">
          <h3 className="text-xs leading-6 font-medium text-ink-2">{t('ownViews')}</h3>
          <ul>
            {views.map((view) => (
              <li key={view.name} className="flex items-center">
                <span className="min-w-0 flex-1 truncate" title={view.name}>
                  {view.name}
                </span>
                <IconButton
                  icon="x"
                  size="sm"
                  label={t('removeView', { name: view.name })}
                  onClick={() => onRemove(view.name)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
