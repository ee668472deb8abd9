// The inbox itself: what it costs, how it is searched, how it keeps itself current, and what it remembers.
import { readFileSync } from 'node:fs';
import { expect, signIn, test } from './fixtures.ts';
import { connectionsIn, decideOutside } from './other-hands.ts';
import { seeded } from './seeded.ts';

test('from the registries to a decided request in at most four clicks', async ({ page }) => {
  await signIn(page, 'approver', '/registries');
  let clicks = 0;
  const click = async (name: string, role: 'link' | 'button') => {
    await page.getByRole(role, { name, exact: true }).first().click();
    clicks += 1;
  };
  await page.getByRole('link', { name: /^Approvals/ }).click();
  clicks += 1;
  await click('pe-lake-dr', 'link');
  await click('Use “Approved by Amir Approver”', 'button');
  await click('Approve', 'button');
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(4);
});

test('rows cost no more calls than the registry list, and details only come for rows in view', async ({
  page,
  azure,
}) => {
  await azure.reset('fleet:250x2');
  const calls = async () => {
    const { entries } = await azure.requests();
    return entries.map(({ operation }) => String(operation));
  };
  await signIn(page, 'approver', '/registries');
  await expect(page.getByRole('row').getByRole('link').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const list = await calls();
  await azure.reset('fleet:250x2');
  await page.goto('/approvals');
  await expect(page.getByText('100 pending')).toBeVisible();
  await expect(page.getByText(/to check/).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const inbox = await calls();
  const lists = (all: readonly string[]) => all.filter((operation) => operation === 'registries.list');
  expect(lists(list).length).toBe(4);
  expect(lists(inbox).length).toBeLessThanOrEqual(lists(list).length);
  // A row in view reads its registry at two versions; of a hundred rows a dozen are in view.
  const rows = inbox.filter((operation) => operation === 'registries.get').length / 2;
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(25);
});

test('search, filters and groups are in the address, and stay while requests are opened', async ({
  page,
}) => {
  await signIn(page, 'approver', '/approvals');
  await page.getByLabel('Search requests').fill('spark');
  await expect(page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'pe-settlement', exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true }).click();
  await expect(page).toHaveURL(/\/pe|crcontosodata\..*\?q=spark$/);
  await page.reload();
  await expect(page.getByLabel('Search requests')).toHaveValue('spark');
  await page.getByLabel('Search requests').fill('no such thing');
  await expect(page.getByRole('heading', { name: 'No request matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();

  await page.getByRole('button', { name: 'Grouping and order: By registry' }).click();
  await page.getByRole('menuitemradio', { name: 'By requester' }).click();
  await expect(page).toHaveURL(/group=requester/);
  await expect(page.locator('[data-inbox-list] h2').first()).toHaveText('data-prod');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('group', { name: 'Access to the registry' }).getByLabel('Disabled').check();
  await expect(page).toHaveURL(/access=disabled/);
  await expect(page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true })).toHaveCount(0);
});

test('the count in bar and title follows other people’s decisions by itself', async ({ page, azure }) => {
  const { pending } = await seeded(azure);
  await page.clock.install();
  await signIn(page, 'approver', '/approvals');
  await expect(page).toHaveTitle(new RegExp(`^\\(${pending}\\) Approvals`));
  const [first] = (await connectionsIn(azure)).filter(({ status }) => status === 'Pending');
  if (first === undefined) throw new Error('The seed has no request.');
  await decideOutside(azure, 'operator', first, 'Approved', 'outside');
  await page.clock.runFor(61_000);
  await expect(page).toHaveTitle(new RegExp(`^\\(${pending - 1}\\) Approvals`));
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText(String(pending - 1));
});

test('two approvers at one request: one wins, the other is told, Azure holds the winner’s', async ({
  page,
  azure,
  browser,
}) => {
  await azure.settings({ longOperationMs: 1_500 });
  await signIn(page, 'approver', '/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'pe-lake-dr' })).toBeVisible();
  await page.waitForURL('**/approvals/**');
  const context = await browser.newContext();
  const rival = await context.newPage();
  await signIn(rival, 'operator', new URL(page.url()).pathname);
  await page.getByLabel('Reason').fill('mine');
  await rival.getByLabel('Reason').fill('theirs');
  await rival.getByRole('button', { name: 'Reject', exact: true }).click();
  await Promise.all([
    page.getByRole('button', { name: 'Approve', exact: true }).click(),
    rival.getByRole('dialog').getByRole('button', { name: 'Reject pe-lake-dr' }).click(),
  ]);
  const told = /^Somebody else was faster: pe-lake-dr is now (Approved|Rejected)/;
  const won = /^(Approved|Rejected)\. Read back at/;
  const outcome = async (one: typeof page) => {
    await expect(one.getByText(won).or(one.getByText(told)).first()).toBeVisible({ timeout: 20_000 });
    return (await one.getByText(told).count()) > 0 ? 'told' : 'won';
  };
  const outcomes = [await outcome(page), await outcome(rival)];
  expect(outcomes.toSorted()).toEqual(['told', 'won']);
  const held = (await connectionsIn(azure)).find(({ privateEndpointId }) =>
    privateEndpointId.endsWith('/pe-lake-dr'),
  );
  const [words, status] = outcomes[0] === 'won' ? ['mine', 'Approved'] : ['theirs', 'Rejected'];
  expect(held).toMatchObject({ status });
  expect(held?.description).toContain(words);
  await context.close();
});

test('after approving: a reply with the exact DNS records, and the requester’s message still there', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'approver', '/approvals');
  await page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true }).click();
  await expect(page.getByText('minseo.han@contoso.example')).toBeVisible();
  await page.getByLabel('Ticket (optional)').fill('CHG-9');
  await page.getByRole('button', { name: 'Use “Approved by Amir Approver, CHG-9”' }).click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
  await expect(
    page.getByRole('blockquote').getByText('Minseo Han | Approved by Amir Approver, CHG-9'),
  ).toBeVisible();
  await page.getByText('Reply to the requester').click();
  await page.getByRole('button', { name: 'Copy reply' }).click();
  const reply = await page.evaluate(() => navigator.clipboard.readText());
  expect(reply).toContain('privatelink.azurecr.io');
  expect(reply).toMatch(/^crcontosodata +A +10\.\d+\.\d+\.\d+ +; crcontosodata\.azurecr\.io$/m);
  expect(reply).toMatch(/^crcontosodata\.westeurope\.data +A +10\.\d+\.\d+\.\d+ /m);
});

test('decisions can be kept: who, when, why and by which request, as CSV', async ({ page, azure }) => {
  await azure.settings({ activityLogDelayMs: 0 });
  await signIn(page, 'approver', '/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await page.getByLabel('Reason').fill('=1+1');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Decisions of the last 90 days' }).click();
  await expect(page.getByRole('cell', { name: /pe-lake-dr/ })).toBeVisible();
  await expect(page.getByText('It reaches back 90 days')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toMatch(/^\ufefftime_utc,decided_by,/);
  expect(csv).toMatch(/approver@contoso\.example,approved,accepted,data-prod,crcontosolake,pe-lake-dr/);
  expect(csv.split('\r\n').some((line) => /(^|,)=/.test(line))).toBe(false);
});
