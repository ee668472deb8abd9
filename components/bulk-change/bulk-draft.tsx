'use client';
/** From the chosen registries to a reviewed run: what to change, what it does to each, and how to go about it. */
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useAuth } from '#lib/auth/use-auth.tsx';
import type { Failure } from '#lib/errors/failure.ts';
import { publicPart } from '#lib/network-access/change.ts';
import { publicAddress } from '#lib/network-access/own-address.ts';
import { useRunBulk } from '#lib/queries/bulk-run.ts';
import { stateKey, useStates } from '#lib/queries/bulk-states.ts';
import { ownAddressQuery } from '#lib/queries/own-address.ts';
import { bulkRunPath } from '#lib/queries/paths.ts';
import { IntentForm } from './intent-form.tsx';
import { intentWords } from './intent-words.ts';
import { Preview } from './preview.tsx';
import { type Asked, heldRules, rowsOf } from './rows.ts';
import type { RunChoices } from './run-choices.ts';
import { RunOptionsPanel } from './run-options.tsx';
import type { Chosen } from './use-chosen.ts';
import { useIntent } from './use-intent.ts';

type Props = { readonly chosen: Extract<Chosen, { state: 'chosen' }> };
const NONE: ReadonlySet<string> = new Set();

export function BulkDraft({ chosen }: Props) {
  const t = useTranslations('bulkChange');
  const { account } = useAuth();
  const router = useRouter();
  const { start } = useRunBulk();
  const reading = useStates(chosen.refs);
  const { data: own } = useQuery(ownAddressQuery(account.oid));
  const { draft, change, issues, intent } = useIntent(chosen.intent, chosen.address);
  const [leftOut, setLeftOut] = useState(NONE);
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ownAddress = publicAddress(own);

  const held = useMemo(() => heldRules(reading.lines), [reading.lines]);
  const asked = useMemo<Asked | null>(() => {
    if (chosen.undo !== null) return { kind: 'undo', made: chosen.undo };
    return intent === null ? null : { kind: 'intent', intent };
  }, [chosen.undo, intent]);
  // Typing must not wait for hundreds of registries to be judged.
  const deferred = useDeferredValue(asked);
  const rows = useMemo(
    () =>
      deferred === null
        ? null
        : rowsOf(chosen.refs, reading.lines, stateKey, deferred, leftOut, { ownAddress }),
    [chosen.refs, reading.lines, deferred, leftOut, ownAddress],
  );

  const run = async ({ canary, ...options }: RunChoices) => {
    if (rows === null) return;
    setStarting(true);
    setFailure(null);
    const id = crypto.randomUUID();
    const tasks = rows.edits.map(
      ({ ref: { subscriptionId, resourceGroup, name }, before, change: edit }) => ({
        registry: { subscriptionId, resourceGroup, name },
        base: publicPart(before),
        change: edit,
      }),
    );
    const first = Math.max(
      0,
      rows.edits.findIndex(({ key }) => key === canary),
    );
    const refused = await start(
      { run: id, tasks, canary: first, ...options },
      chosen.undo === null ? 'change' : 'undo',
      chosen.undo === null ? intent : chosen.intent,
    );
    setStarting(false);
    if (refused === null || (refused.code === 'unavailable' && refused.outcomeUnknown))
      router.push(bulkRunPath(id));
    else setFailure(refused);
  };

  const words = chosen.intent === null ? null : intentWords(chosen.intent);
  const lead = t(`lead.${chosen.from === 'address' && chosen.address === null ? 'selection' : chosen.from}`, {
    count: chosen.refs.length,
    address: chosen.address ?? '',
  });
  return (
    <>
      <Panel title={t('what.title')} aside={lead}>
        {chosen.undo === null ? (
          <IntentForm draft={draft} onChange={change} issues={issues} held={held} />
        ) : (
          <p>
            {words === null ? lead : t('sentence.undo', { what: t(`sentence.${words.key}`, words.values) })}
          </p>
        )}
      </Panel>
      <Preview
        total={chosen.refs.length}
        reading={reading}
        rows={rows}
        ownAddress={ownAddress}
        onLeaveOut={(key) => setLeftOut((known) => new Set([...known, key]))}
        onTakeBack={() => setLeftOut(NONE)}
      />
      {failure !== null && <FailureBanner failure={failure} what={t('options.failed')} />}
      {rows !== null && rows.edits.length > 0 && (
        <RunOptionsPanel
          edits={rows.edits}
          isUndo={chosen.undo !== null}
          isReading={reading.isReading}
          isStarting={isStarting}
          onStart={(choices) => void run(choices)}
        />
      )}
    </>
  );
}
