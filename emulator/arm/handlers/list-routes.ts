// The two lists that every type in resource groups has: over a subscription, and of one group.
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { readable, requireGroup, subscriptionPath } from './existing.ts';

type Lists<T> = {
  /** With its namespace. */
  readonly type: string;
  /** Names of the operations, in the order above. */
  readonly operations: readonly [string, string];
  /** Those of the subscription. Throws ArmError for a question that it does not answer. */
  readonly items: (call: Call, subscription: string) => Iterable<T>;
  readonly show: (call: Call) => (item: T) => unknown;
  readonly headers?: (call: Call) => Answer['headers'];
};

export function listRoutes<T extends { readonly id: string }>(lists: Lists<T>): readonly [Route, Route] {
  const { type, operations, show } = lists;
  const read = `${type}/read`;
  const items = (call: Call) => lists.items(call, call.params['subscriptionId'] ?? '');
  const answer = (call: Call, found: readonly T[], path: string): Answer => {
    const listed = page(call, found, `${path}/providers/${type}`, show(call));
    return lists.headers === undefined ? listed : { ...listed, headers: lists.headers(call) ?? {} };
  };
  return [
    {
      operation: operations[0],
      method: 'GET',
      path: `/subscriptions/{subscriptionId}/providers/${type}`,
      // Whoever has roles further down gets their part.
      action: null,
      handle: (call) => answer(call, readable(call, items(call), read), subscriptionPath(call)),
    },
    {
      operation: operations[1],
      method: 'GET',
      path: `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${type}`,
      action: read,
      handle: (call) => {
        const group = requireGroup(call).id;
        const prefix = `${group}/providers/${type}/`.toLowerCase();
        const found: T[] = [];
        for (const item of items(call)) if (item.id.toLowerCase().startsWith(prefix)) found.push(item);
        return answer(call, found, group);
      },
    },
  ];
}
