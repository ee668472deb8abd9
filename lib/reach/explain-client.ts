/** “Can X reach this registry?”, from what Azure says now. */
import 'server-only';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { ok, type Result } from '#lib/errors/failure.ts';
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import { explainReach } from '#lib/network-access/reach/explain-reach.ts';
import type { Who } from '#lib/network-access/reach/who.ts';
import { readRegistry } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { AskedIdentity } from '#lib/rights/asked-identity.ts';
import { findClient } from './find-client.ts';
import { findWho } from './find-who.ts';
import type { ReachAnswer } from './shapes.ts';

/** Fails only when the registry itself cannot be read. @param as who signs in there; null where nobody was named. */
export async function explainClient(
  arm: ArmConnection,
  ref: RegistryRef,
  asked: AskedClient,
  as: AskedIdentity | null,
): Promise<Result<ReachAnswer>> {
  const [registry, { client, unread }, who] = await Promise.all([
    readRegistry(arm, ref),
    findClient(arm, ref, asked),
    findWho(arm, ref, asked, as),
  ]);
  if (!registry.ok) return registry;
  const { connections, loginServer, location, dataEndpointHostNames, access } = registry.value;
  const reach = explainReach(
    { name: registry.value.ref.name, loginServer, location, dataEndpointHostNames, access, connections },
    client,
    nameScopes(who, registry.value.subscriptionName),
  );
  return ok({ registry: registry.value, client: asked, reach, unread });
}

/** A subscription is named by its name: one that a role is inherited from is always the registry's own. */
function nameScopes(who: Who, subscription: string): Who {
  const { signIn } = who;
  if (signIn.state !== 'known' || subscription === '') return who;
  const held = signIn.held.map((role) =>
    role.level === 'subscription' ? { ...role, scope: subscription } : role,
  );
  return { ...who, signIn: { ...signIn, held } };
}
