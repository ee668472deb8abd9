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
import { type ArmConnection, clientOptions } from './connection.ts';

type WithPipeline = { readonly pipeline: Pipeline };

/** Sends one GET to an absolute URL and returns whatever came back, whatever its status. */
export async function getResponse(
  client: WithPipeline,
  connection: ArmConnection,
  url: string,
): Promise<PipelineResponse> {
  const request = createPipelineRequest({ url, method: 'GET' });
  request.headers.set('accept', 'application/json');
  return client.pipeline.sendRequest(clientOptions(connection, 'read').httpClient, request);
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

/**
 * One PATCH at a chosen API version, through a client made for writing, which re-sends nothing. An answer
 * that is no JSON throws: whether the write was applied is then settled by reading.
 */
export async function patchJson(
  client: WithPipeline,
  connection: ArmConnection,
  path: string,
  apiVersion: string,
  body: unknown,
): Promise<unknown> {
  const request = createPipelineRequest({
    url: withVersion(connection, path, apiVersion),
    method: 'PATCH',
    body: JSON.stringify(body),
  });
  request.headers.set('accept', 'application/json');
  request.headers.set('content-type', 'application/json');
  const response = await client.pipeline.sendRequest(clientOptions(connection, 'write').httpClient, request);
  if (![200, 201, 202].includes(response.status)) throw restError(response);
  return JSON.parse(response.bodyAsText ?? '');
}

/**
 * GET a list at a chosen API version, following absolute nextLinks; one that repeats ends with an error.
 * @param query more of the query, encoded, e.g. `&$filter=…`.
 */
export async function listJson(
  client: WithPipeline,
  connection: ArmConnection,
  path: string,
  apiVersion: string,
  query = '',
) {
  const items: unknown[] = [];
  let url: string | undefined = withVersion(connection, path, apiVersion) + query;
  while (url !== undefined) {
    const page = (await getUrl(client, connection, url)) as {
      value?: unknown[];
      nextLink?: string | null;
    } | null;
    items.push(...(page?.value ?? []));
    url = page?.nextLink || undefined;
  }
  return items;
}
