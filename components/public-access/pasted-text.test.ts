import { expect, test } from 'vitest';
import { parseLines } from '#lib/network-access/parse-lines.ts';
import { leaveOut, replaceLine, takeGood } from './pasted-text.ts';

const text = '20.82.14.0/26, "office, Berlin"\n51.144.7.77/24\n10.4.0.0/16; 20.103.61.18';
const lines = parseLines(text, []);

test('the nearest valid form replaces its entry and nothing else', () => {
  const after = parseLines(replaceLine(lines, 2, '51.144.7.0/24'), []);
  expect(after.map(({ text: entry, verdict }) => [entry, verdict])).toEqual([
    ['20.82.14.0/26', 'good'],
    ['51.144.7.0/24', 'good'],
    ['10.4.0.0/16', 'bad'],
    ['20.103.61.18', 'good'],
  ]);
});

test('an entry left out is gone, the others keep their verdicts', () => {
  expect(parseLines(leaveOut(lines, 3), []).map(({ text: entry }) => entry)).toEqual([
    '20.82.14.0/26',
    '51.144.7.77/24',
    '20.103.61.18',
  ]);
});

test('good entries are taken, the rest stays to be decided', () => {
  expect(takeGood(lines)).toEqual({
    rules: ['20.82.14.0/26', '20.103.61.18'],
    rest: '51.144.7.77/24\n10.4.0.0/16',
  });
});
