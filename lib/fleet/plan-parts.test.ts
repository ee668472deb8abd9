import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planParts } from './plan-parts.ts';

const fleet = (size: number, registries: number) =>
  new Map(Array.from({ length: size }, (_, index) => [`s${index}`, registries]));

test('ten thousand registries of five hundred subscriptions, a page of them there: ten parts', () => {
  const counts = fleet(500, 20);
  const read = new Map([...counts].slice(0, 50));
  expect(planParts(counts, read, 1_000)).toHaveLength(9);
  read.set('s49', 3);
  expect(planParts(counts, read, 1_000)).toHaveLength(10);
});

test('a subscription of more than a page is read page by page', () => {
  expect(planParts(new Map([['big', 2_500]]), new Map([['big', 1_000]]), 1_000)).toEqual([
    { subscriptions: ['big'], skip: 0, rows: 1_000 },
    { subscriptions: ['big'], skip: 1_000, rows: 1_000 },
    { subscriptions: ['big'], skip: 2_000, rows: 500 },
  ]);
});

test('every missing registry is in exactly one part, none of which is more than a page', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.nat({ max: 250 }), { maxKeys: 40 }),
      fc.func(fc.boolean()),
      (sizes, isRead) => {
        const counts = new Map(Object.entries(sizes));
        const read = new Map([...counts].filter(([id]) => isRead(id)));
        const seen = new Map<string, number>();
        for (const { subscriptions, skip, rows } of planParts(counts, read, 100)) {
          expect(rows).toBeLessThanOrEqual(100);
          if (skip > 0 || subscriptions.length === 1) {
            const [id = ''] = subscriptions;
            seen.set(id, (seen.get(id) ?? 0) + rows);
            expect(skip + rows).toBeLessThanOrEqual(counts.get(id) ?? 0);
          } else for (const id of subscriptions) seen.set(id, (seen.get(id) ?? 0) + (counts.get(id) ?? 0));
        }
        const missing = [...counts].filter(([id, count]) => count > 0 && !read.has(id));
        expect(seen).toEqual(new Map(missing));
      },
    ),
  );
});
