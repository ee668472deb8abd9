// Load from keep-alive TLS connections, one request at a time on each, at as little cost as possible.
import { connect, type TLSSocket } from 'node:tls';

export type Target = {
  readonly port: number;
  readonly path: string;
  readonly ca: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** @returns answers per second of wall-clock time, and their number. Rejects on anything but 200. */
export async function load(target: Target, connections: number, seconds: number) {
  const started = performance.now();
  const until = started + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => ask(target, () => performance.now() < until)),
  );
  const requests = counts.reduce((sum, count) => sum + count, 0);
  return { requests, perSecond: requests / ((performance.now() - started) / 1000) };
}

/** The length of the body of one answer. */
export async function bodyLength(target: Target): Promise<number> {
  let length = 0;
  await ask(
    target,
    () => false,
    (bytes) => {
      length = bytes;
    },
  );
  return length;
}

function ask(
  { port, path, ca, headers }: Target,
  more: () => boolean,
  seen: (bodyBytes: number) => void = () => undefined,
): Promise<number> {
  const lines = Object.entries({ host: `localhost:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  return new Promise((resolve, reject) => {
    let answered = 0;
    let waiting = Buffer.alloc(0);
    const socket: TLSSocket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () =>
      socket.write(request),
    );
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed the connection.')));
    socket.on('data', (chunk) => {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      const head = waiting.indexOf('\r\n\r\n');
      if (head < 0) return;
      const text = waiting.toString('latin1', 0, head);
      const length = Number(/^content-length: (\d+)$/im.exec(text)?.[1] ?? Number.NaN);
      if (!text.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) {
        reject(new Error(`Unexpected answer: ${waiting.toString('utf8')}`));
        socket.destroy();
        return;
      }
      if (waiting.length < head + 4 + length) return;
      waiting = Buffer.alloc(0);
      answered += 1;
      seen(length);
      if (more()) socket.write(request);
      else {
        resolve(answered);
        socket.destroy();
      }
    });
  });
}
