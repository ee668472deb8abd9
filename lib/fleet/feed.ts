/**
 * What a reading has sent so far, compressed once, for everyone of the same user who asks for it: they get it
 * from its beginning and then follow it to its end. Kept whole afterwards, it is the cache.
 */
import { Readable } from 'node:stream';
import { constants, createDeflateRaw } from 'node:zlib';

/** The most: it is done once for each reading, off the main thread. */
const LEVEL = 9;

export type Feed = {
  /** When the reading began: milliseconds since 1970. */
  readonly startedAt: number;
  readonly isDone: () => boolean;
  readonly bytes: () => number;
  /**
   * The answer's body, whole from the beginning: raw deflate, which every browser's DecompressionStream reads.
   * Not by Content-Encoding: Next.js takes that header off what a route handler answers.
   */
  follow(): ReadableStream<Uint8Array>;
};

/** @param write sends everything and returns at the end; what it throws ends the answers with an error. */
export function openFeed(
  startedAt: number,
  write: (send: (frame: Uint8Array) => void) => Promise<void>,
): Feed & { readonly done: Promise<void> } {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isDone = false;
  let failure: unknown = null;
  let wake = Promise.withResolvers<void>();
  const compressor = createDeflateRaw({ level: LEVEL, memLevel: 9 });
  const turn = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  compressor.on('data', (chunk: Uint8Array) => {
    chunks.push(chunk);
    bytes += chunk.length;
    turn();
  });
  const ended = new Promise<void>((resolve) => compressor.once('end', resolve));
  const done = write((frame) => {
    compressor.write(frame);
    compressor.flush(constants.Z_SYNC_FLUSH);
  })
    .catch((error: unknown) => {
      failure = error;
    })
    .then(() => {
      compressor.end();
      return ended;
    })
    .then(() => {
      isDone = true;
      turn();
    });

  async function* compressed(): AsyncGenerator<Uint8Array> {
    for (let next = 0; ; ) {
      const chunk = chunks[next];
      if (chunk !== undefined) {
        next += 1;
        yield chunk;
      } else if (isDone) {
        if (failure !== null) throw failure;
        return;
      } else await wake.promise;
    }
  }

  return {
    startedAt,
    isDone: () => isDone,
    bytes: () => bytes,
    done,
    follow: () =>
      Readable.toWeb(Readable.from(compressed(), { objectMode: false })) as ReadableStream<Uint8Array>,
  };
}
