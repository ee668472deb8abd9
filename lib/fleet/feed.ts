/**
 * What a reading has sent so far, compressed once, for everyone of the same user who asks for it: they get it
 * from its beginning and then follow it to its end. Kept whole afterwards, in one piece, it is the cache.
 */
import { constants, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/** Off the main thread, but on a processor that everyone shares: the most (9) takes four times as long for 0.6 % less. */
const LEVEL = 6;

export type Feed = {
  /** When Azure was first asked: milliseconds since 1970; infinite while the reading waits for its turn. */
  readonly startedAt: () => number;
  /** All of it, once it has ended well; null before, and when it failed. */
  readonly whole: () => Uint8Array<ArrayBuffer> | null;
  /** How many follow it now. */
  readonly followers: () => number;
  /**
   * The answer's body, whole from the beginning: raw deflate, which every browser's DecompressionStream reads.
   * Not by Content-Encoding: Next.js takes that header off what a route handler answers.
   */
  follow(): ReadableStream<Uint8Array>;
};

export type Writer = {
  readonly send: (frame: Uint8Array) => void;
  /** To be called when Azure is about to be asked. */
  readonly begin: () => void;
};

/**
 * @param write sends everything and returns at the end; what it throws ends the answers with an error.
 * @param onEnd is told before anybody who follows is.
 */
export function openFeed(
  write: (writer: Writer) => Promise<void>,
  onEnd: () => void = () => undefined,
): Feed {
  let chunks: Uint8Array[] = [];
  let whole: Uint8Array<ArrayBuffer> | null = null;
  let startedAt = Number.POSITIVE_INFINITY;
  let followers = 0;
  let isDone = false;
  let failure: unknown = null;
  let wake = Promise.withResolvers<void>();
  const turn = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  // It takes a quarter of a megabyte: a reading that waits for its turn needs none yet.
  let compressor: DeflateRaw | null = null;
  const compressing = () => {
    compressor ??= createDeflateRaw({ level: LEVEL, memLevel: 9 }).on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      turn();
    });
    return compressor;
  };

  async function finish(): Promise<void> {
    const last = compressing();
    const ended = new Promise<void>((resolve) => last.once('end', resolve));
    last.end();
    await ended;
    compressor = null;
    // Chunks are views of larger buffers, which would all be kept.
    const all = Buffer.concat(chunks);
    chunks = [all];
    if (failure === null) whole = all;
    onEnd();
    isDone = true;
    turn();
  }

  void write({
    send(frame) {
      const open = compressing();
      open.write(frame);
      open.flush(constants.Z_SYNC_FLUSH);
    },
    begin() {
      startedAt = Date.now();
    },
  })
    .catch((error: unknown) => {
      failure = error;
    })
    .then(finish);

  /** What comes behind the first so many bytes: by bytes, for at the end the chunks become one. */
  function after(sent: number): Uint8Array | null {
    let before = 0;
    for (const chunk of chunks) {
      if (before + chunk.length > sent) return chunk.subarray(sent - before);
      before += chunk.length;
    }
    return null;
  }

  function follow(): ReadableStream<Uint8Array> {
    let sent = 0;
    let isOpen = true;
    followers += 1;
    const leave = () => {
      if (isOpen) followers -= 1;
      isOpen = false;
    };
    return new ReadableStream({
      async pull(controller) {
        for (let next = after(sent); isOpen; next = after(sent)) {
          if (next !== null) {
            sent += next.length;
            return controller.enqueue(next);
          }
          if (!isDone) {
            await wake.promise;
            continue;
          }
          leave();
          if (failure === null) controller.close();
          else controller.error(failure);
        }
      },
      cancel: leave,
    });
  }

  return {
    startedAt: () => startedAt,
    whole: () => whole,
    followers: () => followers,
    follow,
  };
}
