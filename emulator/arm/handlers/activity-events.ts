// Microsoft.Insights: the activity log of a subscription. Its refusals are flat, without `error` around them.
import { errors } from '#emulator/arm/errors.ts';
import { page } from '#emulator/arm/paging.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { activityFilter } from './activity-filter.ts';
import { showEvent } from './activity-view.ts';
import { subscriptionPath } from './existing.ts';

const ACTION = 'Microsoft.Insights/eventtypes/values/read';
const DAY = 24 * 60 * 60_000;

export const activityRoutes: readonly Route[] = [
  {
    operation: 'activityLogs.list',
    method: 'GET',
    path: '/subscriptions/{subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values',
    action: null,
    handle: list,
  },
];

function list(call: Call): Answer {
  const { world, rights, principal } = call;
  const scope = subscriptionPath(call);
  if (!rights.may(ACTION, scope) && !rights.hasRoleAround(scope)) {
    throw errors.authorizationFailed(principal, ACTION, scope);
  }
  const filter = activityFilter(call.query.get('$filter'));
  if (filter === null) return refusal('The $filter query parameter is not valid for the activity log.');
  if (filter.from < world.now() - 90 * DAY) {
    return refusal('The start time cannot be more than 90 days in the past.');
  }
  const prefix = `${scope.toLowerCase()}/`;
  const events = world.activity
    .visible(world.now())
    // The filter first: it costs least and leaves little.
    .filter((event) => filter.matches(event) && `${event.resourceId.toLowerCase()}/`.startsWith(prefix))
    .filter((event) => rights.may(ACTION, event.resourceId));
  const path = `${scope}/providers/Microsoft.Insights/eventtypes/management/values`;
  return page(call, events, path, (event) => selected(call, showEvent(event)));
}

function selected(call: Call, event: Readonly<Record<string, unknown>>): unknown {
  const names = call.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim().toLowerCase());
  if (names === undefined) return event;
  return Object.fromEntries(Object.entries(event).filter(([name]) => names.includes(name.toLowerCase())));
}

function refusal(message: string): Answer {
  return { status: 400, body: { code: 'BadRequest', message } };
}
