'use client';
/** Field by field in ARM's words, what it means, and the reviewed edit that makes the left side equal. */
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ReviewMeaning } from '#components/public-access/review-meaning.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Time } from '#components/ui/time.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import {
  accessWith,
  type ComparedField,
  type ComparedState,
  compareStates,
  FIELD_NAMES,
} from '#lib/history/compare.ts';
import { restoration } from '#lib/history/restore.ts';
import { isEmpty, publicPart } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { keepProposal } from '#lib/operations/proposals.ts';
import { proposalPath, registryPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { RIGHT_ACTIONS } from '#lib/rights/rights.ts';
import { DifferenceRow } from './difference-row.tsx';

type Props = {
  readonly left: RegistryDetail;
  readonly leftState: ComparedState;
  readonly right: ComparedState;
  /** Null for a baseline. */
  readonly rightDetail: RegistryDetail | null;
  readonly rightName: string;
  readonly isPast: boolean;
};

export function Differences({ left, leftState, right, rightDetail, rightName, isPast }: Props) {
  const t = useTranslations('compare');
  const { differences, equal, unknownLeft, unknownRight } = compareStates(leftState, right);
  const names = { left: left.ref.name, right: rightName };
  const fields = (list: readonly ComparedField[]) => list.map((field) => FIELD_NAMES[field]).join(', ');
  // What both sides do not know is one sentence.
  const both = unknownLeft.filter((field) => unknownRight.includes(field));
  const onlyLeft = unknownLeft.filter((field) => !both.includes(field));
  const onlyRight = unknownRight.filter((field) => !both.includes(field));
  const sameRules = differences.reduce((sum, { same }) => sum + same, 0);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Panel
        title={t('differences')}
        aside={<span role="status">{t('count', { count: differences.length })}</span>}
        padded={false}
      >
        {differences.length === 0 ? (
          <p className="flex items-center gap-2 px-4 py-3.5 font-medium">
            <Icon name="check" className="text-ok" />
            {t('none')}
          </p>
        ) : (
          <table className="table table-fixed">
            <caption className="sr-only">{t('table', names)}</caption>
            <thead>
              <tr>
                <th scope="col" className="w-[26%]">
                  {t('field')}
                </th>
                <th scope="col" className="!whitespace-normal">
                  <Icon name="dash" className="text-lose" /> {t('onlyIn', { name: names.left })}
                </th>
                <th scope="col" className="!whitespace-normal">
                  <Icon name="plus" className="text-gain" /> {t('onlyIn', { name: names.right })}
                </th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <DifferenceRow key={difference.field} difference={difference} />
              ))}
            </tbody>
          </table>
        )}
        <div className="grid gap-1 border-t border-line px-4 py-2.5 text-xs text-ink-2">
          <p>{t('equal', { fields: equal.length, rules: sameRules })}</p>
          {onlyLeft.length > 0 && <p>{t('unknown', { name: names.left, fields: fields(onlyLeft) })}</p>}
          {onlyRight.length > 0 && <p>{t('unknown', { name: names.right, fields: fields(onlyRight) })}</p>}
          {both.length > 0 && <p>{t('unknownBoth', { fields: fields(both) })}</p>}
          <p>
            {t.rich('readAt', {
              name: names.left,
              time: () => <Time value={left.readAt} />,
            })}
            {rightDetail !== null && !isPast && (
              <> {t.rich('readAt', { name: names.right, time: () => <Time value={rightDetail.readAt} /> })}</>
            )}
          </p>
        </div>
      </Panel>
      <Meaning {...{ left, right, rightName }} isDifferent={differences.length > 0} />
    </div>
  );
}

type MeaningProps = Pick<Props, 'left' | 'right' | 'rightName'> & { readonly isDifferent: boolean };

function Meaning({ left, right, rightName, isDifferent }: MeaningProps) {
  const t = useTranslations('compare');
  const router = useRouter();
  const { account } = useAuth();
  const current = publicPart(left.access);
  const { change } = restoration(current, right);
  const target = { ...left.access, ...accessWith(left.access, right), connections: left.access.connections };
  const review = () => {
    const id = keepProposal({ account: account.oid, registry: left.ref, by: 'compare', change });
    router.push(proposalPath(left.ref, id));
  };
  if (!isDifferent)
    return (
      <p className="text-ink-2">
        <Link href={registryPath(left.ref)} prefetch={false}>
          {t('open', { name: left.ref.name })}
        </Link>
      </p>
    );
  return (
    <Panel title={t('meaning', { name: left.ref.name, other: rightName })}>
      <div className="grid gap-4">
        {isEmpty(change) ? (
          <p className="text-ink-2">{t('notHere')}</p>
        ) : (
          <div className="grid gap-1.5 border-b border-line pb-3">
            <p>
              <Button
                kind="primary"
                onClick={review}
                disabledReason={
                  left.rights.editPublicAccess === 'missing'
                    ? t('missing', { action: RIGHT_ACTIONS.editPublicAccess })
                    : accessMode(current) === 'unknown' && t('strange')
                }
              >
                {t('make', { name: left.ref.name })}
              </Button>
            </p>
            <p className="text-xs text-ink-2">{t('makeNote')}</p>
          </div>
        )}
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
          tabIndex={0}
          aria-labelledby="compare-who"
          data-focus="inset"
          className="max-h-112 overflow-y-auto"
        >
          <h3 id="compare-who" className="sr-only">
            {t('who')}
          </h3>
          <ReviewMeaning before={left.access} after={target} context={{}} />
        </section>
      </div>
    </Panel>
  );
}
