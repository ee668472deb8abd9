'use server';
/** Registers a subscription for registries, which Azure wants before a rule may name its subnets. */
import type { Result } from '#lib/errors/failure.ts';
import { registerProvider as register } from '#lib/networks/register-provider.ts';
import { registrationIntent } from './network-schemas.ts';
import { runAction } from './run-action.ts';

/** @returns ARM's word afterwards, `Registering` as a rule. */
export async function registerProvider(
  ...args: [{ readonly subscriptionId: string }]
): Promise<Result<string>> {
  return runAction('registerProvider', args, registrationIntent, ({ arm }, { subscriptionId }) =>
    register(arm, subscriptionId, 'Microsoft.ContainerRegistry'),
  );
}
