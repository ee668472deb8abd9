// Every sentence about subnets is in both catalogues, and formats with every kind of value it can get.
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ko from '#messages/ko.json' with { type: 'json' };

const leaves = (tree: object, path = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : leaves(value, `${path}${key}.`),
  );

const tag = (chunks: string) => `[${chunks}]`;
const VALUES = {
  ...{ used: 99, limit: 100, subscriptions: 1, sku: 'Basic' },
  ...{ name: 'snet-a', names: 'a, b', service: 'Microsoft.Web', services: 'x', namespace: 'Microsoft.X' },
  ...{ code: tag, about: tag, instead: tag, time: () => '10:00' },
};
const VARIANTS = [0, 1, 2].flatMap((count) =>
  ['government', 'china'].flatMap((cloud) =>
    ['all', 'disabled'].flatMap((mode) =>
      ['gone', 'forbidden', 'unread'].map((state) => ({ ...VALUES, count, cloud, mode, state })),
    ),
  ),
);

describe.each([
  ['en', en],
  ['ko', ko],
] as const)('subnets in %s', (locale, messages) => {
  it('has the same sentences as the other language', () => {
    expect([...leaves(messages.subnets)].sort()).toEqual([...leaves(en.subnets)].sort());
  });

  it.each(leaves(en.subnets).map((key) => [key]))('%s', (key) => {
    const fail = (error: Error): never => {
      throw error;
    };
    const t = createTranslator({
      locale,
      messages: messages as never,
      namespace: 'subnets' as never,
      onError: fail,
    });
    for (const values of VARIANTS) {
      const text = t.markup(key as never, values as never);
      expect(text).not.toMatch(/undefined|NaN|[{}<>#]|^\s|\s$| {2}/);
      expect(text).not.toBe('');
    }
  });
});
