import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, portProblem } from './ports.ts';

test.each(['127.0.0.1', '0.0.0.0'])(
  'a port is taken while something listens on %s, and free after',
  async (host) => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    expect(await portProblem(port)).toBe('is taken');
    await new Promise((resolve) => server.close(resolve));
    expect(await portProblem(port)).toBeNull();
  },
);
