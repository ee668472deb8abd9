// Bodies that do not arrive as they should. The endless one ends after all, by force: nothing may leak here.
import { setTimeout as delay } from 'node:timers/promises';
import type { Spoil } from '#emulator/fault-actions.ts';

/** What an endless body is held to: one chunk per pause, and the connection's end at either bound. */
export type EndlessBounds = {
  readonly chunkBytes: number;
  readonly pauseMs: number;
  readonly mostBytes: number;
  readonly mostMs: number;
};

export type BreakOff = () => void;

/** About 1.3 MB per second for two minutes: longer and more than any client should put up with. */
const ENDLESS: EndlessBounds = {
  chunkBytes: 64 * 1024,
  pauseMs: 50,
  mostBytes: 256 * 1024 * 1024,
  mostMs: 120_000,
};

/**
 * The answer with its body spoilt. @param text what the body would be; empty where there is none.
 * @param breakOff breaks the client's connection; the stream fails where there is none.
 */
export function spoiledResponse(
  spoil: Spoil,
  text: string,
  { status, headers }: { readonly status: number; readonly headers: Headers },
  breakOff: BreakOff | undefined,
  bounds: EndlessBounds = ENDLESS,
): Response {
  // Bytes, not letters: half of a letter is a fine place to end.
  const bytes = new TextEncoder().encode(text);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  switch (spoil) {
    case 'truncated':
      return new Response(half, { status, headers });
    case 'empty':
      return new Response(null, { status, headers });
    case 'cut':
      // The promise that the connection then breaks.
      headers.set('content-length', String(bytes.length));
      return new Response(streamOf(beginning(half), breakOff), { status, headers });
    case 'endless':
      return new Response(streamOf(endless(half, bounds), breakOff), { status, headers });
  }
}

async function* beginning(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  // The half must be on its way first: breaking off at once would look like no answer at all.
  await delay(50);
}

/** Begins like the real body and goes on with what JSON allows anywhere: blanks. */
async function* endless(first: Uint8Array, bounds: EndlessBounds): AsyncGenerator<Uint8Array> {
  const started = performance.now();
  const blanks = new Uint8Array(bounds.chunkBytes).fill(0x20);
  yield first;
  let sent = first.length;
  while (sent < bounds.mostBytes && performance.now() - started < bounds.mostMs) {
    await delay(bounds.pauseMs);
    sent += blanks.length;
    yield blanks;
  }
}

/**
 * Breaks off at the end of the pieces. Asks for the next one only when the last is gone; a client that leaves
 * ends the generator.
 */
function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
  breakOff: BreakOff | undefined,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (!done) return controller.enqueue(value);
      if (breakOff === undefined) throw new Error('The connection was broken off on purpose.');
      breakOff();
      controller.close();
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
