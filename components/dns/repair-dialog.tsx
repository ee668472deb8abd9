'use client';
/** The review of a repair, then its progress, then its outcome, in one place. Loaded when needed. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MissingRightsBanner } from '#components/rights/missing-rights-banner.tsx';
import { useMissingRights } from '#components/rights/use-missing-rights.ts';
import { Button } from '#components/ui/button.tsx';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Time } from '#components/ui/time.tsx';
import { azCommands, MIN_AZ } from '#lib/dns-health/commands.ts';
import type { DnsFinding } from '#lib/dns-health/finding.ts';
import { repairPlan } from '#lib/dns-health/repair.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';
import { neededRights } from './needed-rights.ts';
import { RepairMeaning } from './repair-meaning.tsx';
import { RepairProgress } from './repair-progress.tsx';
import { RepairSteps } from './repair-steps.tsx';
import { groupSteps } from './step-groups.ts';
import type { Repair } from './use-repair.ts';

type Props = {
  readonly report: DnsReport;
  /** As they were when the review was opened. */
  readonly findings: readonly DnsFinding[];
  readonly repair: Repair;
  readonly onClose: () => void;
  readonly onReviewRest: () => void;
};

export function RepairDialog({ report, findings, repair, onClose, onReviewRest }: Props) {
  const t = useTranslations('dns.repair');
  const rights = useTranslations('rights');
  const [byHand, setByHand] = useState(false);
  // What is read again while this is open must not change what was reviewed.
  const [reviewed] = useState(report);
  const { operation } = repair;
  const steps = operation?.steps ?? repairPlan(findings, { byHand });
  const groups = groupSteps(steps);
  const missing = useMissingRights(operation === undefined ? neededRights(steps) : []);
  const mayChoose = canBeByHand(findings) && operation === undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      padded={false}
      title={t('title', { name: report.registry.name })}
      description={
        operation === undefined
          ? t.rich('notSent', { time: () => <Time value={reviewed.readAt} /> })
          : t('sent')
      }
      footer={
        <>
          <p className="text-ink-2">
            {operation === undefined
              ? t('count', { count: steps.length })
              : t('doneOf', { done: operation.done, total: steps.length })}
          </p>
          <div className="ms-auto flex flex-wrap items-center gap-2">
            <Button kind={operation === undefined ? 'ghost' : 'default'} onClick={onClose}>
              {operation === undefined ? t('back') : t('close')}
            </Button>
            {operation === undefined && (
              <Button
                kind="primary"
                disabledReason={missing.length > 0 && rights('beforeAnything')}
                onClick={() => repair.send(steps)}
              >
                {t('confirm', { count: steps.length })}
              </Button>
            )}
          </div>
        </>
      }
    >
      {missing.length > 0 && <MissingRightsBanner missing={missing} className="mx-5 mt-4" />}
      <RepairProgress repair={repair} onReviewRest={onReviewRest} />
      <div className="grid md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section className="min-w-0 px-5 pt-3.5 pb-4.5" aria-labelledby="repair-steps">
          <h3 id="repair-steps" className="mb-2 font-medium text-ink-2">
            {t('steps')}
          </h3>
          {mayChoose && (
            <label className="mb-3.5 grid cursor-pointer grid-cols-[1.5rem_minmax(0,1fr)] items-start">
              <input
                type="checkbox"
                className="check mt-0.5"
                checked={byHand}
                onChange={({ target }) => setByHand(target.checked)}
              />
              <span>
                {t('byHand')}
                <span className="block text-xs text-ink-2">{t('byHandHint')}</span>
              </span>
            </label>
          )}
          <RepairSteps groups={groups} operation={operation} />
        </section>
        <section
          className="min-w-0 border-line px-5 pt-3.5 pb-4.5 max-md:border-t md:border-s"
          aria-labelledby="repair-meaning"
        >
          <h3 id="repair-meaning" className="mb-2 font-medium text-ink-2">
            {t('meaning')}
          </h3>
          <RepairMeaning report={reviewed} findings={findings} steps={steps} />
          <details className="mt-4">
            <summary className="w-fit cursor-pointer text-accent hover:underline">{t('commands')}</summary>
            <div className="mt-2">
              <CommandBlock
                label={t('count', { count: steps.length })}
                text={steps.flatMap(azCommands).join('\n')}
                note={t('commandsNote', { version: MIN_AZ })}
              />
            </div>
          </details>
        </section>
      </div>
    </Dialog>
  );
}

/** Only where every zone group of the plan can be replaced by records. */
const canBeByHand = (findings: readonly DnsFinding[]): boolean =>
  repairPlan(findings).some(({ kind }) => kind === 'put_group') &&
  findings.every(({ repair, byHand }) => repair === null || byHand !== null) &&
  repairPlan(findings, { byHand: true }).length > 0;
