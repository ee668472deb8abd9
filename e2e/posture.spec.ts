// The posture of the fleet: a finding leads to its fix, and is gone when one comes back; on paper; in a file.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, expectNoAxeViolations, signIn, test } from './fixtures.ts';
import { draftRestriction, review, save } from './pages.ts';
import { seeded } from './seeded.ts';

const panel = (page: Page, title: string) => page.getByRole('region', { name: new RegExp(`${title}$`) });
const countIn = async (page: Page, title: string) =>
  Number.parseInt((await panel(page, title).getByRole('heading').textContent()) ?? '', 10);

const OPEN = 'Open to the Internet';
const UNREAD = '5ab00002-0000-4000-8000-000000000002';

test('a finding leads to its fix, and is gone afterwards', async ({ page, azure }) => {
  const { registries } = await seeded(azure);
  await signIn(page, 'operator', '/posture');
  await expect(page.getByText(new RegExp(`of ${registries} registries need attention`))).toBeVisible();
  // Private DNS is read behind the registries.
  await expect(panel(page, 'DNS broken')).toContainText('get no right answer');
  await expectNoAxeViolations(page);

  const before = await countIn(page, OPEN);
  expect(before).toBeGreaterThan(2);
  await expect(panel(page, OPEN).getByRole('link', { name: /in the grid$/ })).toHaveAttribute(
    'href',
    '/registries?kind=open_to_internet',
  );
  // Premium, and nobody has made a rule yet.
  await panel(page, OPEN).getByRole('link', { name: 'Change public access: crcontosodata' }).click();
  await draftRestriction(page);
  await review(page);
  await save(page);
  await expect(page.getByText('public access saved').first()).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Posture' }).click();
  await expect.poll(() => countIn(page, OPEN)).toBe(before - 1);
  await expect(panel(page, OPEN).getByRole('link', { name: 'crcontosodata' })).toHaveCount(0);

  // A view that the grid's filters cannot say has a list of its own.
  const stale = await countIn(page, 'Stale connections');
  await panel(page, 'Stale connections')
    .getByRole('link', { name: `Show all ${stale}` })
    .click();
  await expect(page).toHaveURL(/\/posture\?view=stale_connections$/);
  await expect(page.getByRole('table').getByRole('link', { name: /^Connections: / })).toHaveCount(stale);
  await expectNoAxeViolations(page);
  await page.goBack();
  await expect(panel(page, 'Stale connections')).toBeVisible();
});

test('the file and the sheet of paper say the same, and what is missing from them', async ({
  page,
  azure,
}) => {
  await azure.setFaults([
    {
      match: { operation: 'registries.list', subscriptionId: UNREAD },
      times: -1,
      then: { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'No.' } } },
    },
  ]);
  await signIn(page, 'reader', '/posture');
  await expect(page.getByText(/^1 of \d+ subscriptions could not be read/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  const open = await countIn(page, OPEN);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Findings as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^acr-posture-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffread_at_utc,subscription,/);
  expect(lines.filter((line) => line.endsWith(',finding,critical,open_to_internet'))).toHaveLength(open);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  const sheet = page.locator('main');
  await expect(sheet).toContainText('reader@contoso.example');
  await expect(sheet).toContainText('data-prod');
  await expect(page.getByRole('row', { name: new RegExp(`^${OPEN} ${open} `) })).toBeVisible();
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: 'test-results/screenshots/posture-print.png', fullPage: true });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

  // What was seen is compared with at the next look.
  const day = 86_400_000;
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate((before) => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('posture:')) ?? '';
    const text = localStorage.getItem(key) ?? '';
    const kept = JSON.parse(text) as {
      current: { at: number; ids: Record<string, string[]>; counts: Record<string, number> };
      days: { at: number }[];
    };
    kept.current.at -= before;
    for (const one of kept.days) one.at -= before;
    kept.current.ids['open_to_internet']?.pop();
    kept.current.counts['open_to_internet'] = (kept.current.counts['open_to_internet'] ?? 0) - 1;
    localStorage.setItem(key, JSON.stringify(kept));
  }, day);
  await page.reload();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /^Compared with your last look on this browser, yesterday/ }),
  ).toBeVisible();
  await expect(panel(page, OPEN)).toContainText(/\+1 since yesterday \d\d:\d\d/);
  await expect(panel(page, OPEN)).toContainText('1 new');
  await expect(
    panel(page, OPEN).getByRole('img', { name: /^From \d+ to \d+ in 2 looks since/ }),
  ).toBeVisible();
});
