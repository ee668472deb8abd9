import { describe, expect, test } from 'vitest';
import { closingLine, oneCheck, playwrightCount, sum, vitestCount } from './counts.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((name) => ({ status: name })),
});
const stats = (expected: number, unexpected = 0, flaky = 0, skipped = 0) => ({
  errors: [] as unknown[],
  stats: { expected, unexpected, flaky, skipped },
});

describe('counting Vitest', () => {
  test('takes what ran', () => {
    const testResults = [file('passed', 'passed', 'passed', 'todo'), file('failed', 'failed', 'passed')];
    expect(vitestCount({ success: false, testResults }, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  test('a file that could not be loaded is a failure', () => {
    const testResults = [file('failed'), file('passed', 'passed')];
    expect(vitestCount({ success: false, testResults }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('an unhandled error is a failure though every test passed', () => {
    const testResults = [file('passed', 'passed')];
    expect(vitestCount({ success: true, testResults }, 1).failed).toBe(1);
    expect(vitestCount({ success: false, testResults }, 0).failed).toBe(1);
  });

  test('no test executed, or no report, is a failure', () => {
    expect(vitestCount({ success: true, testResults: [] }, 0).failed).toBe(1);
    expect(vitestCount({ success: true, testResults: [file('passed', 'skipped')] }, 0).failed).toBe(1);
    expect(vitestCount(null, 0).failed).toBe(1);
  });
});

describe('counting Playwright', () => {
  test('takes what ran; flaky is failed', () => {
    expect(playwrightCount(stats(5, 1, 1, 2), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('an error outside of the tests is a failure', () => {
    expect(playwrightCount({ ...stats(5), errors: [{}] }, 0).failed).toBe(1);
    expect(playwrightCount(stats(5), 1).failed).toBe(1);
  });

  test('no test executed, or no report, is a failure', () => {
    expect(playwrightCount(stats(0, 0, 0, 3), 0).failed).toBe(1);
    expect(playwrightCount(null, 1).failed).toBe(1);
  });
});

test('the closing line names what was skipped only if anything was', () => {
  const total = sum([oneCheck(true), oneCheck(false), { passed: 3, failed: 0, skipped: 0 }]);
  expect(closingLine(total)).toBe('4 passed, 1 failed');
  expect(closingLine({ ...total, skipped: 2 })).toBe('4 passed, 1 failed, 2 skipped');
});
