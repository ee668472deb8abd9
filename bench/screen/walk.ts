// From the list to one of its registries and back, as somebody walks who points at a link before pressing it.
import type { Page } from 'playwright';

export type Walk = { readonly toRegistry: number; readonly toList: number };

/** @param count how many of the first rows are opened. @returns milliseconds from the press to what is known on screen. */
export async function walk(page: Page, count: number): Promise<readonly Walk[]> {
  const walks: Walk[] = [];
  for (let place = 0; place < count; place += 1) {
    const link = page.locator('[role=grid] tbody tr a').nth(place);
    const name = (await link.textContent()) ?? '';
    await link.hover();
    await page.waitForTimeout(600);
    const toRegistry = await timeOf(page, { press: place, heading: name });
    await page.waitForTimeout(1_000);
    walks.push({ toRegistry, toList: await timeOf(page, { press: null, heading: null }) });
    await page.waitForTimeout(1_000);
  }
  return walks;
}

type Step = {
  /** Which row's link is pressed; null goes back. */
  readonly press: number | null;
  /** What the page's heading holds when it is there; null waits for the list's rows. */
  readonly heading: string | null;
};

const timeOf = (page: Page, step: Step): Promise<number> =>
  page.evaluate(
    ({ press, heading }) =>
      new Promise<number>((resolve, reject) => {
        const pressedAt = performance.now();
        const look = () => {
          const rows = document.querySelector('[role=grid] tbody tr a');
          const isThere =
            heading === null ? rows : document.querySelector('main h1')?.textContent?.includes(heading);
          const took = performance.now() - pressedAt;
          if (isThere) resolve(took);
          else if (took > 30_000) reject(new Error(`Nothing of ${heading ?? 'the list'} after 30 s.`));
          else requestAnimationFrame(look);
        };
        if (press === null) history.back();
        else document.querySelectorAll<HTMLElement>('[role=grid] tbody tr a')[press]?.click();
        requestAnimationFrame(look);
      }),
    step,
  );
