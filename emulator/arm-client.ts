// For tests: requests to a running emulator's Azure Resource Manager, trusting its certificate and nothing else.
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Endpoints } from './launch.ts';

export type ArmReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or null for an empty answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
};

/** @param path below the origin, or an absolute URL that was answered. */
export type ArmClient = (method: string, path: string, body?: unknown) => Promise<ArmReply>;

export function createArmClient({ arm, ca: file }: Endpoints, token: string): ArmClient {
  const ca = readFileSync(file, 'utf8');
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      const sent = request(new URL(path, arm), { method, ca, headers }, async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: text === '' ? null : JSON.parse(text),
        });
      });
      sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
}
