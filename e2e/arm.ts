// A request to the embedded Azure Resource Manager as one of the demo users, as `az rest` would send it.
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { AdminClient } from '#emulator/admin-client.ts';
import type { Endpoints } from '#emulator/launch.ts';
import type { User } from './fixtures.ts';

/** @param path with its api-version. @returns the answer's body; throws unless Azure accepted. */
export async function armRequest(
  azure: AdminClient & { endpoints: Endpoints },
  user: User,
  method: 'GET' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const token = await azure.token({ user, kind: 'arm' });
  const { arm, ca } = azure.endpoints;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, arm), { method, headers, ca: readFileSync(ca) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isGood = (answer.statusCode ?? 500) < 300;
        if (isGood) resolve(text === '' ? null : JSON.parse(text));
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
