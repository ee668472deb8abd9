/** Everyone who follows a reading gets all of it, whenever they come. */
import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openFeed } from './feed.ts';

const text = async (stream: ReadableStream<Uint8Array>) =>
  inflateRawSync(Buffer.from(await new Response(stream).arrayBuffer())).toString();
const bytes = (of: string) => new TextEncoder().encode(of);

it('gives the same to who comes early, in the middle, and afterwards in one piece', async () => {
  const go = Promise.withResolvers<void>();
  const parts = Array.from({ length: 40 }, (_, number) => `${number} ${Math.random()} `.repeat(200));
  const feed = openFeed(async ({ send, begin }) => {
    begin();
    for (const [number, part] of parts.entries()) {
      send(bytes(part));
      if (number === 20) await go.promise;
    }
  });
  expect(feed.whole()).toBeNull();
  const early = text(feed.follow());
  // A slow one has read a part when the chunks become one.
  const slow = feed.follow().getReader();
  const seen = [(await slow.read()).value ?? new Uint8Array()];
  const middle = text(feed.follow());
  expect(feed.followers()).toBe(3);
  go.resolve();
  await text(feed.follow());
  for (let part = await slow.read(); !part.done; part = await slow.read()) seen.push(part.value);
  const all = parts.join('');
  expect(inflateRawSync(Buffer.concat(seen)).toString()).toBe(all);
  expect(await Promise.all([early, middle, text(feed.follow())])).toEqual([all, all, all]);
  expect(inflateRawSync(feed.whole() ?? new Uint8Array()).toString()).toBe(all);
  expect(feed.followers()).toBe(0);
});

it('counts out who leaves', async () => {
  const feed = openFeed(() => new Promise(() => undefined));
  const reader = feed.follow().getReader();
  const waiting = reader.read();
  await new Promise((resolve) => setImmediate(resolve));
  expect(feed.followers()).toBe(1);
  await reader.cancel();
  await waiting;
  await new Promise((resolve) => setImmediate(resolve));
  expect(feed.followers()).toBe(0);
});

it('has begun when Azure is asked, not when it was ordered', async () => {
  const go = Promise.withResolvers<void>();
  const feed = openFeed(async ({ begin }) => {
    await go.promise;
    begin();
  });
  expect(feed.startedAt()).toBe(Number.POSITIVE_INFINITY);
  const before = Date.now();
  go.resolve();
  await text(feed.follow());
  expect(feed.startedAt()).toBeGreaterThanOrEqual(before);
  expect(feed.startedAt()).toBeLessThanOrEqual(Date.now());
});

it('is whole before anybody hears of its end', async () => {
  const ends: unknown[] = [];
  const feed = openFeed(
    async ({ send }) => send(bytes('all')),
    () => ends.push(feed.whole()?.length ?? null, feed.followers()),
  );
  await text(feed.follow());
  expect(ends).toEqual([feed.whole()?.length, 1]);
});

it('is never whole when it failed, and says so to everyone', async () => {
  const feed = openFeed(async ({ send }) => {
    send(bytes('so far'));
    throw new Error('broken');
  });
  const during = text(feed.follow());
  await expect(during).rejects.toThrow('broken');
  expect(feed.whole()).toBeNull();
  await expect(text(feed.follow())).rejects.toThrow('broken');
});
