// How much the demo holds, counted in the emulator's store: journeys check numbers without knowing the seed.
import type { AdminClient } from '#emulator/admin-client.ts';

type SeededRegistry = {
  readonly subscriptionId: string;
  readonly connections: readonly { readonly status: string }[];
};

/** Every registry of the demo can be seen by its users, and so can the subscriptions that hold them. */
export async function seeded(
  azure: Pick<AdminClient, 'state'>,
): Promise<{ registries: number; subscriptions: number; pending: number }> {
  const { registries } = (await azure.state()) as { registries: readonly SeededRegistry[] };
  return {
    registries: registries.length,
    subscriptions: new Set(registries.map(({ subscriptionId }) => subscriptionId)).size,
    pending: registries.flatMap(({ connections }) => connections).filter(({ status }) => status === 'Pending')
      .length,
  };
}
