import { expect, it } from 'vitest';
import { windowOf } from './window.ts';

it.each([
  [0, 40, 20],
  [1, 41, 20],
  [40, 80, 40],
  [120, 160, 80],
  [5_000, 160, 80],
])(
  'after %i that went well %i are on their way, %i in one subscription',
  (wentWell, inAll, perSubscription) => {
    expect(windowOf(1, wentWell)).toEqual({ inAll, perSubscription });
  },
);

it('is not narrowed where nothing stops the run', () => {
  expect(windowOf(null, 0)).toEqual(windowOf(null, 500));
  expect(windowOf(null, 0).inAll).toBe(400);
});
