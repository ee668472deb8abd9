// What Azure Monitor's activity log keeps: one event for every write, until its subscription is asked about it.

export type ActivityEvent = {
  readonly eventDataId: string;
  /** In the caller's words, as Azure records it. */
  readonly resourceId: string;
  readonly action: string;
  readonly correlationId: string;
  readonly clientRequestId: string | null;
  readonly requestId: string;
  readonly method: string;
  readonly status: number;
  /** A long-running operation was begun. */
  readonly accepted: boolean;
  /** When the write came, and when the event shows; milliseconds since 1970. */
  readonly at: number;
  readonly submittedAt: number;
  readonly caller: string;
  readonly claims: Readonly<Record<string, string>>;
  /** The request's JSON, or null. */
  readonly requestBody: unknown;
};

export type ActivityLog = {
  record(event: ActivityEvent): void;
  /** Newest first; those that show by `now`. */
  visible(now: number): readonly ActivityEvent[];
  clear(): void;
};

/** The oldest events are forgotten beyond this. */
const MOST_EVENTS = 10_000;

export function createActivityLog(): ActivityLog {
  let events: ActivityEvent[] = [];
  return {
    record(event) {
      events.push(event);
      if (events.length > MOST_EVENTS * 1.1) events = events.slice(-MOST_EVENTS);
    },
    visible: (now) => events.filter(({ submittedAt }) => submittedAt <= now).reverse(),
    clear() {
      events = [];
    },
  };
}
