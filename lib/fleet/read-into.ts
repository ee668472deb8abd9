/**
 * One reading of the whole fleet, sent as it comes: Resource Graph's rows at once, then what each
 * subscription's own list says, then the subnet rules. Either source stands in for the other.
 */
import 'server-only';
import { classify } from '#lib/arm/classify.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { queryAllPages, SUBSCRIPTIONS_QUERY, subscriptionsOf } from '#lib/arm/resource-graph.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { fail, ok, type Result } from '#lib/errors/failure.ts';
import { factsFrame, showFrame } from '#lib/fleet-table/frames.ts';
import type { RegistrySummary, SubscriptionInfo } from '#lib/registries/shapes.ts';
import { armPass, subnetPass } from './arm-pass.ts';
import { fleetBook } from './fleet-book.ts';
import { graphPass } from './graph-pass.ts';
import type { FleetFacts, SubscriptionFailure } from './shapes.ts';

/** While the lists alone bring rows, they are shown this often. Milliseconds. */
const SHOW_EVERY = 400;

type Options = {
  readonly send: (frame: Uint8Array) => void;
  /** Gives what is known to be newer than an answer of Azure, or that answer. */
  readonly newest: (registry: RegistrySummary) => RegistrySummary;
  /** Runs what reads the lists when its turn has come. */
  readonly lists?: (read: (turn: ListsTurn) => Promise<void>) => Promise<void>;
};

export type ListsTurn = {
  /** Subscriptions whose lists are read at once, where that should be fewer than usual. */
  readonly atOnce?: number;
};

const ALONE: NonNullable<Options['lists']> = (read) => read({});

/** @returns false when nothing at all could be read, which was sent too. Never throws. */
export async function readFleetInto(
  arm: ArmConnection,
  { send, newest, lists = ALONE }: Options,
): Promise<boolean> {
  const tell = (facts: FleetFacts) => send(factsFrame(facts));
  const book = fleetBook(newest);
  let shownAt = performance.now();
  const show = () => {
    for (const frame of book.takeFrames()) send(frame);
    send(showFrame());
    shownAt = performance.now();
  };

  tell({ asOf: new Date().toISOString(), source: 'graph', expected: null });
  const naming = nameSubscriptions(arm).then((named) => {
    if (named.ok) tell({ subscriptions: named.value });
    return named;
  });
  let isFirst = true;
  const isComplete = await graphPass(arm, {
    onRows(registries, total) {
      book.add(registries);
      if (isFirst) {
        tell({ expected: total });
        show();
      } else for (const frame of book.takeFrames()) send(frame);
      isFirst = false;
    },
  });
  const named = await naming;
  if (!named.ok) {
    tell({ failure: named.failure, isDone: true });
    send(showFrame());
    return false;
  }
  const subscriptions = named.value;
  book.keepOnly(new Set(subscriptions.map(({ id }) => id.toLowerCase())));
  if (!isComplete) tell({ source: 'arm', ...(isFirst ? {} : { expected: null }) });
  show();

  await lists(async ({ atOnce }) => {
    const failures: SubscriptionFailure[] = [];
    const whole: SubscriptionInfo[] = [];
    await armPass(
      arm,
      subscriptions,
      {
        onRegistries(subscription, registries) {
          whole.push(subscription);
          book.settle(subscription.id, registries);
          if (!isComplete && performance.now() - shownAt > SHOW_EVERY) show();
        },
        onFailure(subscription, failure) {
          const isKept = book.countOf(subscription.id) > 0;
          failures.push({ subscription, failure, ...(isKept ? { isKept } : {}) });
        },
      },
      atOnce,
    );
    failures.sort((one, other) => one.subscription.name.localeCompare(other.subscription.name, 'en'));
    for (const frame of book.takeFrames()) send(frame);
    tell({ source: 'arm', failures, expected: book.size() });
    send(showFrame());

    const holding = whole.filter(({ id }) => book.countOf(id) > 0);
    await subnetPass(arm, holding, ({ id }, rules) => book.addSubnetRules(id, rules), atOnce);
  });
  const subnets = book.takeSubnets();
  if (subnets !== null) send(subnets);
  tell({ isDone: true });
  send(showFrame());
  return true;
}

/** Their own list; where that cannot be read, Resource Graph's copy of it. */
async function nameSubscriptions(arm: ArmConnection): Promise<Result<readonly SubscriptionInfo[]>> {
  try {
    return ok(await listSubscriptions(arm));
  } catch (error) {
    const failure = classify(error, arm.correlationId);
    if (failure.code === 'sign_in_required' || failure.code === 'sign_in_blocked') return fail(failure);
    return queryAllPages(arm, { query: SUBSCRIPTIONS_QUERY }).then(
      (rows) => ok(subscriptionsOf(rows)),
      () => fail(failure),
    );
  }
}
