/** One request with what an approver needs to decide: who asks, from where, and what it changes. */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { getConnection } from '#lib/arm/connections.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getPrivateEndpoint } from '#lib/arm/private-endpoints.ts';
import { getQuotas, getRegistry, getSubnetRules } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { UNKNOWN_QUOTAS } from '#lib/registries/read-registry.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { toRights } from '#lib/rights/evaluate.ts';
import { toRequest } from './list-approvals.ts';
import type { ApprovalDetail, ApprovalRequest, RequesterEndpoint } from './shapes.ts';

export async function readApproval(
  arm: ArmConnection,
  ref: RegistryRef,
  connectionName: string,
): Promise<Result<ApprovalDetail>> {
  const readAt = new Date().toISOString();
  try {
    const [registry, connection, subnetRules, quotas, permissions, subscriptions] = await Promise.all([
      getRegistry(arm, ref),
      getConnection(arm, ref, connectionName),
      getSubnetRules(arm, ref).catch(() => null),
      getQuotas(arm, ref).catch(() => UNKNOWN_QUOTAS),
      listPermissions(arm, ref).catch(() => null),
      listSubscriptions(arm).catch(() => []),
    ]);
    const shown = { ...registry, access: { ...registry.access, subnetRules } };
    const request = toRequest(shown, connection, subscriptions);
    return ok({
      request,
      requester: await readRequester(arm, request.endpoint),
      quotas,
      rights: toRights(permissions),
      readAt,
    });
  } catch (error) {
    return fail(classify(error, arm.correlationId));
  }
}

/** Another tenant, no access, or already gone all look the same from here: not visible. */
async function readRequester(
  arm: ArmConnection,
  endpoint: ApprovalRequest['endpoint'],
): Promise<RequesterEndpoint> {
  if (endpoint === null) return { visible: false };
  return getPrivateEndpoint(arm, endpoint).catch(() => ({ visible: false }));
}
