// Replays a recording of live Azure against the embedded one, in order, and says where the two differ.
import { createTestArm, ORIGIN, type TestAnswer, type TestArm } from '#emulator/arm/arm-harness.ts';
import { type Difference, differences } from './differences.ts';
import type { RecordedCall, Recording } from './recording.ts';
import { createTokens, form, type Tokens } from './tokens.ts';

export type ReplayedExchange = {
  /** From 1. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** `missing`: answered 501, or impossible because something before it was. */
  readonly outcome: 'equal' | 'different' | 'missing';
  readonly differences: readonly Difference[];
};

const AZURE = 'https://management.azure.com';
/** The headers that say how a long-running operation is followed; Retry-After was not recorded. */
const COMPARED_HEADERS = ['azure-asyncoperation', 'location', 'azure-asyncnotification', 'etag'];
const VERSIONS_HEADER = 'api-supported-versions';
/** Longer than any operation takes. */
const A_WHILE_MS = 60_000;

/** As the operator of the demo, who may edit everything but roles. */
export async function replay({ exchanges }: Recording): Promise<readonly ReplayedExchange[]> {
  const arm = createTestArm('empty');
  const tokens = createTokens([...arm.world.store.subscriptions.all()][0]?.subscriptionId ?? '');
  /** Where the recorded operations are followed here, by their recorded path. */
  const operations = new Map<string, string>();
  const replayed: ReplayedExchange[] = [];
  let somethingMissing = false;

  for (const [index, call] of exchanges.entries()) {
    const path = new URL(call.request.url).pathname;
    matchGroup(arm, call, tokens);
    const { answer, found } = await send(arm, call, operations, tokens);
    const missing = answer.status === 501 || (somethingMissing && isConsequence(answer, call));
    if (missing) somethingMissing = true;
    rememberOperations(call, answer, operations);
    const outcome = missing ? 'missing' : found.length === 0 ? 'equal' : 'different';
    replayed.push({ number: index + 1, method: call.request.method, path, outcome, differences: found });
  }
  return replayed;
}

/** Groups and their tags were others' work: they are as the recording says whenever it reads one. */
function matchGroup(arm: TestArm, { request, response }: RecordedCall, tokens: Tokens): void {
  const { pathname } = new URL(request.url);
  if (response.status !== 200 || !/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/i.test(pathname)) return;
  const { id, name, location, tags } = response.body as Record<'id' | 'name' | 'location', string> & {
    tags: Record<string, string>;
  };
  const ours = tokens.toOurs(id);
  const subscriptionId = ours.split('/')[2] ?? '';
  arm.world.store.resourceGroups.put({ id: ours, name, subscriptionId, location, tags });
}

/**
 * Time stands still between the requests. A read that answers too early is asked again after a while:
 * the recordings do not say how long the service took. Before a write everything has come to rest.
 */
async function send(
  arm: TestArm,
  call: RecordedCall,
  operations: ReadonlyMap<string, string>,
  tokens: Tokens,
): Promise<{ answer: TestAnswer; found: readonly Difference[] }> {
  const { method, body } = call.request;
  const url = urlHere(call.request.url, operations, tokens);
  const options = body === null ? {} : { body: JSON.parse(tokens.toOurs(JSON.stringify(body))) as unknown };
  if (method !== 'GET') arm.pass(A_WHILE_MS);
  let answer = await arm.send(method, url, options);
  let found = compare(call, answer, tokens);
  if (method === 'GET' && found.length > 0) {
    arm.pass(A_WHILE_MS);
    answer = await arm.send(method, url, options);
    found = compare(call, answer, tokens);
  }
  return { answer, found };
}

function urlHere(recorded: string, operations: ReadonlyMap<string, string>, tokens: Tokens): string {
  const followed = operations.get(new URL(recorded).pathname);
  return followed ?? tokens.toOurs(recorded.replace(AZURE, ORIGIN));
}

function compare({ response }: RecordedCall, answer: TestAnswer, tokens: Tokens): readonly Difference[] {
  const status =
    response.status === answer.status
      ? []
      : [{ at: 'status', recorded: response.status, ours: answer.status }];
  const headers = [...COMPARED_HEADERS, VERSIONS_HEADER].flatMap((name) => {
    const [recorded, ours] = [response.headers[name], answer.headers.get(name) ?? undefined];
    const same = name === VERSIONS_HEADER ? isGrown(recorded, ours) : shapeOf(recorded) === shapeOf(ours);
    return same ? [] : [{ at: `header ${name}`, recorded, ours }];
  });
  // Another status has another body: one difference says it.
  const body = status.length > 0 ? [] : differences('body', response.body, answer.body, tokens);
  return [...status, ...headers, ...body];
}

/** The service learns versions over the years and forgets none; a single one names the request's own. */
function isGrown(recorded: string | undefined, ours: string | undefined): boolean {
  const [then, now] = [recorded?.split(', ') ?? [], ours?.split(', ') ?? []];
  return then.length > 1 ? then.every((version) => now.includes(version)) : recorded === ours;
}

/** An absolute address without origin, ids and query; any other value as its form. */
function shapeOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : form(header.replace(/^https:\/\/[^/]+/, '').replace(/\?.*$/, ''));
}

function rememberOperations(call: RecordedCall, answer: TestAnswer, operations: Map<string, string>): void {
  for (const name of ['azure-asyncoperation', 'location']) {
    const [recorded, ours] = [call.response.headers[name], answer.headers.get(name)];
    if (recorded !== undefined && ours !== null) operations.set(new URL(recorded).pathname, ours);
  }
}

/** Not there here, and only because what should have made it is missing. */
function isConsequence(answer: TestAnswer, { response }: RecordedCall): boolean {
  return answer.status >= 400 && response.status < 400;
}
