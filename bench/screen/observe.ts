// What the browser itself records of a page: https://web.dev/articles/vitals
import type { Page } from 'playwright';

type Recorded = {
  lcp: number;
  cls: number;
  /** Milliseconds by which tasks ran longer than 50: https://web.dev/articles/tbt */
  blocked: number;
  /** Milliseconds from each press of a key to the next paint. */
  interactions: number[];
  firstRows: number;
  allRows: number;
};

declare global {
  interface Window {
    recorded: Recorded;
  }
}

/** Must be called before the page is opened. @param rows how many the grid has in the end. */
export async function record(page: Page, rows: number): Promise<void> {
  await page.addInitScript((expected) => {
    const recorded = { lcp: 0, cls: 0, blocked: 0, interactions: [], firstRows: 0, allRows: 0 } as Recorded;
    window.recorded = recorded;
    const observe = (type: string, take: (entry: never) => void, more: object = {}) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry as never);
      }).observe({ type, buffered: true, ...more });
    observe('largest-contentful-paint', ({ startTime }: PerformanceEntry) => {
      recorded.lcp = startTime;
    });
    observe('layout-shift', (entry: { hadRecentInput: boolean; value: number }) => {
      if (!entry.hadRecentInput) recorded.cls += entry.value;
    });
    observe('longtask', ({ duration }: PerformanceEntry) => {
      recorded.blocked += Math.max(0, duration - 50);
    });
    observe(
      'event',
      (entry: PerformanceEntry & { interactionId: number; name: string }) => {
        if (entry.interactionId > 0 && entry.name === 'keydown') recorded.interactions.push(entry.duration);
      },
      { durationThreshold: 16 },
    );
    const look = () => {
      const grid = document.querySelector('[role=grid][aria-rowcount]');
      const count = Number(grid?.getAttribute('aria-rowcount') ?? 0) - 1;
      const hasRows = (grid?.querySelector('tbody tr a') ?? null) !== null;
      if (hasRows && recorded.firstRows === 0) recorded.firstRows = performance.now();
      if (hasRows && count >= expected) recorded.allRows = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, rows);
}

/** After everything is there. */
export async function recordedBy(page: Page): Promise<Recorded> {
  await page.waitForFunction(() => window.recorded.allRows > 0, undefined, { timeout: 120_000 });
  return page.evaluate(() => window.recorded);
}

/**
 * Milliseconds of every key pressed into the search, until the next paint. Keys that the browser reported no entry
 * for were faster than it reports: they count as the threshold of 16.
 */
export async function typeIntoSearch(page: Page, words: readonly string[]): Promise<readonly number[]> {
  const search = page.getByRole('searchbox').first();
  await page.evaluate(() => {
    window.recorded.interactions.length = 0;
  });
  let keys = 0;
  for (const word of words) {
    await search.focus();
    for (const key of word) {
      await page.keyboard.press(key);
      await page.waitForTimeout(120);
      keys += 1;
    }
    for (let left = word.length; left > 0; left -= 1) {
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(60);
      keys += 1;
    }
  }
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => window.recorded.interactions);
  return [...seen, ...Array<number>(Math.max(0, keys - seen.length)).fill(16)];
}

export const nodesOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('*').length);
