/** One resource by its path: read, or null where there is none; written once and followed where Azure says. */
import 'server-only';
import type { ArmConnection } from './connection.ts';
import { isBelow, type OperationState, operationUrl, readOperation } from './operation-state.ts';
import { getJson, getResponse, listJson, restError, sendWrite } from './raw.ts';
import { rawClient } from './raw-client.ts';

/** Null for 404 and nothing else: what may not be seen is not taken for absent. */
export async function getResource(
  connection: ArmConnection,
  path: string,
  apiVersion: string,
): Promise<unknown> {
  try {
    return await getJson(rawClient(connection, 'read'), connection, path, apiVersion);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return null;
    throw error;
  }
}

/** The items of a list; none where its parent is absent. */
export async function listResources(
  connection: ArmConnection,
  path: string,
  apiVersion: string,
): Promise<readonly unknown[]> {
  try {
    return await listJson(rawClient(connection, 'read'), connection, path, apiVersion);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return [];
    throw error;
  }
}

type Put = {
  readonly path: string;
  readonly apiVersion: string;
  readonly body: unknown;
  /** Only if there is nothing of that name yet. */
  readonly isNew?: boolean;
  /** Paths below which Azure keeps the operations of this type. */
  readonly operations: readonly string[];
};

/** @returns where the write is followed: null when it was done at once, or Azure pointed elsewhere. */
export async function putResource(connection: ArmConnection, put: Put): Promise<string | null> {
  const { path, apiVersion, body, isNew = false, operations } = put;
  const { headers } = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'PUT',
    path,
    apiVersion,
    body,
    ...(isNew ? { ifNoneMatch: '*' as const } : {}),
  });
  return followed(connection, operationUrl(headers), operations);
}

/** Gone already is as good. @returns as putResource. */
export async function deleteResource(
  connection: ArmConnection,
  { path, apiVersion, operations, etag }: Omit<Put, 'body' | 'isNew'> & { readonly etag?: string },
): Promise<string | null> {
  const { headers } = await sendWrite(rawClient(connection, 'write'), connection, {
    method: 'DELETE',
    path,
    apiVersion,
    ...(etag === undefined ? {} : { ifMatch: etag }),
  });
  return followed(connection, operationUrl(headers), operations);
}

const followed = (connection: ArmConnection, url: string | null, operations: readonly string[]) =>
  url !== null && operations.some((path) => isBelow(connection, path, url)) ? url : null;

/** Asks once. @param url as a write above answered it. */
export const pollResource = (connection: ArmConnection, url: string): Promise<OperationState> =>
  readOperation(rawClient(connection, 'read'), connection, url);

/**
 * Asks once at a `Location`, which says by its status alone how far it is. What came of it, reading the
 * resource tells.
 */
export async function pollLocation(connection: ArmConnection, url: string): Promise<OperationState> {
  const response = await getResponse(rawClient(connection, 'read'), connection, url);
  if (response.status === 201 || response.status === 202) return { state: 'running' };
  // One that is forgotten has ended as well.
  if ([200, 204, 404].includes(response.status)) return { state: 'succeeded' };
  throw restError(response);
}
