import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import { hashOf, type Look, lookAt } from './look.ts';
import { postureOf } from './posture.ts';
import { rowKey } from './row-key.ts';
import { DEFECTS, registry, SOUND } from './testing/fleets.ts';
import {
  changeOf,
  formatHistory,
  type History,
  isNewIn,
  MOST_DAYS,
  NO_HISTORY,
  parseHistory,
  pendingSince,
  recordLook,
  recordPending,
  seriesOf,
} from './trend.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOON = Date.UTC(2026, 10, 20, 12);
const OPEN = DEFECTS['open']?.access ?? SOUND;

const tableWith = (open: readonly string[]) =>
  tableOf([...open.map((name) => registry(name, OPEN)), registry('sound', SOUND)]);

function look(at: number, open: readonly string[], unread: readonly string[] = []): Look {
  const table = tableWith(open);
  return lookAt(table, postureOf(table, { dns: null, pendingSince: new Map(), now: at }), at, unread);
}

const looks = (...all: readonly Look[]): History => all.reduce(recordLook, NO_HISTORY);

test('changes are told against the look before, and new registries are known by name', () => {
  const history = looks(look(NOON, ['a', 'b']), look(NOON + DAY, ['b', 'c', 'd']));
  expect(history.baseline?.at).toBe(NOON);
  expect(changeOf(history, 'open_to_internet')).toBe(1);
  expect(changeOf(history, 'critical:open_to_internet')).toBe(1);
  expect(changeOf(history, 'info:duplicate_rules')).toBe(0);
  expect(changeOf(history, 'size')).toBe(1);
  const isNew = isNewIn(history, 'open_to_internet');
  const table = tableWith(['b', 'c', 'd']);
  expect([0, 1, 2].map((row) => isNew?.(rowKey(table, row)))).toEqual([false, true, true]);
});

test('reading again within half an hour is the same look', () => {
  const first = looks(look(NOON, ['a']), look(NOON + DAY, ['a', 'b']));
  const again = [10, 35, 60].reduce(
    (history, minutes) => recordLook(history, look(NOON + DAY + minutes * MINUTE, ['a', 'b', 'c'])),
    first,
  );
  expect(again.baseline?.at).toBe(NOON);
  expect(changeOf(again, 'open_to_internet')).toBe(2);
  const later = recordLook(again, look(NOON + DAY + 91 * MINUTE, ['c']));
  expect(later.baseline?.at).toBe(NOON + DAY + 60 * MINUTE);
  expect(changeOf(later, 'open_to_internet')).toBe(-2);
});

test('there is no change to tell at the first look, of what was not known, or when others could be read', () => {
  expect(changeOf(looks(look(NOON, ['a'])), 'open_to_internet')).toBeNull();
  // DNS was not read.
  const table = tableOf([registry('x', { ...SOUND, connections: { ...SOUND.connections, approved: 1 } })]);
  const unread = (at: number) =>
    lookAt(table, postureOf(table, { dns: null, pendingSince: new Map(), now: at }), at, []);
  expect(changeOf(looks(unread(NOON), unread(NOON + DAY)), 'dns_broken')).toBeNull();
  const partial = looks(look(NOON, ['a']), look(NOON + DAY, ['a', 'b'], ['S2', 'S1']));
  expect(changeOf(partial, 'open_to_internet')).toBeNull();
  expect(isNewIn(partial, 'open_to_internet')).toBeNull();
  expect(seriesOf(partial, 'open_to_internet')).toEqual([{ at: NOON + DAY, count: 2 }]);
  const alike = recordLook(partial, look(NOON + 2 * DAY, ['a'], ['s1', 's2']));
  expect(changeOf(alike, 'open_to_internet')).toBe(-1);
});

test('one look a day is kept, for ninety days, and an old reading changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 * 1_440 }), { maxLength: 250 }), (minutes) => {
      const times = minutes.map((minute) => NOON + minute * MINUTE);
      const history = times.map((at) => look(at, ['a'])).reduce(recordLook, NO_HISTORY);
      const rising = times.filter((at, place) => at >= Math.max(0, ...times.slice(0, place)));
      const days = [...new Set(rising.map((at) => Math.floor(at / DAY)))];
      expect(history.days.map(({ at }) => Math.floor(at / DAY))).toEqual(days.slice(-MOST_DAYS));
      for (const { at } of history.days)
        expect(at).toBe(Math.max(...rising.filter((one) => Math.floor(one / DAY) === Math.floor(at / DAY))));
      expect(history.current?.at).toBe(rising.length === 0 ? undefined : Math.max(...rising));
    }),
    { numRuns: 100 },
  );
});

test('since when requests wait is remembered until none waits, and kept for what could not be read', () => {
  const waiting = (...names: string[]) =>
    tableOf(
      names.map((name) => registry(name, { ...SOUND, connections: { ...SOUND.connections, pending: 1 } })),
    );
  const first = recordPending(NO_HISTORY, waiting('a', 'b'), NOON, true);
  const second = recordPending(first, waiting('b', 'c'), NOON + DAY, true);
  const since = pendingSince(second, waiting('a', 'b', 'c'));
  expect([...since.values()]).toEqual([NOON, NOON + DAY]);
  const partial = recordPending(second, waiting('c'), NOON + 2 * DAY, false);
  expect([...pendingSince(partial, waiting('b', 'c')).values()]).toEqual([NOON, NOON + DAY]);
  const decided = recordPending(partial, tableOf([registry('b', SOUND)]), NOON + 3 * DAY, false);
  expect([...pendingSince(decided, waiting('b', 'c')).values()]).toEqual([NOON + DAY]);
});

test('what was kept is read back; what is not ours is forgotten', () => {
  const history = recordPending(
    looks(look(NOON, ['a']), look(NOON + DAY, ['b'])),
    tableOf([registry('p', { ...SOUND, connections: { ...SOUND.connections, pending: 3 } })]),
    NOON,
    true,
  );
  expect(parseHistory(formatHistory(history))).toEqual(history);
  for (const text of [null, '', '{', '[]', 'null', '"x"', '{"v":0}', '{"v":1}', '{"v":1,"days":{}}'])
    expect(parseHistory(text), String(text)).toEqual(NO_HISTORY);
});

test('ninety looks at ten thousand registries, a thousand in each view, fit into what a browser keeps', () => {
  const names = Array.from({ length: 1_000 }, (_, n) => `registry${n}`);
  const one = look(NOON, names);
  const all = Array.from({ length: 100 }, (_, day) => ({ ...one, at: NOON + day * DAY }));
  const text = formatHistory(all.reduce(recordLook, NO_HISTORY));
  expect(text.length).toBeLessThan(200_000);
  expect(new Set(names.map(hashOf)).size).toBe(names.length);
});

test('a view that lacks what could not be read elsewhere compares with nothing; the others do', () => {
  const table = tableWith(['a']);
  const posture = postureOf(table, { dns: new Map(), pendingSince: new Map(), now: NOON });
  const whole = lookAt(table, posture, NOON, []);
  const partly = lookAt(table, posture, NOON + DAY, [], ['dns_broken']);
  expect(changeOf(looks(whole, whole), 'dns_broken')).toBeNull();
  expect(changeOf(looks(whole, { ...whole, at: NOON + DAY }), 'dns_broken')).toBe(0);
  expect(changeOf(looks(whole, partly), 'dns_broken')).toBeNull();
  expect(changeOf(looks(whole, partly), 'open_to_internet')).toBe(0);
});
