/** The inbox's order: by registry, then by endpoint, both by name. Pure. */
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';

export type RequestGroup = {
  readonly registryId: string;
  readonly registryName: string;
  readonly access: ApprovalRequest['access'];
  readonly requests: readonly ApprovalRequest[];
};

/** What people call a request: the requester's endpoint, or Azure's name of the connection without one. */
export const requestName = ({ endpoint, connection }: Pick<ApprovalRequest, 'endpoint' | 'connection'>) =>
  endpoint?.name ?? connection.name;

export function groupRequests(requests: readonly ApprovalRequest[]): readonly RequestGroup[] {
  const groups = Map.groupBy(requests, ({ registryId }) => registryId.toLowerCase());
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      const { registryId, registry, access } = first;
      const inOrder = members.toSorted((a, b) => requestName(a).localeCompare(requestName(b)));
      return [{ registryId, registryName: registry.name, access, requests: inOrder }];
    })
    .sort((a, b) => a.registryName.localeCompare(b.registryName));
}
