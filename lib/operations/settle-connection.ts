/** What reading a connection says about an operation on it of which nobody else knows any more. Pure. */
import type { Failure } from '#lib/errors/failure.ts';
import type { Connection } from '#lib/registries/shapes.ts';
import type { ConnectionOperation } from './operation.ts';

export type Settled =
  | { readonly phase: 'succeeded' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/**
 * @param seen what Azure holds now; null when the connection is gone.
 * @returns null while only reading again can tell.
 */
export function settleConnection(
  operation: Pick<ConnectionOperation, 'phase'> &
    (
      | { readonly kind: 'decision'; readonly decision: 'approve' | 'reject' }
      | { readonly kind: 'removal'; readonly wasStatus: string }
    ),
  seen: Connection | null,
): Settled | null {
  if (seen === null)
    return operation.kind === 'removal'
      ? { phase: 'succeeded' }
      : { phase: 'failed', failure: { code: 'not_found' } };
  const status = seen.status.toLowerCase();
  const isBusy = seen.provisioningState.toLowerCase() !== 'succeeded';
  const before = operation.kind === 'removal' ? operation.wasStatus.toLowerCase() : 'pending';
  if (operation.kind === 'decision' && status === WANTED[operation.decision]) return { phase: 'succeeded' };
  if (isBusy) return null;
  if (status !== before)
    return { phase: 'failed', failure: { code: 'conflict', fields: ['status'], current: seen } };
  // As it was. One that had still waited for its turn was never sent; another may yet arrive.
  return operation.phase === 'waiting' ? { phase: 'failed', failure: { code: 'unavailable' } } : null;
}

const WANTED = { approve: 'approved', reject: 'rejected' } as const;
