/** From events of Azure's activity log to the writes they tell of: one write may have several events. */
import { setsOf, type WriteSets } from './write-sets.ts';

/** One event, as far as Azure says anything; null where it does not. */
export type LoggedEvent = {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The user's name, or the object id of a program. */
  readonly caller: string | null;
  /** Such as `Microsoft.ContainerRegistry/registries/write`. */
  readonly operation: string;
  /** `Started`, `Accepted`, `Succeeded`, `Failed`. */
  readonly status: string;
  /** The HTTP status, as a word (`BadRequest`) or a number. */
  readonly subStatus: string | null;
  readonly method: string | null;
  readonly correlationId: string | null;
  readonly clientRequestId: string | null;
  /** Parsed; null where there is none or it is no JSON. */
  readonly requestBody: unknown;
  readonly ip: string | null;
};

/** Who wrote and when, to be named to people. */
export type WriteRef = {
  readonly at: string;
  readonly caller: string | null;
  readonly ip: string | null;
  readonly correlationId: string | null;
};

export type LoggedWrite = WriteRef & {
  /** `maybe`: its end is not known, or Azure failed over it and may have carried it out all the same. */
  readonly outcome: 'applied' | 'maybe';
  readonly sets: WriteSets;
};

const REGISTRY_WRITE = 'microsoft.containerregistry/registries/write';

/** @param events in any order. @returns writes to the registry itself, oldest first, without refused ones. */
export function loggedWrites(events: readonly LoggedEvent[]): readonly LoggedWrite[] {
  const writes = events.filter(({ operation }) => operation.toLowerCase() === REGISTRY_WRITE);
  return endedEvents(writes).flatMap((event) => {
    const outcome = outcomeOf(event);
    const { at, caller, ip, correlationId } = event;
    return outcome === 'refused' ? [] : [{ at, caller, ip, correlationId, outcome, sets: setsBy(event) }];
  });
}

/**
 * One event for each request, oldest first: its end, with what only its beginning says.
 * @param isSameSubject whether two events can be of one request at all.
 */
export function endedEvents<T extends LoggedEvent>(
  events: readonly T[],
  isSameSubject: (a: T, b: T) => boolean = () => true,
): readonly T[] {
  const known: T[] = [];
  for (const event of inOrder(events)) {
    const isItsBeginning = (other: T) => isBeginningOf(other, event) && isSameSubject(other, event);
    const begun = isFinal(event) ? known.findIndex(isItsBeginning) : -1;
    const beginning = known[begun];
    if (beginning === undefined) known.push(event);
    else {
      known.splice(begun, 1);
      known.push({
        ...event,
        requestBody: event.requestBody ?? beginning.requestBody,
        method: event.method ?? beginning.method,
        caller: event.caller ?? beginning.caller,
        ip: event.ip ?? beginning.ip,
      });
    }
  }
  return known;
}

/** Azure lists the newest first; of events of one moment the one listed later is the older one. */
function inOrder<T extends LoggedEvent>(events: readonly T[]): readonly T[] {
  return events.toReversed().sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const isFinal = ({ status }: LoggedEvent) => /^(succeeded|failed|canceled)$/i.test(status);

function isBeginningOf(beginning: LoggedEvent, end: LoggedEvent): boolean {
  const same = (a: unknown, b: unknown) => a === null || b === null || a === b;
  return (
    !isFinal(beginning) &&
    beginning.correlationId !== null &&
    beginning.correlationId === end.correlationId &&
    same(beginning.clientRequestId, end.clientRequestId) &&
    (beginning.requestBody === null ||
      end.requestBody === null ||
      JSON.stringify(beginning.requestBody) === JSON.stringify(end.requestBody))
  );
}

/** Refused by Azure for what was asked: nothing was carried out. After a 5xx nobody knows. */
const REFUSED =
  /^(4\d\d|BadRequest|Unauthorized|PaymentRequired|Forbidden|NotFound|MethodNotAllowed|NotAcceptable|Conflict|Gone|PreconditionFailed|PayloadTooLarge|RequestEntityTooLarge|UnsupportedMediaType|UnprocessableEntity|Locked|TooManyRequests)$/i;

/** `maybe` is anything that is neither known to be carried out nor refused. */
export function outcomeOf({ status, subStatus }: LoggedEvent): LoggedWrite['outcome'] | 'refused' {
  if (/^(succeeded|accepted)$/i.test(status)) return 'applied';
  return subStatus !== null && REFUSED.test(subStatus) ? 'refused' : 'maybe';
}

export function setsBy({ method, subStatus, requestBody }: LoggedEvent): WriteSets {
  // Without a method it may have been a PUT.
  const replaces = method?.toUpperCase() !== 'PATCH';
  const creates = method?.toUpperCase() === 'PUT' && /^(201|Created)$/i.test(subStatus ?? '');
  return setsOf(requestBody, { replaces, creates });
}
