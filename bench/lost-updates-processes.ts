// The two console processes, and asking them.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '#emulator/launch.ts';
import type { Start } from './lost-updates-console.ts';

export type Console = {
  readonly child: ChildProcess;
  ask<T>(order: object): Promise<T>;
};

/** Rejects what is asked of it when the process ends. */
export async function startConsole({ endpoints }: Emulator, start: Start): Promise<Console> {
  const child = fork(fileURLToPath(new URL('lost-updates-console.ts', import.meta.url)), [], {
    execArgv: ['--conditions=react-server'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: endpoints.ca },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let last = 0;
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', ({ key, value, error }: { key: number; value: never; error?: string }) => {
    const waiting = open.get(key);
    open.delete(key);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`A console process ended with code ${code}.`));
  });
  const ask = <T>(order: object) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      child.send({ key: last, ...order });
    });
  await ask({ kind: 'start', start });
  return { child, ask };
}

/** What a console needs to reach the embedded Azure as the operator. */
export async function startOf({ admin, endpoints, clientSecret }: Emulator): Promise<Start> {
  const { arm, authority, tenantId, clientId, ca } = endpoints;
  return {
    wire: {
      arm,
      ca: readFileSync(ca, 'utf8'),
      token: await admin.token({ user: 'operator', kind: 'arm', mfa: true }),
    },
    assertion: await admin.token({ user: 'operator', kind: 'api', mfa: true }),
    settings: { tenantId, clientId, clientSecret, authorityHost: authority },
  };
}
