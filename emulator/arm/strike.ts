// What a fault does to one request: whether it is carried out, and what becomes of the answer.
import type { FaultAction, Link, Spoil } from '#emulator/fault-actions.ts';
import { changesSince, snapshotOf } from '#emulator/store/undo.ts';
import type { World } from '#emulator/world.ts';
import type { ArmError } from './arm-error.ts';
import { errors } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { mergeJson } from './merge-json.ts';
import { operationOf } from './operation-fates.ts';
import { RESOURCE_GRAPH_QUERY, resourceGraphErrors } from './resource-graph-errors.ts';
import type { Answer } from './route.ts';

export type Struck = {
  readonly answer: Answer | 'dropped';
  /** How its body arrives; null for as it is. */
  readonly spoil: Spoil | null;
};

/** @param carryOut has the request answered as without the fault. */
export async function strike(
  then: FaultAction,
  world: World,
  exchange: Exchange,
  carryOut: () => Promise<Answer>,
): Promise<Struck> {
  if ('spoil' in then) return { answer: await carryOut(), spoil: then.spoil };
  return { answer: await answerOf(then, world, exchange, carryOut), spoil: null };
}

async function answerOf(
  then: Exclude<FaultAction, { spoil: Spoil }>,
  world: World,
  exchange: Exchange,
  carryOut: () => Promise<Answer>,
): Promise<Answer | 'dropped'> {
  if ('redirect' in then) return { status: 307, headers: { location: then.redirect } };
  if ('throttle' in then) return throttled(world, exchange, then.throttle.retryAfterSeconds);
  if ('status' in then) {
    const { applied = false, ...answer } = then;
    if (applied) await carryOut();
    return answer;
  }
  if ('reset' in then) {
    if (then.reset === 'after') await carryOut();
    return 'dropped';
  }
  if ('rewrite' in then) return rewritten(await carryOut(), then.rewrite);
  if ('link' in then) {
    const { pathname, search } = exchange;
    const url = then.to === 'self' ? `${world.armOrigin()}${pathname}${search}` : then.to;
    return relinked(await carryOut(), then.link, url);
  }
  if ('listItem' in then) return withItem(await carryOut(), then.listItem.index ?? 0, then.listItem.value);

  const before = snapshotOf(world.store);
  const answer = await carryOut();
  const operation = operationOf(answer);
  if (operation !== null) {
    world.fates.doom(operation, then.operation, changesSince(world.store, before));
  }
  return answer;
}

function throttled(world: World, exchange: Exchange, seconds: number | null): Answer {
  const { operation, path, ids } = exchange;
  const error: ArmError =
    operation === RESOURCE_GRAPH_QUERY
      ? resourceGraphErrors.throttled(world.now(), ids.correlationId, seconds ?? 1)
      : errors.throttled(path?.subscriptionId ?? '', operation, seconds ?? 1);
  const { 'retry-after': retryAfter = '', ...headers } = error.headers;
  return {
    status: error.status,
    body: error.body,
    headers: seconds === null ? headers : { ...headers, 'retry-after': retryAfter },
  };
}

type Rewrite = {
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: unknown;
};

function rewritten(answer: Answer, { headers: changes = {}, body }: Rewrite): Answer {
  const headers: Record<string, string> = { ...answer.headers };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return { status: answer.status, body: mergeJson(answer.body, body), headers };
}

function relinked(answer: Answer, link: Link, url: string): Answer {
  if (answer.status >= 400) return answer;
  const inBody = link === 'nextLink' || link === 'resourceLocation';
  return rewritten(answer, inBody ? { body: { [link]: url } } : { headers: { [link]: url } });
}

function withItem(answer: Answer, index: number, value: unknown): Answer {
  const items = (answer.body as { value?: unknown } | undefined)?.value;
  if (!Array.isArray(items)) return answer;
  const more = [...items.slice(0, index), value, ...items.slice(index)];
  return { ...answer, body: { ...(answer.body as object), value: more } };
}
