/**
 * What Azure holds of many chosen registries, from each subscription's own list where many are of it and
 * one by one otherwise; with the user's right to change each. Only reads.
 */
import 'server-only';
import pLimit from 'p-limit';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { listPermissions } from '#lib/arm/permissions.ts';
import { getQuotas, listRegistries, listSubnetRules } from '#lib/arm/registries.ts';
import { listPermissionsAt } from '#lib/arm/scope-permissions.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import { registryId } from '#lib/network-access/registry-ref.ts';
import { readAccess } from '#lib/registries/read-back.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { rightTo } from '#lib/rights/evaluate.ts';
import { RIGHT_ACTIONS, type Right } from '#lib/rights/rights.ts';
import { takeTurn } from './budget.ts';
import type { StateLine } from './shapes.ts';

/** Requests at once, over all subscriptions. */
const AT_ONCE = 48;
/** From so many on, two lists are cheaper than two requests for each. */
const LIST_FROM = 4;
/** Azure's limit is 200 today: asked for only where adding could come near it. */
const ASK_LIMIT_FROM = 100;

const keyOf = (ref: RegistryRef) => registryId(ref).toLowerCase();

/**
 * @param onLine called for each registry as soon as it is known, in no order. @param isGone true once nobody
 * waits for the rest.
 */
export async function readStates(
  arm: ArmConnection,
  account: string,
  refs: readonly RegistryRef[],
  onLine: (line: StateLine) => void,
  isGone: () => boolean = () => false,
): Promise<void> {
  const limit = pLimit(AT_ONCE);
  const rightOf = rightsReader(arm, account, refs);
  const groups = [...Map.groupBy(refs, ({ subscriptionId }) => subscriptionId.toLowerCase()).values()];
  await Promise.all(
    groups.map(async (group) => {
      const [first] = group;
      if (first === undefined) return;
      const listed =
        group.length < LIST_FROM
          ? null
          : await limit(() => listAccess(arm, account, first.subscriptionId)).catch(() => null);
      await Promise.all(
        group.map((ref) =>
          limit(async () => {
            if (isGone()) return;
            onLine(await readState(arm, account, ref, listed, rightOf));
          }),
        ),
      );
    }),
  );
}

type Listed = ReadonlyMap<string, NetworkAccess>;

async function listAccess(arm: ArmConnection, account: string, subscriptionId: string): Promise<Listed> {
  await takeTurn(account, subscriptionId, 'reads', 2);
  const [registries, subnetRules] = await Promise.all([
    listRegistries(arm, subscriptionId),
    listSubnetRules(arm, subscriptionId).catch(() => null),
  ]);
  return new Map(
    registries.map(({ ref, access }) => [
      keyOf(ref),
      { ...access, subnetRules: subnetRules?.get(keyOf(ref)) ?? null },
    ]),
  );
}

async function readState(
  arm: ArmConnection,
  account: string,
  ref: RegistryRef,
  listed: Listed | null,
  rightOf: (ref: RegistryRef) => Promise<Right>,
): Promise<StateLine> {
  const readAt = new Date().toISOString();
  try {
    const known = listed?.get(keyOf(ref));
    // One that the list does not hold is asked for by itself: that answer says why.
    if (known === undefined) await takeTurn(account, ref.subscriptionId, 'reads', 2);
    const [access, right] = await Promise.all([known ?? readAccess(arm, ref, false), rightOf(ref)]);
    const isNear = access.ipRules.length >= ASK_LIMIT_FROM;
    const quotas = isNear ? await getQuotas(arm, ref).catch(() => null) : null;
    return { ref, readAt, state: { ref, access, right, ipRuleLimit: quotas?.ipRules?.limit ?? null } };
  } catch (error) {
    return { ref, readAt, failure: classify(error, arm.correlationId) };
  }
}

const WRITE = RIGHT_ACTIONS.editPublicAccess;

/**
 * The right to change each. What is granted for a resource group is granted for all in it: of several there only
 * the group is asked, and each by itself only where the group's answer is no.
 */
function rightsReader(
  arm: ArmConnection,
  account: string,
  refs: readonly RegistryRef[],
): (ref: RegistryRef) => Promise<Right> {
  const groupOf = ({ subscriptionId, resourceGroup }: RegistryRef) =>
    `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  const counts = Map.groupBy(refs, (ref) => groupOf(ref).toLowerCase());
  const asked = new Map<string, Promise<Right>>();
  const ask = async (ref: RegistryRef, read: () => ReturnType<typeof listPermissionsAt>) => {
    await takeTurn(account, ref.subscriptionId, 'reads');
    return rightTo(await read().catch(() => null), WRITE);
  };
  return async (ref) => {
    const group = groupOf(ref);
    const key = group.toLowerCase();
    if ((counts.get(key)?.length ?? 0) > 1) {
      const known = asked.get(key) ?? ask(ref, () => listPermissionsAt(arm, group));
      asked.set(key, known);
      if ((await known) === 'allowed') return 'allowed';
    }
    return ask(ref, () => listPermissions(arm, ref));
  };
}
