import { expect, test } from 'vitest';
import { letterOf } from './letter-of.ts';

const press = (change: Partial<Parameters<typeof letterOf>[0]>) =>
  letterOf({
    key: 'j',
    code: 'KeyJ',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    ...change,
  });

test('a letter, wherever the layout has it, and in upper case with caps lock', () => {
  expect(press({})).toBe('j');
  expect(press({ key: 'A', code: 'KeyA' })).toBe('a');
  expect(press({ key: 'a', code: 'KeyQ' })).toBe('a');
});

test('a layout of another script counts by the place of the key', () => {
  expect(press({ key: 'ㅓ', code: 'KeyJ' })).toBe('j');
  expect(press({ key: 'ф', code: 'KeyA' })).toBe('a');
});

test.each(['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'repeat', 'isComposing'])('never with %s', (flag) => {
  expect(press({ [flag]: true })).toBeNull();
});

test.each([
  { key: 'Enter', code: 'Enter' },
  { key: 'ArrowDown', code: 'ArrowDown' },
  { key: '1', code: 'Digit1' },
  { key: 'ß', code: 'Minus' },
  { key: 'Process', code: 'KeyJ' },
])('$key is no letter', (event) => {
  expect(press(event)).toBeNull();
});
