// Microsoft.ResourceGraph/resources: one query over all subscriptions.
import { ArmError } from '#emulator/arm/arm-error.ts';
import { errors } from '#emulator/arm/errors.ts';
import {
  quotaHeaders,
  RESOURCE_GRAPH_QUERY,
  resourceGraphErrors,
} from '#emulator/arm/resource-graph-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { QueryError } from '#emulator/resource-graph/kql-error.ts';
import { parseQuery } from '#emulator/resource-graph/kql-parser.ts';
import { type Result, runQuery } from '#emulator/resource-graph/kql-run.ts';
import {
  fingerprintOf,
  MOST_ROWS,
  type PageToken,
  type PageWish,
  readToken,
  showPage,
} from '#emulator/resource-graph/query-page.ts';
import { tableOf } from '#emulator/resource-graph/tables.ts';
import { asBoolean, asInteger, asList, asObject, asOneOf, asString, refuseOthers } from './json-input.ts';

export const resourceGraphRoutes: readonly Route[] = [
  {
    operation: RESOURCE_GRAPH_QUERY,
    method: 'POST',
    path: '/providers/Microsoft.ResourceGraph/resources',
    // Each caller gets what they may read.
    action: null,
    asks: true,
    handle: query,
  },
];

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const FURTHEST_ROW = 2_147_483_647;

function query(call: Call): Answer {
  const { world, principal, correlationId } = call;
  const started = performance.now();
  const { resourceGraphQuota } = world.settings;
  const verdict = world.resourceGraph.quota.take(principal.oid, resourceGraphQuota);
  if (!verdict.allowed) {
    const seconds = Math.max(1, Math.ceil(verdict.resetsAfterMs / 1000));
    throw resourceGraphErrors.throttled(world.now(), correlationId, seconds);
  }
  const quota = quotaHeaders(verdict.remaining, verdict.resetsAfterMs);
  const body = withHeaders(quota, () => answer(call));
  const took = new Date(performance.now() - started).toISOString().slice(11, 23).padEnd(16, '0');
  return {
    status: 200,
    body,
    headers: { ...quota, 'x-ms-resource-graph-request-duration': `0:${took}` },
  };
}

function answer(call: Call): Record<string, unknown> {
  const { text, subscriptions, page } = readBody(call);
  const result = run(call, text, subscriptions);
  return showPage(result, page, fingerprintOf(text, subscriptions));
}

/** Every answer says what is left of the quota, also one that refuses. */
function withHeaders<T>(headers: Record<string, string>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    throw new ArmError(error.status, error.body, { ...headers, ...error.headers });
  }
}

function run(call: Call, text: string, subscriptions: readonly string[]): Result {
  const { world, rights } = call;
  try {
    const parsed = parseQuery(text);
    return runQuery(parsed, tableOf(parsed, world, rights, subscriptions), world.now());
  } catch (error) {
    if (error instanceof QueryError) {
      throw resourceGraphErrors.invalidQuery(world.now(), call.correlationId, error);
    }
    throw error;
  }
}

type Asked = {
  readonly text: string;
  /** Those of the asked ones that the caller has a role in, in stored case. */
  readonly subscriptions: readonly string[];
  readonly page: PageWish;
};

function readBody(call: Call): Asked {
  const body = asObject(call.body, '');
  refuseOthers(body, '', ['query', 'subscriptions', 'managementGroups', 'options', 'facets']);
  if (asList(body['managementGroups'] ?? [], 'managementGroups').length > 0) {
    throw errors.notImplemented('management groups');
  }
  if (asList(body['facets'] ?? [], 'facets').length > 0) throw errors.notImplemented('facets');
  const text = asString(body['query'] ?? '', 'query');
  if (text.trim() === '') throw invalid(call, 'EmptyQuery', 'The query must not be empty.');
  const asked = asList(body['subscriptions'] ?? [], 'subscriptions').map((id, index) =>
    asString(id, `subscriptions[${index}]`),
  );
  const subscriptions = eligible(call, asked);
  return {
    text,
    subscriptions,
    page: readOptions(call, body['options'], fingerprintOf(text, subscriptions)),
  };
}

/** What the caller has no role in is left out without a word, unless nothing remains. */
function eligible(call: Call, asked: readonly string[]): readonly string[] {
  const { store } = call.world;
  const wrong = asked.filter((id) => !GUID.test(id));
  if (wrong.length > 0) {
    const message = `The subscriptions contain invalid GUIDs: '${wrong.join(',')}'.`;
    throw invalid(call, 'SubscriptionsContainInvalidGuids', message);
  }
  const known =
    asked.length === 0
      ? [...store.subscriptions.all()]
      : [...new Set(asked.map((id) => store.subscriptions.get(id)))].filter((one) => one !== undefined);
  const ids = known
    .map(({ subscriptionId }) => subscriptionId)
    .filter((id) => call.rights.hasRoleAround(`/subscriptions/${id}`));
  if (ids.length > 0) return ids;
  throw resourceGraphErrors.noValidSubscriptions(call.world.now(), call.correlationId, asked);
}

const OPTIONS = [
  '$top',
  '$skip',
  '$skipToken',
  'resultFormat',
  'allowPartialScopes',
  'authorizationScopeFilter',
];
const SCOPE_FILTERS = ['AtScopeAndBelow', 'AtScopeAndAbove', 'AtScopeExact', 'AtScopeAboveAndBelow'] as const;

function readOptions(call: Call, value: unknown, fingerprint: string): PageWish {
  const options = asObject(value ?? {}, 'options');
  refuseOthers(options, 'options', OPTIONS);
  asBoolean(options['allowPartialScopes'] ?? false, 'options.allowPartialScopes');
  const filter = asOneOf(
    options['authorizationScopeFilter'] ?? 'AtScopeAndBelow',
    'options.authorizationScopeFilter',
    SCOPE_FILTERS,
  );
  if (filter !== 'AtScopeAndBelow') throw errors.notImplemented(`the authorizationScopeFilter '${filter}'`);
  const { $top: top = null, $skip: skip = null, $skipToken: token = null } = options;
  return {
    top: top === null ? null : asInteger(top, 'options.$top', 1, MOST_ROWS),
    skip: skip === null ? null : asInteger(skip, 'options.$skip', 0, FURTHEST_ROW),
    skipToken: token === null ? null : tokenOf(call, asString(token, 'options.$skipToken'), fingerprint),
    table:
      asOneOf(options['resultFormat'] ?? 'objectArray', 'options.resultFormat', ['objectArray', 'table']) ===
      'table',
  };
}

function tokenOf(call: Call, text: string, fingerprint: string): PageToken {
  const token = readToken(text);
  if (token !== null && token.of === fingerprint) return token;
  const message = 'The $skipToken does not belong to this query and these scopes.';
  throw invalid(call, 'InvalidSkipToken', message);
}

function invalid(call: Call, code: string, message: string) {
  return resourceGraphErrors.invalidRequest(call.world.now(), call.correlationId, code, message);
}
