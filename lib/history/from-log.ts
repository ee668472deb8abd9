/** Events of the activity log as entries: one for each request, refused ones too. */
import { endedEvents, type LoggedEvent, outcomeOf, setsBy } from '#lib/network-access/logged-writes.ts';
import { parseRegistryId } from '#lib/network-access/registry-ref.ts';
import { clientOfApp, personOf } from './client-of.ts';
import { type Deed, type Entry, registryKeyOf } from './model.ts';
import { otherNames } from './other-changes.ts';
import { touchesOf } from './touches.ts';

/** An event with what it is about. */
export type SourceEvent = LoggedEvent & {
  readonly resourceId: string;
  readonly appId: string | null;
  readonly callerName: string | null;
};

const REGISTRY =
  /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/]+)(?:\/(.+))?$/i;
const PROVIDER = 'microsoft.containerregistry/registries';
/** Runs are work, not changes; so are actions, but for new keys. */
const LEFT_OUT = /\/(runs|importpipelines|pipelineruns|taskruns)\//i;

/** @param events in any order, of any resources of the provider. @returns oldest first. */
export function entriesFromLog(events: readonly SourceEvent[], consoleId: string): readonly Entry[] {
  const wanted = events.filter(({ operation }) => isChange(operation.toLowerCase()));
  const sameSubject = (a: SourceEvent, b: SourceEvent) =>
    a.resourceId.toLowerCase() === b.resourceId.toLowerCase() &&
    a.operation.toLowerCase() === b.operation.toLowerCase();
  return endedEvents(wanted, sameSubject).flatMap((event) => toEntry(event, consoleId));
}

function isChange(operation: string): boolean {
  if (!operation.startsWith(`${PROVIDER}/`) || LEFT_OUT.test(operation)) return false;
  return /\/(write|delete)$/.test(operation) || operation.endsWith('/regeneratecredential/action');
}

function toEntry(event: SourceEvent, consoleId: string): readonly Entry[] {
  const [, id = '', below = null] = REGISTRY.exec(event.resourceId) ?? [];
  const registry = parseRegistryId(id);
  if (registry === null) return [];
  const outcome = outcomeOf(event);
  const deed = deedOf(event, below);
  const isWrite = deed.kind === 'write' || deed.kind === 'create';
  const { values, hidden } = setsBy(event);
  const { subnetRules, tasksBypass, ...rest } = values;
  const known = {
    ...rest,
    ...(tasksBypass === undefined || tasksBypass === null ? {} : { tasksBypass }),
    ...(subnetRules === undefined || subnetRules === null
      ? {}
      : { subnetRules: subnetRules.map(({ id: subnet }) => subnet) }),
  };
  return [
    {
      id: idOf(registryKeyOf(registry), event.at, event.correlationId, below),
      registry,
      at: event.at,
      until: event.at,
      by: personOf(event.caller, event.callerName),
      client: clientOfApp(event.appId, consoleId),
      outcome: outcome === 'applied' ? 'done' : outcome,
      reason: outcome === 'refused' ? event.subStatus : null,
      requests: 1,
      correlationId: event.correlationId,
      operation: event.operation,
      deed,
      subject: below,
      touches: isWrite ? touchesOf(known, hidden) : {},
      others: isWrite ? otherNames(event.requestBody) : [],
      sources: ['log'],
    },
  ];
}

export const idOf = (key: string, at: string, correlationId: string | null, subject: string | null): string =>
  [key, at, correlationId ?? '', subject ?? ''].join(' ');

function deedOf({ operation, method, subStatus, requestBody }: SourceEvent, below: string | null): Deed {
  const name = operation.toLowerCase();
  if (below === null && name === `${PROVIDER}/write`) {
    const creates = method?.toUpperCase() === 'PUT' && /^(201|Created)$/i.test(subStatus ?? '');
    return { kind: creates ? 'create' : 'write' };
  }
  if (below === null && name === `${PROVIDER}/delete`) return { kind: 'delete' };
  if (!name.startsWith(`${PROVIDER}/privateendpointconnections/`)) return { kind: 'other' };
  if (name.endsWith('/delete')) return { kind: 'connection', decision: 'removed' };
  return { kind: 'connection', decision: decisionIn(requestBody) };
}

function decisionIn(body: unknown): 'approved' | 'rejected' | 'written' {
  const status = at(at(at(body, 'properties'), 'privateLinkServiceConnectionState'), 'status');
  const word = typeof status === 'string' ? status.toLowerCase() : '';
  return word === 'approved' || word === 'rejected' ? word : 'written';
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
