/** Search, filters, groups and order of the inbox. Pure; knows the list, not the screen. */
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { AccessMode } from '#lib/network-access/model.ts';

export const GROUPINGS = ['registry', 'requester'] as const;
export type Grouping = (typeof GROUPINGS)[number];
/** By the group's name, or where the most requests wait. */
export const INBOX_SORTS = ['name', 'requests'] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];

export const INBOX_FACETS = ['subscription', 'requester', 'access'] as const;
export type InboxFacet = (typeof INBOX_FACETS)[number];
/** Chosen values per facet; none chosen means all. Subscriptions by lower-cased id. */
export type InboxFilters = { readonly q: string } & { readonly [F in InboxFacet]: readonly string[] };

export type RequestGroup = {
  readonly key: string;
  /** `null`: requests from a subscription that is not visible. */
  readonly name: string | null;
  /** The registry's, where the group is one. */
  readonly mode: AccessMode | null;
  readonly requests: readonly ApprovalRequest[];
};

/** What a request of which nobody knows the endpoint comes from. */
const NOWHERE = 'unknown';

/** What people call a request: the requester's endpoint, or Azure's name of the connection without one. */
export const requestName = ({ endpoint, connection }: Pick<ApprovalRequest, 'endpoint' | 'connection'>) =>
  endpoint?.name ?? connection.name;

export const facetValue = (request: ApprovalRequest, facet: InboxFacet): string => {
  if (facet === 'subscription') return request.registry.subscriptionId.toLowerCase();
  if (facet === 'requester') return request.endpoint?.subscriptionId.toLowerCase() ?? NOWHERE;
  return accessMode(request.access);
};

/** Every word of the search must occur somewhere in the request. */
function matchesSearch(request: ApprovalRequest, q: string): boolean {
  const { registry, endpoint, endpointSubscriptionName, connection, tags } = request;
  const words = [
    requestName(request),
    registry.name,
    registry.resourceGroup,
    endpoint?.resourceGroup,
    endpointSubscriptionName,
    connection.description,
    ...Object.entries(tags).flatMap(([key, value]) => [`${key}:${value}`, `${key}=${value}`]),
  ];
  const text = words.filter(Boolean).join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const filterRequests = (
  requests: readonly ApprovalRequest[],
  filters: InboxFilters,
): readonly ApprovalRequest[] =>
  requests.filter(
    (request) =>
      matchesSearch(request, filters.q) &&
      INBOX_FACETS.every(
        (facet) => filters[facet].length === 0 || filters[facet].includes(facetValue(request, facet)),
      ),
  );

export const isNarrowed = (filters: InboxFilters): boolean =>
  filters.q.trim() !== '' || INBOX_FACETS.some((facet) => filters[facet].length > 0);

/** Groups by name (those of nobody last) or by size; requests in them by name. */
export function groupRequests(
  requests: readonly ApprovalRequest[],
  grouping: Grouping,
  sort: InboxSort,
): readonly RequestGroup[] {
  const keyOf = (request: ApprovalRequest) =>
    grouping === 'registry' ? request.registryId.toLowerCase() : facetValue(request, 'requester');
  const byName = (a: string | null, b: string | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a.localeCompare(b);
  return [...Map.groupBy(requests, keyOf)]
    .flatMap(([key, members]): readonly RequestGroup[] => {
      const [first] = members;
      if (first === undefined) return [];
      const inOrder = members.toSorted(
        (a, b) => requestName(a).localeCompare(requestName(b)) || byName(a.registry.name, b.registry.name),
      );
      return grouping === 'registry'
        ? [{ key, name: first.registry.name, mode: accessMode(first.access), requests: inOrder }]
        : [{ key, name: first.endpointSubscriptionName, mode: null, requests: inOrder }];
    })
    .sort(
      (a, b) =>
        (sort === 'requests' ? b.requests.length - a.requests.length : 0) ||
        byName(a.name, b.name) ||
        byName(a.key, b.key),
    );
}
