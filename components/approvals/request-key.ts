/** One spelling for each request, to compare by: its address in lower case. Pure. */
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { approvalPath } from '#lib/queries/paths.ts';

export const requestKey = ({ registry, connection }: Pick<ApprovalRequest, 'registry' | 'connection'>) =>
  approvalPath(registry, connection.name).toLowerCase();
