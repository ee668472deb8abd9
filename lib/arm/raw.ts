/**
 * Requests the typed SDK cannot make (an API version it does not carry, a status it gives up on), sent
 * through the SDK client's own pipeline: same credential, retries, guard and correlation id.
 */
import 'server-only';
import {
  createPipelineRequest,
  type Pipeline,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline';
import { type ArmConnection, correlate, httpClientOf } from './connection.ts';
import { endlessList, MOST_PAGES } from './finite-lists.ts';

type WithPipeline = { readonly pipeline: Pipeline };

/** Sends one GET to an absolute URL and returns whatever came back, whatever its status. */
export async function getResponse(
  client: WithPipeline,
  connection: ArmConnection,
  url: string,
): Promise<PipelineResponse> {
  const request = createPipelineRequest({ url, method: 'GET' });
  request.headers.set('accept', 'application/json');
  correlate(request, connection);
  return client.pipeline.sendRequest(httpClientOf(connection), request);
}

async function getUrl(client: WithPipeline, connection: ArmConnection, url: string): Promise<unknown> {
  const response = await getResponse(client, connection, url);
  if (response.status !== 200) throw restError(response);
  return JSON.parse(response.bodyAsText ?? 'null');
}

/** Shapes an unsuccessful answer like the SDK's own errors, so that one classifier serves both. */
export function restError(response: PipelineResponse): RestError {
  const error = new RestError(`Azure answered ${response.status}`, {
    statusCode: response.status,
    request: response.request,
    response,
  });
  error.details = parseOrNull(response.bodyAsText);
  return error;
}

/** JSON, or null for anything that is none. */
export function parseOrNull(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

const withVersion = (connection: ArmConnection, path: string, apiVersion: string) =>
  `${connection.endpoint}${path}?api-version=${apiVersion}`;

/** GET one resource at a chosen API version. */
export function getJson(client: WithPipeline, connection: ArmConnection, path: string, apiVersion: string) {
  return getUrl(client, connection, withVersion(connection, path, apiVersion));
}

type Write = {
  readonly method: 'PATCH' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly apiVersion: string;
  /** Absent: nothing is sent. */
  readonly body?: unknown;
  /** The version that is to be replaced, where the resource has etags. */
  readonly ifMatch?: string;
  /** Only if there is nothing of that name yet. */
  readonly ifNoneMatch?: '*';
};

/**
 * One write at a chosen API version, through a client made for writing, which re-sends nothing.
 * @returns the answer, with its headers; throws unless Azure accepted.
 */
export async function sendWrite(
  client: WithPipeline,
  connection: ArmConnection,
  { method, path, apiVersion, body, ifMatch, ifNoneMatch }: Write,
): Promise<PipelineResponse> {
  const request = createPipelineRequest({
    url: withVersion(connection, path, apiVersion),
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  request.headers.set('accept', 'application/json');
  if (body !== undefined) request.headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) request.headers.set('if-match', ifMatch);
  if (ifNoneMatch !== undefined) request.headers.set('if-none-match', ifNoneMatch);
  correlate(request, connection);
  const response = await client.pipeline.sendRequest(httpClientOf(connection), request);
  if (![200, 201, 202, 204].includes(response.status)) throw restError(response);
  return response;
}

/**
 * One PATCH. An answer that is no JSON throws: whether the write was applied is then settled by reading.
 */
export async function patchJson(
  client: WithPipeline,
  connection: ArmConnection,
  path: string,
  apiVersion: string,
  body: unknown,
): Promise<unknown> {
  const response = await sendWrite(client, connection, { method: 'PATCH', path, apiVersion, body });
  return JSON.parse(response.bodyAsText ?? '');
}

/**
 * GET a list at a chosen API version, following absolute nextLinks; one that repeats ends with an error.
 * @param query more of the query, encoded, e.g. `&$filter=…`.
 * @param most no further page is asked for once there are that many.
 */
export async function listJson(
  client: WithPipeline,
  connection: ArmConnection,
  path: string,
  apiVersion: string,
  query = '',
  most = Number.POSITIVE_INFINITY,
) {
  const items: unknown[] = [];
  const asked = new Set<string>();
  let url: string | undefined = withVersion(connection, path, apiVersion) + query;
  while (url !== undefined && items.length < most) {
    if (asked.has(url) || asked.size >= MOST_PAGES) throw endlessList();
    asked.add(url);
    const page = (await getUrl(client, connection, url)) as {
      value?: unknown[];
      nextLink?: string | null;
    } | null;
    items.push(...(page?.value ?? []));
    url = page?.nextLink || undefined;
  }
  return items;
}
