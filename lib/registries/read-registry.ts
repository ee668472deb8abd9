/** One registry with all the console says about it. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getQuotas, getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { getSubscription } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { toRights } from '#lib/rights/evaluate.ts';
import type { Quotas, RegistryDetail, RegistryRef } from './shapes.ts';

export const UNKNOWN_QUOTAS: Quotas = { ipRules: null, subnetRules: null, privateEndpoints: null };

/** Fails only when the registry itself cannot be read; what else is missing is shown as unknown. */
export async function readRegistry(arm: ArmConnection, ref: RegistryRef): Promise<Result<RegistryDetail>> {
  const readAt = new Date().toISOString();
  try {
    const [registry, subnetRules, quotas, permissions, subscription] = await Promise.all([
      getRegistry(arm, ref),
      getSubnetRules(arm, ref).catch(() => null),
      getQuotas(arm, ref).catch(() => UNKNOWN_QUOTAS),
      listPermissions(arm, ref).catch(() => null),
      getSubscription(arm, ref.subscriptionId).catch(() => null),
    ]);
    return ok({
      ...registry,
      access: { ...registry.access, subnetRules },
      subscriptionName: subscription?.name ?? ref.subscriptionId,
      quotas,
      rights: toRights(permissions),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}
