'use client';
/** One write: what, how far, how it ended, and what can be done about it. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AftermathLines } from '#components/aftermath/aftermath-lines.tsx';
import { ButtonLink, IconButton } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { failureDetails, failureText } from '#components/ui/failure-text.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import { SupportDetails } from '#components/ui/support-details.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { dismissOperation, type Operation, undoHref } from '#lib/queries/operations.ts';
import { registryPath } from '#lib/queries/paths.ts';
import {
  operationCounts,
  operationMark,
  operationName,
  operationRole,
  operationSentence,
  operationSteps,
} from './operation-words.ts';

export function OperationRow({ operation }: { readonly operation: Operation }) {
  const t = useTranslations('shell.operations');
  const { icon, color } = operationMark(operation);
  const { registry, phase, finishedAt, failure } = operation;
  const undo = undoHref(operation);
  const name = operationName(operation);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 px-gutter py-1.5">
      <Icon name={icon} className={classNames('mt-1', color)} />
      <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1 py-0.5">
        <p className={classNames('min-w-0 wrap-anywhere', phase !== 'succeeded' && 'lg:w-104')}>
          <Link href={registryPath(registry)} prefetch={false} className="font-medium text-ink no-underline">
            {registry.name}
          </Link>{' '}
          <span className="text-ink-2">
            {t(operationSentence(operation), {
              connection: name,
              role: operationRole(operation),
              ...operationCounts(operation),
            })}
            {phase === 'succeeded' && finishedAt && (
              <>
                {', '}
                {t.rich('readBack', { time: () => <Time value={finishedAt} /> })}
              </>
            )}
          </span>
        </p>
        {phase !== 'succeeded' && (
          <div className="max-w-md max-lg:basis-full lg:w-md">
            <Stepper
              label={t('progress', { name })}
              steps={operationSteps(operation).map(({ key, state }) => ({
                key,
                state,
                name: t(`step.${key}`),
              }))}
            />
          </div>
        )}
        {failure && <Reason failure={failure} />}
        <AftermathLines operation={operation} />
      </div>
      <div className="flex items-center gap-1">
        {undo && (
          <ButtonLink href={undo} prefetch={false} size="sm" icon="undo">
            {t('undo')}
            <span className="sr-only"> {registry.name}</span>
          </ButtonLink>
        )}
        {finishedAt && (
          <IconButton
            icon="x"
            size="sm"
            label={t('dismiss', { name })}
            onClick={() => dismissOperation(operation.id)}
          />
        )}
      </div>
    </li>
  );
}

function Reason({ failure }: { readonly failure: Failure }) {
  const t = useTranslations('failure');
  const { key, body, values } = failureText(failure);
  const details = failureDetails(failure);
  return (
    <div className="w-full max-w-prose">
      <p>
        <b className="font-medium">{t(`${key}.title`)}.</b>{' '}
        <span className="text-ink-2">
          {t.rich(`${key}.${body}`, {
            ...values,
            code: (chunks) => <code className="font-mono">{chunks}</code>,
          })}
        </span>
      </p>
      {details && <SupportDetails details={details} />}
    </div>
  );
}
