// The way of every request through the embedded Azure Resource Manager, top to bottom.
import { setTimeout as delay } from 'node:timers/promises';
import type { OrderedFault } from '#emulator/fault-book.ts';
import { waitFor } from '#emulator/latency.ts';
import type { Principal, VerifyToken } from '#emulator/principal.ts';
import type { Traffic } from '#emulator/traffic.ts';
import type { World } from '#emulator/world.ts';
import { recordActivity } from './activity.ts';
import { requireApiVersion } from './api-versions.ts';
import { ArmError, inProvidersForm } from './arm-error.ts';
import { commonHeaders } from './common-headers.ts';
import { errors } from './errors.ts';
import { BODY_LIMIT, type Exchange, type RequestBody, readExchange } from './exchange.ts';
import { requireLivingGroup } from './group-state.ts';
import { requireUnlocked } from './locks.ts';
import { fatedAnswer } from './operation-fates.ts';
import type { ArmPath } from './path.ts';
import { requireRegistered } from './provider-registration.ts';
import type { RequestKind } from './rate-limiter.ts';
import { actorOf } from './resource-graph-actor.ts';
import { rightsOf } from './rights.ts';
import type { Answer, Call } from './route.ts';
import type { RouteMatch, Router } from './router.ts';
import { type BreakOff, spoiledResponse } from './spoiled-body.ts';
import { requireSecondFactor } from './step-up.ts';
import { type Struck, strike } from './strike.ts';

/** @param breakOff breaks the client's connection in the middle of an answer. */
export type Pipeline = (request: Request, breakOff?: BreakOff) => Promise<Response | 'dropped'>;

/** @param traffic gets every exchange that no fault has touched. */
export function createPipeline(
  world: World,
  verify: VerifyToken,
  router: Router,
  traffic: Traffic | null = null,
): Pipeline {
  return async (request, breakOff) => {
    const started = performance.now();
    const exchange = await readExchange(request, router, world.now());

    const wait = waitFor(world.latency, exchange.operation);
    if (wait > 0) await delay(wait);

    const fault = takeFault(world, exchange);
    if (fault?.delayMs) await delay(fault.delayMs);

    const { answer, spoil }: Struck =
      fault === undefined
        ? { answer: await answerOf(exchange), spoil: null }
        : await strike(fault.then, world, exchange, () => answerOf(exchange));
    const untouched = fault === undefined && !exchange.fated;
    if (untouched && answer !== 'dropped') traffic?.record(request, exchange, answer);
    record(world, exchange, answer === 'dropped' ? 0 : answer.status, performance.now() - started);
    recordActivity(world, exchange, answer);
    if (answer === 'dropped') return 'dropped';
    const { text, status, headers } = toResponse(world, exchange, answer);
    return spoil === null
      ? new Response(text ?? null, { status, headers })
      : spoiledResponse(spoil, text ?? '', { status, headers }, breakOff);
  };

  async function answerOf(exchange: Exchange): Promise<Answer> {
    const headers: Record<string, string> = {};
    try {
      const answer = await judge(exchange, headers);
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      if (error instanceof ArmError) {
        const body = inProvidersForm(error.body, exchange.pathname);
        return { status: error.status, body, headers: { ...headers, ...error.headers } };
      }
      process.stderr.write(`${exchange.method} ${exchange.pathname}: ${(error as Error)?.stack ?? error}\n`);
      return errors.internal();
    }
  }

  /** @param headers gets what an error's answer must carry too. Throws ArmError. */
  async function judge(exchange: Exchange, headers: Record<string, string>): Promise<Answer> {
    world.settle();
    const principal = await authenticate(verify, exchange);
    exchange.principal = principal;

    const path = requirePath(exchange);
    const apiVersion = requireApiVersion(path, exchange.query);
    const { route, params } = requireRoute(exchange, path);
    requireSubscription(world, path);

    const rights = rightsOf(world.store, principal.oid);
    if (route.action !== null && !rights.may(route.action, path.scope)) {
      throw errors.authorizationFailed(principal, route.action, path.scope);
    }
    if (exchange.write && world.settings.mfaOnWrites) requireSecondFactor(principal, path.scope);
    takeRateLimit(world, exchange, path, principal, headers);
    if (exchange.write) requireUnlocked(world, route, path, exchange.method);
    if (exchange.write) requireLivingGroup(world, path, exchange.method);
    if (exchange.write) requireRegistered(world, path);

    const body = requireBody(exchange.body);
    const call: Call = {
      world,
      principal,
      rights,
      apiVersion,
      params,
      scope: path.scope,
      query: exchange.query,
      headers: exchange.headers,
      correlationId: exchange.ids.correlationId,
      body,
    };
    const carryOut = () => fatedAnswer(world.fates, exchange) ?? route.handle(call);
    const answer = exchange.write
      ? world.resourceGraph.changes.during(actorOf(exchange, principal, route), carryOut)
      : carryOut();
    exchange.applied = exchange.write;
    return answer;
  }
}

