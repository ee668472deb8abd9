// A step asked for again while Azure is at it: followed, not sent once more.
import { expect, it } from 'vitest';
import { runJob } from '#lib/operations/run-job.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { takeStep } from './take-step.ts';
import { jobOf, PACE, portsOf } from './testing/jobs.ts';

const azure = startAzure();
class Left extends Error {}

it('who comes back before the answer follows the same operation', async () => {
  const arm = await azure.as('operator');
  const job = jobOf();
  const ports = portsOf(arm);
  const untilLink = runJob(
    job,
    {
      ...ports,
      take: (intent) => {
        if (intent.key === 'link') throw new Left();
        return ports.take(intent);
      },
    },
    () => undefined,
    PACE,
  );
  await untilLink.catch((error: unknown) => expect(error).toBeInstanceOf(Left));

  await azure.emulator.admin.settings({ longOperationMs: 60_000 });
  const first = await takeStep(arm, { job, key: 'link' });
  expect(first).toMatchObject({ ok: true, value: { wasSent: true } });
  expect(await takeStep(arm, { job, key: 'link' })).toEqual(first);
  const links = async () =>
    (await azure.writes()).filter(({ path }) => String(path).includes('virtualNetworkLinks')).length;
  expect(await links()).toBe(1);
  // Somebody else is not handed another person's operation: Azure decides about their own write.
  expect(await takeStep(await azure.as('reader'), { job, key: 'link' })).toMatchObject({
    ok: false,
    failure: { code: 'forbidden' },
  });
});
