'use client';
/** The steps of the workflow with their verdicts, and the way to put each right. */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MissingRightReason } from '#components/rights/missing-right-reason.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { publicAccessPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import type { Check, CheckState } from '#lib/rights/trusted-service.ts';

const MARKS: Readonly<Record<CheckState, readonly [IconName, string]>> = {
  done: ['check', 'text-ok'],
  todo: ['warning', 'text-warning'],
  cannot: ['unknown', 'text-ink-3'],
  refused: ['critical', 'text-critical'],
};

type Props = {
  readonly data: RegistryDetail;
  readonly checks: readonly Check[];
  /** Opens the grant dialog; absent where there is nobody to grant to yet. */
  readonly onGrant?: () => void;
  /** Under the last step: running the test. */
  readonly test?: ReactNode;
  /** Under the first step that is left: the commands. */
  readonly commands?: ReactNode;
};

export function CheckList({ data, checks, onGrant, test, commands }: Props) {
  const t = useTranslations('identities.trusted');
  const firstLeft = checks.find(
    ({ name, state }) => ['instance', 'identity', 'credential'].includes(name) && state !== 'done',
  )?.name;
  return (
    <ol className="grid gap-3">
      {checks.map(({ name, state, why }) => {
        const [icon, color] = MARKS[state];
        return (
          <li key={name} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
            <Icon name={icon} className={`mt-0.5 ${color}`} />
            <div className="grid max-w-[44rem] gap-1">
              <p className="font-medium">
                <span className="sr-only">{t(`state.${state}`)}: </span>
                {t(`check.${name}`)}
              </p>
              <p className="text-ink-2">
                {t.rich(`why.${name}.${why}`, {
                  name: data.ref.name,
                  code: (chunks) => <code className="font-mono text-xs wrap-anywhere">{chunks}</code>,
                })}
              </p>
              {name === firstLeft && commands}
              {(name === 'bypass' || name === 'tasksSwitch' || name === 'noSubnetRules') &&
                state !== 'done' &&
                state !== 'cannot' && (
                  <p>
                    <Link href={publicAccessPath(data.ref)} prefetch={false}>
                      {t('changeSetting')}
                    </Link>
                  </p>
                )}
              {name === 'role' && state === 'todo' && onGrant && (
                <p>
                  <Button
                    size="sm"
                    disabledReason={
                      data.rights.grantAccess === 'missing' && (
                        <MissingRightReason name="grantAccess" place={data.ref.name} />
                      )
                    }
                    onClick={onGrant}
                  >
                    {t('grant')}
                  </Button>
                </p>
              )}
              {name === 'test' && test}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