async function authenticate(verify: VerifyToken, exchange: Exchange): Promise<Principal> {
  const verdict = await verify(exchange.headers.get('authorization') ?? undefined);
  if (!verdict.ok) throw errors.unauthenticated(verdict.code, verdict.message, verdict.wwwAuthenticate);
  return verdict.principal;
}

function requirePath(exchange: Exchange): ArmPath {
  if (exchange.path === null) throw errors.invalidValue('path', 'correct percent-encoding');
  return exchange.path;
}

function requireRoute(exchange: Exchange, path: ArmPath): RouteMatch {
  if ('route' in exchange.found) return exchange.found;
  throw errors.notImplemented(`${exchange.method} on '${path.type ?? `/${path.segments.join('/')}`}'`);
}

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

function requireSubscription(world: World, { subscriptionId }: ArmPath): void {
  if (subscriptionId === null) return;
  if (!GUID.test(subscriptionId)) throw errors.invalidSubscriptionId(subscriptionId);
  if (world.store.subscriptions.get(subscriptionId) === undefined) {
    throw errors.subscriptionNotFound(subscriptionId);
  }
}

function takeRateLimit(
  world: World,
  exchange: Exchange,
  path: ArmPath,
  principal: Principal,
  headers: Record<string, string>,
): void {
  const kind: RequestKind = exchange.method === 'DELETE' ? 'deletes' : exchange.write ? 'writes' : 'reads';
  const level = path.subscriptionId === null ? 'tenant' : 'subscription';
  const scope = path.subscriptionId?.toLowerCase() ?? principal.tid;
  const verdict = world.rateLimiter.take(scope, principal.oid, kind, world.settings.rateLimits[kind]);
  headers[`x-ms-ratelimit-remaining-${level}-${kind}`] = String(verdict.remaining);
  if (level === 'subscription') {
    headers[`x-ms-ratelimit-remaining-subscription-global-${kind}`] = String(verdict.remainingGlobal);
  }
  if (verdict.retryAfter !== null) throw errors.throttled(scope, exchange.operation, verdict.retryAfter);
}

function requireBody(body: RequestBody): unknown {
  if (body.state === 'too_large') throw errors.requestTooLarge(BODY_LIMIT);
  if (body.state === 'malformed') throw errors.malformedBody(body.reason);
  return body.state === 'json' ? body.value : undefined;
}

function takeFault(world: World, exchange: Exchange): OrderedFault | undefined {
  return world.faults.take({
    operation: exchange.operation,
    method: exchange.method,
    path: exchange.pathname + exchange.search,
    subscriptionId: exchange.path?.subscriptionId ?? null,
  });
}

/** @param took real milliseconds: the world's clock may jump or stand still. */
function record(world: World, exchange: Exchange, status: number, took: number): void {
  const { ids, principal, body } = exchange;
  world.log.record({
    at: exchange.startedAt,
    method: exchange.method,
    path: exchange.pathname,
    query: Object.fromEntries(exchange.query),
    apiVersion: exchange.query.get('api-version') ?? null,
    operation: exchange.operation,
    status,
    durationMs: Math.round(took),
    principal: principal === null ? null : { oid: principal.oid, upn: principal.upn },
    clientRequestId: ids.clientRequestId,
    correlationId: ids.correlationId,
    requestId: ids.requestId,
    requestBody: body.state === 'json' ? body.value : null,
    write: exchange.write,
    applied: exchange.applied,
  });
}

function toResponse(world: World, exchange: Exchange, { status, body, headers: own }: Answer) {
  const wantsId = exchange.headers.get('x-ms-return-client-request-id') === 'true';
  const headers = commonHeaders(exchange.ids, world.now(), wantsId);
  for (const name in own) headers.set(name, own[name] ?? '');
  if (body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json; charset=utf-8');
  }
  return { text: typeof body === 'string' ? body : JSON.stringify(body), status, headers };
}
