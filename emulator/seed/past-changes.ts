// What Resource Graph remembers of the writes that a seed's activity log tells of: the registry before and after each.
import type { ActivityEvent } from '#emulator/activity-log.ts';
import type { RegistryChange } from '#emulator/resource-graph/change-book.ts';
import type { Registry, Switch } from '#emulator/store/shapes.ts';
import type { StoreState } from '#emulator/store/state.ts';

/** What a PATCH may have sent of the network, as far as seeds tell of it. */
type Network = {
  readonly publicNetworkAccess?: Switch;
  readonly defaultAction?: 'Allow' | 'Deny';
  readonly ipRules?: readonly string[];
};

const WRITE = 'Microsoft.ContainerRegistry/registries/write';

/** @param events oldest first. @returns the changes of registries, oldest first. */
export function changesFrom(events: readonly ActivityEvent[], state: StoreState): readonly RegistryChange[] {
  const writes = new Map<string, ActivityEvent[]>();
  for (const event of events) {
    if (event.action !== WRITE || event.status >= 400) continue;
    const found = writes.get(event.resourceId);
    if (found === undefined) writes.set(event.resourceId, [event]);
    else found.push(event);
  }
  if (writes.size === 0) return [];
  const changes = state.registries.flatMap((registry) => changesOf(registry, writes.get(registry.id) ?? []));
  return changes.sort((a, b) => a.at - b.at);
}

/** From the last write, which left the registry as it is, back to the first. */
function changesOf(registry: Registry, events: readonly ActivityEvent[]): readonly RegistryChange[] {
  const sent = events.map(({ requestBody }) => networkOf(requestBody));
  const changes: RegistryChange[] = [];
  let present = registry;
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index] as ActivityEvent;
    const after = stamped(withNetwork(present, sent[index] ?? {}), event.at, event.caller);
    const earlier = previous(sent.slice(0, index), sent[index] ?? {}, after);
    const since = events[index - 1];
    const before = stamped(
      withNetwork(after, earlier),
      since?.at ?? Math.min(event.at - 1, registry.stamp.createdAt),
      since?.caller ?? registry.stamp.createdBy,
    );
    const { at, submittedAt: visibleAt } = event;
    changes.push({ before, after, actor: actorOf(event), at, visibleAt });
    present = before;
  }
  return changes;
}

/** What the same members were before: as the write before said, else the opposite, or the list without its last. */
function previous(earlier: readonly Network[], sent: Network, after: Registry): Network {
  const last = Object.assign({}, ...earlier) as Network;
  const { publicNetworkAccess, defaultAction, ipRules } = sent;
  const opened = after.publicNetworkAccess === 'Enabled';
  return {
    ...(publicNetworkAccess === undefined
      ? {}
      : {
          publicNetworkAccess:
            last.publicNetworkAccess ??
            // Open and closed are said by the default action alone where both are sent.
            (defaultAction !== undefined && opened ? 'Enabled' : opposite(publicNetworkAccess)),
        }),
    ...(defaultAction === undefined
      ? {}
      : { defaultAction: last.defaultAction ?? (defaultAction === 'Allow' ? 'Deny' : 'Allow') }),
    ...(ipRules === undefined ? {} : { ipRules: last.ipRules ?? ipRules.slice(0, -1) }),
  };
}

const opposite = (access: Switch): Switch => (access === 'Enabled' ? 'Disabled' : 'Enabled');

function networkOf(body: unknown): Network {
  const { properties = {} } = (body ?? {}) as { readonly properties?: Record<string, unknown> };
  const { publicNetworkAccess, networkRuleSet } = properties as {
    readonly publicNetworkAccess?: Switch;
    readonly networkRuleSet?: {
      readonly defaultAction?: 'Allow' | 'Deny';
      readonly ipRules?: readonly { readonly value: string }[];
    };
  };
  const { defaultAction, ipRules } = networkRuleSet ?? {};
  return {
    ...(publicNetworkAccess === undefined ? {} : { publicNetworkAccess }),
    ...(defaultAction === undefined ? {} : { defaultAction }),
    ...(ipRules === undefined ? {} : { ipRules: ipRules.map(({ value }) => value) }),
  };
}

function withNetwork(registry: Registry, { publicNetworkAccess, ...rules }: Network): Registry {
  return {
    ...registry,
    ...(publicNetworkAccess === undefined ? {} : { publicNetworkAccess }),
    networkRuleSet: { ...registry.networkRuleSet, ...rules },
  };
}

function stamped(registry: Registry, lastModifiedAt: number, lastModifiedBy: string): Registry {
  return { ...registry, stamp: { ...registry.stamp, lastModifiedAt, lastModifiedBy } };
}

function actorOf({ caller, correlationId, action }: ActivityEvent): RegistryChange['actor'] {
  return {
    changedBy: caller,
    changedByType: caller.includes('@') ? 'User' : 'Application',
    clientType: 'Unspecified',
    operation: action,
    correlationId,
  };
}
