/** Readings take turns: never more at once than allowed, nobody with an empty list behind somebody with a kept one. */
import { expect, it } from 'vitest';
import { type Purpose, turns } from './turns.ts';

/** Readings that end when told, and what has begun so far. */
function playing(limits: { most: number; mostNewer: number }) {
  const all = turns(limits);
  const begun: string[] = [];
  const ends = new Map<string, (result: string) => void>();
  const ask = (name: string, purpose: Purpose, isWanted = () => true) =>
    all.take(purpose, isWanted, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = (name: string) => {
    ends.get(name)?.(name);
    return settle();
  };
  return { all, begun, ask, end, settle };
}

it('runs no more at once than it may, and then the next one', async () => {
  const { all, begun, ask, end, settle } = playing({ most: 2, mostNewer: 2 });
  const results = ['a', 'b', 'c', 'd'].map((name) => ask(name, 'first'));
  await settle();
  expect([begun, all.count()]).toEqual([['a', 'b'], 4]);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c', 'd']) await end(name);
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd']);
  expect(all.count()).toBe(0);
});

it('lets those go first who have nothing yet, and leaves them room', async () => {
  const { begun, ask, end, settle } = playing({ most: 2, mostNewer: 1 });
  void ask('newer 1', 'newer');
  void ask('newer 2', 'newer');
  await settle();
  expect(begun).toEqual(['newer 1']);
  void ask('first 1', 'first');
  void ask('first 2', 'first');
  await settle();
  expect(begun).toEqual(['newer 1', 'first 1']);
  await end('newer 1');
  expect(begun).toEqual(['newer 1', 'first 1', 'first 2']);
  await end('first 1');
  expect(begun.at(-1)).toBe('newer 2');
});

it('leaves out what nobody wants any more when its turn comes', async () => {
  const { all, begun, ask, end, settle } = playing({ most: 1, mostNewer: 1 });
  void ask('a', 'newer');
  await settle();
  let isWanted = true;
  const left = ask('b', 'newer', () => isWanted);
  const next = ask('c', 'newer');
  isWanted = false;
  await end('a');
  expect(await left).toBeNull();
  expect(begun).toEqual(['a', 'c']);
  await end('c');
  expect([await next, all.count()]).toEqual(['c', 0]);
});

it('gives the turn on when a reading fails', async () => {
  const { ask, end, all } = playing({ most: 1, mostNewer: 1 });
  const failed = all.take(
    'first',
    () => true,
    () => Promise.reject(new Error('broken')),
  );
  const next = ask('next', 'first');
  await expect(failed).rejects.toThrow('broken');
  await end('next');
  expect(await next).toBe('next');
});
