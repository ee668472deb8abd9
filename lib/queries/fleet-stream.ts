'use client';
/** GET of the fleet's frames: a reading, and readings of what has come so far. */
import type { Failure, Result } from '#lib/errors/failure.ts';
import type { FleetFacts } from '#lib/fleet/shapes.ts';
import { type FrameReader, frameReader } from '#lib/fleet-table/read-frames.ts';
import { failureError } from './fetch-result.ts';
import type { FleetReading } from './fleet-reading.ts';

export type StreamedFleet = FleetReading & {
  /** It was kept from before, and a newer one is being read. */
  readonly newerFollows: boolean;
};

/**
 * @param after wants a reading that began later than this one (`asOf`); null takes what is there at once.
 * @param onShow gets what has come so far, each time that it is worth showing.
 */
export async function streamFleet(
  after: string | null,
  onShow?: (reading: FleetReading) => void,
): Promise<StreamedFleet> {
  try {
    const response = await fetch(`/api/fleet${after === null ? '' : `?after=${Date.parse(after)}`}`);
    if (!response.ok || response.body === null) throw failureError(await failureIn(response));
    const kept = response.headers.get('x-fleet-kept');
    const frames = frameReader();
    const body = response.body.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const turns = turnTaker();
    for (let part = await body.read(); !part.done; part = await body.read()) {
      await turns.next();
      const isWorth = frames.push(part.value);
      // What was kept comes in one go: it shows whole.
      if (isWorth && kept === null && !('failure' in frames.facts())) onShow?.(readingOf(frames));
    }
    const { failure, isDone } = frames.facts() as FleetFacts;
    if (failure !== undefined) throw failureError(failure);
    // It was cut off.
    if (!isDone) throw failureError({ code: 'unavailable' });
    return { ...readingOf(frames), newerFollows: kept === 'newer-follows' };
  } catch (error) {
    // The console itself did not answer: nothing was asked of Azure.
    throw error instanceof TypeError ? failureError({ code: 'unavailable' }) : error;
  }
}

/** What has arrived would be read in one go, while a key that is pressed waits. Milliseconds. */
const TURN = 8;

/** Lets the browser do something else whenever a turn is over. */
function turnTaker() {
  let since = performance.now();
  return {
    async next() {
      if (performance.now() - since < TURN) return;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    },
  };
}

async function failureIn(response: Response): Promise<Failure> {
  const result = (await response.json().catch(() => null)) as Result<unknown> | null;
  return result === null || result.ok ? { code: 'unavailable' } : result.failure;
}

function readingOf(frames: FrameReader): FleetReading {
  const {
    subscriptions = [],
    failures = [],
    source = 'graph',
    asOf,
    expected = null,
    isDone,
  } = frames.facts() as FleetFacts;
  return {
    table: frames.table(),
    subscriptions,
    failures,
    source,
    asOf: asOf ?? new Date().toISOString(),
    expected,
    isComplete: isDone === true,
  };
}
