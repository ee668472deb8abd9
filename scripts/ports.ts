// Asks the system whether a TCP port is free on this machine, or for one that is.
import { createServer } from 'node:net';

type Answer = { readonly port: number } | { readonly code: string };

function tryToListen(port: number, host: string): Promise<Answer> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code ?? error.message }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve({ port: bound }));
    });
  });
}

/**
 * Why nothing can listen on this port, as the end of a sentence ("is taken"), or null when it is free.
 * The wildcard address is tried too: on macOS a loopback address alone could be bound beside it.
 */
export async function portProblem(port: number): Promise<string | null> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const answer = await tryToListen(port, host);
    if (!('code' in answer)) continue;
    if (answer.code === 'EADDRINUSE') return 'is taken';
    if (answer.code === 'EACCES') return 'needs more rights than you have';
  }
  return null;
}

/** A port that is free right now. */
export async function freePort(): Promise<number> {
  const answer = await tryToListen(0, '127.0.0.1');
  if ('code' in answer) throw new Error(`No free port: ${answer.code}`);
  return answer.port;
}
