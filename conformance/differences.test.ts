// The comparison itself: what it forgives (ids, times, people) and what it must never forgive.
import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';
import { createTokens } from './tokens.ts';

const OURS = '5ab00001-0000-4000-8000-000000000001';
const BLANK = '00000000-0000-0000-0000-000000000000';
const A = 'aaaaaaaa-1111-4111-8111-111111111111';
const B = 'bbbbbbbb-2222-4222-8222-222222222222';
const compare = (recorded: unknown, ours: unknown) =>
  differences('body', recorded, ours, createTokens(OURS)).map(({ at }) => at);

describe('forgives', () => {
  it.each<[string, unknown, unknown]>([
    ['another subscription', `/subscriptions/${BLANK}/x`, `/subscriptions/${OURS}/x`],
    ['another made-up id', { resourceGuid: A }, { resourceGuid: B }],
    ['another time', '2024-07-01T04:20:12.5566541+00:00', '2026-11-21T09:00:00Z'],
    ['another person', 'aaa@foo.com', 'operator@contoso.example'],
    ['another etag', { etag: `W/"${A}"` }, { etag: `W/"${B}"` }],
    ['another order of members', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ])('%s', (_name, recorded, ours) => expect(compare(recorded, ours)).toEqual([]));
});

describe('finds', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a missing member', { a: { b: 1 } }, { a: {} }, 'body.a.b'],
    ['a member too many', { a: {} }, { a: { b: null } }, 'body.a.b'],
    ['another type', { n: 1 }, { n: '1' }, 'body.n'],
    ['null for a missing member', { a: null }, {}, 'body.a'],
    ['another value', { s: ['Allow'] }, { s: ['Deny'] }, 'body.s.0'],
    ['another length', { s: [1, 2] }, { s: [1] }, 'body.s'],
    ['another letter case', 'Succeeded', 'succeeded', 'body'],
    ['a list for an object', {}, [], 'body'],
    ['a text for a time', '2024-07-01T04:20:12Z', 'yesterday', 'body'],
    ['one id for two', { a: A, b: A }, { a: B, b: A }, 'body.b'],
    ['an etag without quotes', { etag: `W/"${A}"` }, { etag: B }, 'body.etag'],
  ])('%s', (_name, recorded, ours, at) => expect(compare(recorded, ours)).toEqual([at]));
});

it('puts learnt ids into later requests', () => {
  const tokens = createTokens(OURS);
  differences('body', { name: `r.${A.replaceAll('-', '')}` }, { name: `r.${B.replaceAll('-', '')}` }, tokens);
  expect(tokens.toOurs(`/subscriptions/${BLANK}/c/r.${A.replaceAll('-', '')}`)).toBe(
    `/subscriptions/${OURS}/c/r.${B.replaceAll('-', '')}`,
  );
});
