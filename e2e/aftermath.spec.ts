// Somebody else writes the whole rule set while a save is on its way: it is told, and put back in a review.
import type { Page } from 'playwright/test';
import type { AdminClient } from '#emulator/admin-client.ts';
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

const OURS = '20.61.10.4';
const THEIRS = '40.68.37.158';
const ARM_ID = `/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/registries/${ARTICLE.name}`;
/** How long our PATCH is held up on its way to Azure. Milliseconds. */
const HELD = 2_500;
/** When the log is asked for the first time. */
const FIRST_CHECK = 30_000;

type Azure = AdminClient & { endpoints: { arm: string } };

/** As `az acr network-rule` sends it. */
async function someoneElseWrites(page: Page, azure: Azure, rules: readonly string[], more: object = {}) {
  const token = await azure.token({ user: 'operator', kind: 'arm', mfa: true });
  const answer = await page.request.patch(`${azure.endpoints.arm}${ARM_ID}?api-version=2021-08-01-preview`, {
    headers: { authorization: `Bearer ${token}` },
    data: {
      properties: {
        networkRuleSet: {
          defaultAction: 'Deny',
          ipRules: rules.map((value) => ({ action: 'Allow', value })),
          virtualNetworkRules: [],
          ...more,
        },
      },
    },
    ignoreHTTPSErrors: true,
  });
  expect(answer.status()).toBe(200);
}

/** Saves one rule while somebody else's write overtakes ours. */
async function saveAmongOthers(page: Page, azure: Azure) {
  await azure.settings({ activityLogDelayMs: 0 });
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page, [OURS]);
  await review(page);
  await azure.setFaults([{ match: { operation: 'registries.patch' }, delayMs: HELD, then: { rewrite: {} } }]);
  await save(page);
  await expect(page.getByRole('dialog').getByText('Sent to Azure')).toBeVisible();
  await page.waitForTimeout(HELD / 2);
  await someoneElseWrites(page, azure, [THEIRS]);
  await expect(page.getByText(/^Saved\. Azure confirmed 1 IP rule at/)).toBeVisible();
}

const notice = (page: Page) =>
  page.getByRole('main').getByRole('status').filter({ hasText: 'while your change was being saved' });

test('a rule that our save overwrote is told half a minute later, put back in a review, and both are there', async ({
  page,
  azure,
}) => {
  await page.clock.install();
  await saveAmongOthers(page, azure);
  await expect(notice(page)).toHaveCount(0);
  await page.clock.fastForward(FIRST_CHECK);
  await expect(notice(page)).toContainText(/^operator@contoso\.example changed IP rules at \d\d:\d\d:\d\d/);
  await expect(notice(page)).toContainText('Your save overwrote this:');
  await expect(notice(page)).toContainText(THEIRS);
  await expect(page.getByRole('region', { name: 'Operations' })).toContainText('changed IP rules at');
  await expectNoAxeViolations(page);

  await notice(page).getByRole('button', { name: 'Put it back…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('This puts back what was lost')).toBeVisible();
  await expect(dialog.getByText(THEIRS).first()).toBeVisible();
  expect((await writesTo(azure)).filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed 2 IP rules/)).toBeVisible();
  for (const rule of [OURS, THEIRS])
    await expect(page.getByRole('cell', { name: rule, exact: true })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test('at the next visit it is told in the operations panel, wherever one is', async ({ page, azure }) => {
  await saveAmongOthers(page, azure);
  await page.goto('/registries');
  const operations = page.getByRole('region', { name: 'Operations' });
  await expect(operations).toContainText(/operator@contoso\.example changed IP rules at/);
  await operations.getByRole('link', { name: 'Put it back…' }).click();
  await expect(page.getByRole('dialog').getByText('This puts back what was lost')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(THEIRS).first()).toBeVisible();
});

test('our rule that is gone under a later write is told at the next visit, and closed for good', async ({
  page,
  azure,
}) => {
  await azure.settings({ activityLogDelayMs: 0 });
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page, [OURS]);
  await review(page);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed 1 IP rule at/)).toBeVisible();
  await someoneElseWrites(page, azure, [THEIRS]);
  await page.reload();
  const gone = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: `Your rule ${OURS} was removed by operator@contoso.example` });
  await expect(gone).toBeVisible();
  await expect(gone.getByRole('button', { name: 'Add it again…' })).toBeVisible();
  await gone.getByRole('button', { name: 'Close' }).click();
  await expect(gone).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('cell', { name: THEIRS, exact: true })).toBeVisible();
  await expect(gone).toHaveCount(0);
});

test('when nobody else wrote, nothing is said; who added a rule is', async ({ page, azure }) => {
  await azure.settings({ activityLogDelayMs: 0 });
  await someoneElseWrites(page, azure, []);
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page, [OURS]);
  await review(page);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();
  const asked = page.waitForResponse((response) => response.url().endsWith('/foreign-writes'));
  await page.reload();
  expect((await asked).status()).toBe(200);
  const row = page.getByRole('row').filter({ hasText: OURS });
  await expect(row).toContainText(/Added by operator@contoso\.example on/);
  await expect(page.getByText(/which reaches back to/)).toHaveCount(1);
  await expect(notice(page)).toHaveCount(0);
});

test('a question that is none is refused before Azure is asked', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  const ask = (data: unknown, path: string = ARTICLE.path, headers: Record<string, string> = {}) =>
    page.request.post(`/api${path}/foreign-writes`, {
      data: data as object,
      headers: { origin: new URL(page.url()).origin, ...headers },
    });
  await azure.clearRequests();
  expect((await ask({})).status()).toBe(400);
  expect((await ask('x'.repeat(600_000))).status()).toBe(400);
  expect((await ask({}, '/registries/not-a-guid/rg/registry')).status()).toBe(404);
  expect((await ask({}, ARTICLE.path, { origin: 'https://evil.example' })).status()).toBe(400);
  expect((await azure.requests()).entries).toEqual([]);
});
