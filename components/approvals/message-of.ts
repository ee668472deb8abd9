/** What the requester wrote, as far as it has been read. Pure. */
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import type { EndpointView } from '#lib/connections/shapes.ts';
import { messageToKeep } from '#lib/network-access/connection.ts';

/** @param requester undefined while their endpoint has not been read. */
export const messageOf = (
  { connection }: Pick<ApprovalRequest, 'connection'>,
  requester: EndpointView | undefined,
): string | null =>
  messageToKeep(connection.description, requester?.visible ? requester.requestMessage : null);
