// Other ways to read the registries of every subscription, timed: the SDK's lists, the console's own lists, and az.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import pLimit from 'p-limit';
// biome-ignore lint/style/noRestrictedImports: what points the stock az at the embedded Azure; nothing of it is ours.
import { azIsInstalled, openAz } from '#emulator/az/az.ts';
import type { Emulator } from '#emulator/launch.ts';
import { type ArmConnection, clientOptions } from '#lib/arm/connection.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { armPass } from '#lib/fleet/arm-pass.ts';

/** In milliseconds, with how many registries and subscriptions were read in that time. */
export type Timed = { readonly ms: number; readonly registries: number; readonly subscriptions: number };

/** The SDK's typed lists, every registry counted. @param most only so many subscriptions; all unless told. */
export async function sdkLists(arm: ArmConnection, atOnce: number, most?: number): Promise<Timed> {
  const subscriptions = (await listSubscriptions(arm)).slice(0, most);
  const startedAt = performance.now();
  const limit = pLimit(atOnce);
  const counts = await Promise.all(
    subscriptions.map(({ id }) =>
      limit(async () => {
        const client = new ContainerRegistryManagementClient(arm.credential, id, clientOptions(arm, 'read'));
        let count = 0;
        for await (const _ of client.registries.list()) count += 1;
        return count;
      }),
    ),
  );
  return timed(startedAt, counts, subscriptions.length);
}

/** What the console does behind Resource Graph's rows. Throws where a subscription fails. */
export async function ownLists(arm: ArmConnection, atOnce: number): Promise<Timed> {
  const subscriptions = await listSubscriptions(arm);
  const startedAt = performance.now();
  const counts: number[] = [];
  await armPass(
    arm,
    subscriptions,
    {
      onRegistries: (_, registries) => void counts.push(registries.length),
      onFailure(subscription, { code }) {
        throw new Error(`${subscription.name}: ${code}`);
      },
    },
    atOnce,
  );
  return timed(startedAt, counts, subscriptions.length);
}

/** `az acr list`, one subscription after the other. Null where az is not installed. */
export async function azLists(
  { endpoints, servicePrincipal }: Emulator,
  subscriptionIds: readonly string[],
): Promise<Timed | null> {
  if (!azIsInstalled()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'bench-az-'));
  try {
    const az = openAz(endpoints, folder, process.env['PATH'] ?? '');
    await az.register();
    const { clientId, clientSecret } = servicePrincipal;
    const who = `-u ${clientId} --tenant ${endpoints.tenantId}`;
    await az(`login --service-principal ${who}`, `--password=${clientSecret}`);
    const startedAt = performance.now();
    const counts: number[] = [];
    for (const id of subscriptionIds)
      counts.push(((await az(`acr list --subscription ${id}`)) as readonly unknown[]).length);
    return timed(startedAt, counts, subscriptionIds.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const timed = (startedAt: number, counts: readonly number[], subscriptions: number): Timed => ({
  ms: performance.now() - startedAt,
  registries: counts.reduce((sum, count) => sum + count, 0),
  subscriptions,
});
