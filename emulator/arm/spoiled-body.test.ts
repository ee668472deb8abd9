// Answers that arrive spoilt, seen over a real connection: what the client gets, and what is stored.
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Spoil } from '#emulator/fault-actions.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { spoiledResponse } from './spoiled-body.ts';

const REGISTRY =
  '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry?api-version=2025-11-01';
const CHANGE = JSON.stringify({ tags: { fault: 'seen' } });

let emulator: Emulator;
let ca: string;
let token: string;
beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-spoilt-')) });
  ca = readFileSync(emulator.endpoints.ca, 'utf8');
  token = await emulator.admin.token({ user: 'operator', kind: 'arm' });
});
afterAll(() => emulator.stop());
beforeEach(() => emulator.admin.reset());

type Received = {
  readonly status: number | null;
  readonly text: string;
  /** The error in place of a proper end. */
  readonly broken: string | null;
};

/** @param most bytes after which the client gives up. */
function send(method: 'GET' | 'PATCH', most = Number.POSITIVE_INFINITY): Promise<Received> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(
      `${emulator.endpoints.arm}${REGISTRY}`,
      { method, ca, headers, agent: false },
      (response) => {
        let text = '';
        const end = (broken: string | null) => resolve({ status: response.statusCode ?? null, text, broken });
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > most) response.destroy();
        });
        response.on('end', () => end(null));
        response.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
        response.on('close', () => end('left'));
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: null, text: '', broken: error.code ?? error.message }),
    );
    sent.end(method === 'PATCH' ? CHANGE : undefined);
  });
}

const order = (spoil: Spoil) => emulator.admin.setFaults([{ match: { method: 'PATCH' }, then: { spoil } }]);
const isStored = async () => (await send('GET')).text.includes('"fault":"seen"');

describe('over the wire, each carried out', () => {
  test('truncated: half the JSON in an answer that ends properly', async () => {
    await order('truncated');
    const answer = await send('PATCH');
    expect([answer.status, answer.broken]).toEqual([200, null]);
    expect(answer.text).toMatch(/^\{"/);
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
    expect(await isStored()).toBe(true);
  });

  test('cut: half the JSON, then the connection breaks', async () => {
    await order('cut');
    const answer = await send('PATCH');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^\{"/);
    expect(answer.broken).toBe('ECONNRESET');
    expect(await isStored()).toBe(true);
  });

  test('empty: the status and nothing else', async () => {
    await order('empty');
    expect(await send('PATCH')).toEqual({ status: 200, text: '', broken: null });
    expect(await isStored()).toBe(true);
  });

  test('endless: it goes on until the client gives up, and the emulator with it', async () => {
    await order('endless');
    const answer = await send('PATCH', 200_000);
    expect([answer.status, answer.broken]).toEqual([200, 'left']);
    expect(answer.text.trim().length).toBeLessThan(5_000);
    expect(answer.text.length).toBeGreaterThan(200_000);
    expect(await isStored()).toBe(true);
  });
});

describe('an endless body in itself', () => {
  const bounds = { chunkBytes: 1_000, pauseMs: 1, mostBytes: 20_000, mostMs: 60_000 };
  const spoilt = (within: typeof bounds) =>
    spoiledResponse('endless', '{}', { status: 200, headers: new Headers() }, undefined, within);
  const read = async (stream: Response) => {
    let bytes = 0;
    try {
      for await (const part of stream.body ?? []) bytes += part.length;
    } catch (error) {
      return { bytes, error: (error as Error).message };
    }
    return { bytes, error: null };
  };

  test('ends by force at so many bytes', async () => {
    const { bytes, error } = await read(spoilt(bounds));
    expect(bytes).toBeGreaterThanOrEqual(20_000);
    expect(bytes).toBeLessThan(22_000);
    expect(error).toContain('on purpose');
  });

  test('ends by force after so long', async () => {
    const slow = { ...bounds, pauseMs: 20, mostMs: 60 };
    const { bytes, error } = await read(spoilt(slow));
    expect(bytes).toBeLessThan(6_000);
    expect(error).toContain('on purpose');
  });

  test('ends when its reader leaves', async () => {
    const reader = spoilt(bounds).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });
});
