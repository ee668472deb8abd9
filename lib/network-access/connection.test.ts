// What is stored with a decision: the requester's words survive, nothing is cut, limits are named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  composeDescription,
  DESCRIPTION_LIMIT,
  descriptionLength,
  messageToKeep,
  validateDecision,
} from './connection.ts';

test('the requester’s message stays in front', () => {
  expect(composeDescription('Lakehouse, CHG-20418.', 'Approved by approver')).toBe(
    'Lakehouse, CHG-20418. | Approved by approver',
  );
  expect(composeDescription(null, ' fine ')).toBe('fine');
  expect(composeDescription('message', '  ')).toBe('message');
  expect(composeDescription(null, '')).toBe('');
});

test('nothing is ever shortened', () => {
  fc.assert(
    fc.property(
      fc.option(fc.string({ maxLength: 300 })),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      (message, reason) => {
        const stored = composeDescription(message, reason);
        expect(stored.startsWith((message ?? '').trim())).toBe(true);
        expect(stored.endsWith(reason.trim())).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the message at the endpoint stays as well, once, wherever it fits', () => {
  expect(messageToKeep(null, 'CHG-7')).toBe('CHG-7');
  expect(messageToKeep('CHG-7', ' CHG-7 ')).toBe('CHG-7');
  expect(messageToKeep('CHG-7 | Approved', 'CHG-7')).toBe('CHG-7 | Approved');
  expect(messageToKeep('Looked at', 'CHG-7')).toBe('CHG-7 | Looked at');
  expect(messageToKeep('CHG-7', null)).toBe('CHG-7');
  expect(messageToKeep(null, null)).toBeNull();
  const long = 'm'.repeat(DESCRIPTION_LIMIT);
  expect(messageToKeep('Looked at', long)).toBe('Looked at');
  expect(messageToKeep(null, long)).toBe(long);
});

const decide = (decision: 'approve' | 'reject', reason: string, message: string | null = null) =>
  validateDecision({ decision, reason, message });

test('a rejection needs a reason, an approval does not', () => {
  expect(decide('reject', ' \n')).toEqual([{ path: 'reason', code: 'reason_required' }]);
  expect(decide('approve', '')).toEqual([]);
  expect(decide('reject', 'No.')).toEqual([]);
});

test('too long says by how much, in UTF-16 code units', () => {
  expect(decide('approve', 'x'.repeat(DESCRIPTION_LIMIT))).toEqual([]);
  expect(decide('approve', 'x'.repeat(100), 'm'.repeat(40))).toEqual([
    { path: 'reason', code: 'description_overflow', values: { over: 3, limit: 140 } },
  ]);
  expect(descriptionLength('한글😀')).toBe(4);
  expect(decide('reject', '😀'.repeat(70))).toEqual([]);
  expect(decide('reject', '😀'.repeat(71))[0]?.values).toEqual({ over: 2, limit: 140 });
  expect(decide('reject', 'x'.repeat(1_000_000))[0]?.values).toEqual({ over: 999_860, limit: 140 });
});

test('a stored message of any length may go back as it is', () => {
  expect(decide('approve', '', 'm'.repeat(500))).toEqual([]);
});

test.each(['\u0000', 'a\u001bb', 'a\u202eb', '\u2066', '\ud800', 'a\u007f'])(
  'control, direction and half characters are refused: %j',
  (reason) => {
    expect(decide('reject', reason)).toEqual([{ path: 'reason', code: 'control_characters' }]);
  },
);

test.each(['two\nlines', 'tab\there', '한글 사유', '👩‍💻 ok', 'עברית'])(
  'ordinary text passes: %j',
  (reason) => {
    expect(decide('reject', reason)).toEqual([]);
  },
);
