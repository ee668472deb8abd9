// Counts what ran, from the runners' own report files, so that silence never reads as success.

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What we read of Vitest's JSON report. */
export type VitestReport = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** What we read of Playwright's JSON report. */
export type PlaywrightReport = {
  readonly errors: readonly unknown[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** A check that has one result, such as the build. */
export function oneCheck(ok: boolean): Count {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/**
 * A runner's own counts, made to agree with its exit code: a run that crashed, that failed outside of
 * any test, or that executed nothing has one failure more than its report says.
 */
function settled(count: Count, exitCode: number): Count {
  const silent = count.passed + count.failed === 0 || (exitCode !== 0 && count.failed === 0);
  return silent ? { ...count, failed: count.failed + 1 } : count;
}

/** @param report null when Vitest left none */
export function vitestCount(report: VitestReport | null, exitCode: number): Count {
  if (report === null) return oneCheck(false);
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const before = count.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      else if (status === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
    // A file that could not be loaded, or whose hooks failed, has no failing test to show for it.
    if (file.status === 'failed' && count.failed === before) count.failed += 1;
  }
  return settled(count, report.success ? exitCode : exitCode || 1);
}

/** @param report null when Playwright left none. A flaky test failed at least once: it counts as failed. */
export function playwrightCount(report: PlaywrightReport | null, exitCode: number): Count {
  if (report === null) return oneCheck(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const count = { passed: expected, failed: unexpected + flaky, skipped };
  return settled(count, report.errors.length > 0 ? exitCode || 1 : exitCode);
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`, with `, 1 skipped` after it if anything was. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
