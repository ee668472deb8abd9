'use client';
/** Runs a task and reads the list of runs until it has ended. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { runTask } from '#lib/actions/run-task.ts';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { type Failure, fail } from '#lib/errors/failure.ts';
import { identitiesQuery } from '#lib/queries/identities.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

const ASK_EVERY = 1_500;
/** A run can take as long as its author lets it; after this long the page is read by hand. Milliseconds. */
const ASK_FOR = 10 * 60_000;

export function useTaskRun({ ref }: Pick<RegistryDetail, 'ref'>, taskName: string) {
  const client = useQueryClient();
  const { account } = useAuth();
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    setIsRunning(true);
    setFailure(null);
    const started = await runTask({ registry: ref, taskName }).catch(() =>
      fail({ code: 'unavailable', outcomeUnknown: true }),
    );
    if (!started.ok) setFailure(started.failure);
    const end = Date.now() + (started.ok ? ASK_FOR : 0);
    do {
      const read = await client
        .fetchQuery({ ...identitiesQuery(account.oid, ref), staleTime: 0 })
        .catch(() => null);
      const task = read?.tasks?.find(({ name }) => name === taskName);
      // The list may still show the run before.
      const isOurs = started.ok && (started.value.run === null || started.value.run === task?.lastRun);
      if (isOurs && task?.facts.lastRun !== 'running') break;
      if (!started.ok) break;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
    } while (Date.now() < end);
    setIsRunning(false);
  };
  return { run, isRunning, failure };
}
