/**
 * What a reading has sent so far, compressed once, for everyone of the same user who asks for it: they get it
 * from its beginning and then follow it to its end. Kept whole afterwards, it is the cache.
 */
import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createBrotliDecompress, createGzip } from 'node:zlib';

/** Of the eleven: nearly all that compression gains, without the time that the last two take. */
const QUALITY = 9;

export type Encoding = 'br' | 'gzip' | 'identity';

export type Feed = {
  /** When the reading began: milliseconds since 1970. */
  readonly startedAt: number;
  readonly isDone: () => boolean;
  readonly bytes: () => number;
  /** The answer's body, in that encoding, whole from the beginning. */
  follow(encoding: Encoding): ReadableStream<Uint8Array>;
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
  const compressor = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
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
    compressor.flush();
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

  async function* brotli(): AsyncGenerator<Uint8Array> {
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
    follow(encoding) {
      const compressed = Readable.from(brotli(), { objectMode: false });
      if (encoding === 'br') return toWeb(compressed);
      const plain = compressed.pipe(createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }));
      compressed.once('error', (error) => plain.destroy(error));
      if (encoding === 'identity') return toWeb(plain);
      const gzip = plain.pipe(createGzip({ flush: constants.Z_SYNC_FLUSH }));
      plain.once('error', (error) => gzip.destroy(error));
      return toWeb(gzip);
    },
  };
}

const toWeb = (stream: Readable) => Readable.toWeb(stream) as ReadableStream<Uint8Array>;

/** @param accepted the header Accept-Encoding. */
export function encodingFor(accepted: string | null): Encoding {
  const names = (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}
