// Which address a browser is taken to come from.
import { expect, test } from 'vitest';
import { ownAddress, publicAddress } from './own-address.ts';

test.each<[about: string, header: string | null, proxies: number, expected: object]>([
  ['no proxy', '52.174.9.77', 0, { kind: 'public', address: '52.174.9.77' }],
  ['one proxy', '52.174.9.77', 1, { kind: 'public', address: '52.174.9.77' }],
  ['a client that claims another', '8.8.8.8, 52.174.9.77', 1, { kind: 'public', address: '52.174.9.77' }],
  ['two proxies', '52.174.9.77, 10.0.0.4', 2, { kind: 'public', address: '52.174.9.77' }],
  [
    'two proxies and a claim',
    '8.8.8.8, 52.174.9.77, 10.0.0.4',
    2,
    { kind: 'public', address: '52.174.9.77' },
  ],
  ['fewer than configured', '52.174.9.77', 3, { kind: 'unknown' }],
  ['an IPv4 address in IPv6 clothes', '::ffff:52.174.9.77', 0, { kind: 'public', address: '52.174.9.77' }],
  ['loopback', '127.0.0.1', 0, { kind: 'special', address: '127.0.0.1', code: 'loopback' }],
  ['loopback in IPv6', '::1', 0, { kind: 'special', address: '::1', code: 'loopback' }],
  ['mapped loopback', '::ffff:127.0.0.1', 0, { kind: 'special', address: '127.0.0.1', code: 'loopback' }],
  ['private', '10.2.3.4', 1, { kind: 'special', address: '10.2.3.4', code: 'private' }],
  ['carrier', '100.64.1.1', 1, { kind: 'special', address: '100.64.1.1', code: 'shared' }],
  ['IPv6', '2603:1020::7', 1, { kind: 'ipv6', address: '2603:1020::7' }],
  ['nothing', null, 0, { kind: 'unknown' }],
  ['garbage', 'unknown', 1, { kind: 'unknown' }],
  ['a port', '52.174.9.77:4711', 1, { kind: 'unknown' }],
  ['a script', '<script>', 1, { kind: 'unknown' }],
])('%s', (_about, header, proxies, expected) => {
  expect(ownAddress(header, proxies)).toEqual(expected);
});

test('only a public address counts', () => {
  expect(publicAddress(ownAddress('52.174.9.77', 0))).toBe('52.174.9.77');
  expect(publicAddress(ownAddress('10.0.0.1', 0))).toBeNull();
  expect(publicAddress(undefined)).toBeNull();
});
