// How an operation that a fault has doomed answers the client that follows it.
import type { FateBook } from '#emulator/fate-book.ts';
import { ArmError } from './arm-error.ts';
import type { Exchange } from './exchange.ts';
import { identityErrors } from './identity-errors.ts';
import { networkErrors } from './network-errors.ts';
import { registryErrors } from './registry-errors.ts';
import type { Answer } from './route.ts';

/** A word that is in no document about long-running operations. */
const UNKNOWN = 'Indeterminate';

const ENDS = {
  failed: {
    status: 'Failed',
    code: 'OperationFailed',
    message: 'The operation failed: a fault was ordered.',
  },
  canceled: {
    status: 'Canceled',
    code: 'OperationCanceled',
    message: 'The operation was canceled: a fault was ordered.',
  },
} as const;

/** The name of the operation that an answer begins, or null. */
export function operationOf({ headers = {} }: Answer): string | null {
  const url = headers['azure-asyncoperation'] ?? headers['location'];
  return url === undefined ? null : (new URL(url).pathname.split('/').at(-1) ?? null);
}

/** Undefined where the operation's own handler answers: it has no such fate, or still runs. Throws ArmError. */
export function fatedAnswer(fates: FateBook, exchange: Exchange): Answer | undefined {
  const { method, path } = exchange;
  const name = path?.segments.at(-1) ?? '';
  const fated = method === 'GET' ? fates.get(name) : undefined;
  if (fated === undefined) return undefined;
  exchange.fated = true;
  // Behind a Location the HTTP status tells the end, behind an Azure-AsyncOperation the body does.
  const byStatus = path?.segments.at(-2)?.toLowerCase().endsWith('operationresults') ?? false;
  const { fate, ended } = fated;
  if (fate === 'lost') throw notFound(path?.segments ?? [], name);
  if (fate === 'unknown') {
    return { status: byStatus ? 202 : 200, body: { status: UNKNOWN }, headers: { 'retry-after': '1' } };
  }
  if (fate === 'stuck' || !ended) return undefined;
  const { status, code, message } = ENDS[fate];
  if (byStatus) throw new ArmError(409, { error: { code, message } });
  return { status: 200, body: { name, status, error: { code, message } } };
}

function notFound(segments: readonly string[], name: string): ArmError {
  const provider = segments[segments.findLastIndex((segment) => segment.toLowerCase() === 'providers') + 1];
  switch (provider?.toLowerCase()) {
    case 'microsoft.containerregistry':
      return registryErrors.childNotFound(name);
    case 'microsoft.compute':
      return identityErrors.computeOperationNotFound(name);
    default:
      return networkErrors.childNotFound(name);
  }
}
