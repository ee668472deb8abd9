// Many requests at once: over six subscriptions, with one that fails and one that somebody else decides meanwhile.
import type { Page } from 'playwright/test';
import { approveSecondFactor, expect, expectNoAxeViolations, test, writesTo } from './fixtures.ts';
import { connectionsIn, decideOutside, leaveApproverOnly } from './other-hands.ts';
import { inboxRuns, openInbox } from './pages.ts';

const requestRows = (page: Page) => page.locator('[data-inbox-list] li');
/** The same is said to whoever listens: here is what is seen. */
const yours = (page: Page) => page.getByRole('list', { name: 'Your decisions' });
const dialog = (page: Page) => page.getByRole('dialog');

test('25 requests: one is refused in the middle, one was decided by somebody else; then that one again', async ({
  page,
  azure,
}) => {
  test.setTimeout(120_000);
  await azure.reset('fleet:63x6');
  await azure.settings({ longOperationMs: 400 });
  await openInbox(page, 'approver');
  await expect(page.getByText('27 pending')).toBeVisible();

  // All of them but two.
  await page.getByRole('checkbox', { name: /^Select all shown/ }).check();
  await page.getByRole('checkbox', { name: 'Select pe-fleet-00005-1' }).click();
  await page.getByRole('checkbox', { name: 'Select pe-fleet-00015-3' }).click();
  await expect(page.getByText('25 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Approve 25…' }).click();
  await dialog(page).getByLabel('Reason').fill('CHG-1');

  const waiting = (await connectionsIn(azure)).filter(({ status }) => status === 'Pending');
  const endpoint = (name: string) => {
    const found = waiting.find(({ privateEndpointId }) => privateEndpointId.endsWith(`/${name}`));
    if (found === undefined) throw new Error(`The seed has no ${name}.`);
    return found;
  };
  await azure.setFaults([
    {
      match: { operation: 'privateEndpointConnections.put', pathIncludes: endpoint('pe-fleet-00030-3').name },
      then: { status: 400, body: { error: { code: 'OperationNotAllowed', message: 'No.' } } },
    },
  ]);
  await decideOutside(azure, 'operator', endpoint('pe-fleet-00040-1'), 'Rejected', 'Not this quarter');

  await dialog(page).getByRole('button', { name: 'Approve 25', exact: true }).click();
  await expect(yours(page).getByText(/^Approving 25: \d+ done/)).toBeVisible();
  await expect(yours(page).getByText('23 of 25 approved, 2 not')).toBeVisible({ timeout: 60_000 });
  const decisions = yours(page);
  await expect(decisions.getByText(/pe-fleet-00030-3.*OperationNotAllowed/)).toBeVisible();
  await expect(
    decisions.getByText(/pe-fleet-00040-1.*somebody else was faster, it is now Rejected/),
  ).toBeVisible();

  await expectNoAxeViolations(page);

  // What was decided by somebody else is not offered again.
  await page.getByRole('button', { name: 'Try 1 request again…' }).click();
  await expect(dialog(page).getByLabel('Reason')).toHaveValue('CHG-1');
  await dialog(page).getByRole('button', { name: 'Approve 1', exact: true }).click();
  await expect(page.getByText(/^Approved, read back/)).toBeVisible();
  await expect(page.getByText('2 pending')).toBeVisible();

  const after = await connectionsIn(azure);
  const now = (id: string) => after.find((connection) => connection.id === id);
  for (const { id, name, description } of waiting) {
    // The other person's tool kept nothing of them.
    if (name === endpoint('pe-fleet-00040-1').name) continue;
    const held = now(id);
    // Each requester's own words are still there, whole.
    expect(held?.description?.startsWith(description ?? '')).toBe(true);
  }
  expect(now(endpoint('pe-fleet-00040-1').id)).toMatchObject({ status: 'Rejected' });
  expect(now(endpoint('pe-fleet-00030-3').id)?.description).toMatch(/ \| CHG-1$/);
  expect(after.filter(({ status }) => status === 'Pending')).toHaveLength(2);
});

test('reject many: a reason is required, and what it means is said', async ({ page, azure }) => {
  await openInbox(page, 'approver');
  await page.getByRole('checkbox', { name: 'Select pe-settlement' }).click();
  await page.getByRole('checkbox', { name: 'Select pe-lake-dr' }).click();
  await page.getByRole('button', { name: 'Reject 2…' }).click();
  await dialog(page).getByRole('button', { name: 'Reject 2', exact: true }).click();
  await expect(dialog(page).getByText('Enter a reason: the requester sees it.')).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
  await expect(dialog(page).getByText('a rejected connection cannot be approved later')).toBeVisible();
  await dialog(page).getByLabel('Reason').fill('No change request');
  await dialog(page).getByRole('button', { name: 'Reject 2', exact: true }).click();
  await expect(yours(page).getByText('2 of 2 rejected')).toBeVisible();
  const rejected = (await connectionsIn(azure)).filter(({ description }) =>
    description?.endsWith('No change request'),
  );
  expect(rejected.map(({ status }) => status)).toEqual(['Rejected', 'Rejected']);
});

test('words that do not fit stop the batch; the approver shortens them or leaves those out', async ({
  page,
}) => {
  await openInbox(page, 'approver');
  for (const name of ['pe-lakehouse-weu', 'pe-notebooks'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).click();
  await page.getByRole('button', { name: 'Approve 2…' }).click();
  await dialog(page).getByLabel('Reason').fill('x'.repeat(80));
  await expect(dialog(page).getByText(/With 1 of 2 it does not fit/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Approve 2', exact: true }).click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Leave that one out' }).click();
  await dialog(page).getByRole('button', { name: 'Approve 1', exact: true }).click();
  await expect(page.getByText(/^Approved, read back/)).toBeVisible();
});

test('rights in one subscription only: the others are left out and say why', async ({ page, azure }) => {
  await leaveApproverOnly(azure, '5ab00002-0000-4000-8000-000000000002');
  await openInbox(page, 'approver');
  // Rights are read with the rows in view.
  await page.getByRole('checkbox', { name: 'Select pe-lakehouse-weu' }).click();
  await page.getByRole('checkbox', { name: 'Select pe-settlement' }).click();
  await expect(
    requestRows(page)
      .filter({ hasText: 'pe-settlement' })
      .getByText(/to check/),
  ).toBeVisible();
  await expect(
    requestRows(page)
      .filter({ hasText: 'pe-lakehouse-weu' })
      .getByText(/to check/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Approve 2…' }).click();
  await expect(dialog(page).getByText(/pe-settlement crcontosopay: Missing on crcontosopay/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Approve 1', exact: true }).click();
  await expect(page.getByText(/^Approved, read back/)).toBeVisible();

  await page.getByRole('link', { name: 'pe-settlement', exact: true }).click();
  await expect(page.getByText('You may look, not decide')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy what to ask for' })).toBeVisible();
});

test('a reader is offered no batch either', async ({ page }) => {
  await openInbox(page, 'reader');
  await page.getByRole('checkbox', { name: 'Select pe-checkout-stores' }).click();
  await expect(
    requestRows(page)
      .filter({ hasText: 'pe-checkout-stores' })
      .getByText(/to check/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Approve 1…' }).click();
  await expect(dialog(page).getByText(/Missing on \w+: Microsoft.ContainerRegistry/)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Approve 0' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a second factor in the middle: nothing was sent, selection and reason are kept', async ({
  page,
  azure,
}) => {
  await azure.settings({ mfaOnWrites: true });
  await openInbox(page, 'approver');
  await page.getByRole('checkbox', { name: 'Select pe-lake-dr' }).click();
  await page.getByRole('checkbox', { name: 'Select pe-settlement' }).click();
  await page.getByRole('button', { name: 'Approve 2…' }).click();
  await dialog(page).getByLabel('Reason').fill('CHG-7');
  await dialog(page).getByRole('button', { name: 'Approve 2', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Confirm and continue' }).click();
  await approveSecondFactor(page, 'approver');
  await page.waitForURL('**/approvals');
  await inboxRuns(page);
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Approve 2…' }).click();
  await expect(dialog(page).getByLabel('Reason')).toHaveValue('CHG-7');
  await dialog(page).getByRole('button', { name: 'Approve 2', exact: true }).click();
  await expect(yours(page).getByText('2 of 2 approved')).toBeVisible();
  expect((await writesTo(azure)).filter(({ status }) => status === 201)).toHaveLength(2);
});

test('a batch whose process is gone is settled by reading each connection', async ({ page, azure }) => {
  await page.route('**/api/operations', (route) =>
    route.fulfill({ json: { ok: true, value: { state: 'lost' } } }),
  );
  await openInbox(page, 'approver');
  await page.getByRole('checkbox', { name: 'Select pe-lake-dr' }).click();
  await page.getByRole('checkbox', { name: 'Select pe-settlement' }).click();
  await page.getByRole('button', { name: 'Approve 2…' }).click();
  await dialog(page).getByRole('button', { name: 'Approve 2', exact: true }).click();
  await expect(yours(page).getByText('2 of 2 approved')).toBeVisible({ timeout: 20_000 });
  expect(await writesTo(azure)).toHaveLength(2);
});

test('the keyboard chooses many: X, Shift with arrows, A', async ({ page, azure }) => {
  await openInbox(page, 'approver');
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.getByLabel('Reason')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('a');
  await expect(dialog(page).getByRole('heading', { name: 'Approve 3 requests?' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await writesTo(azure)).toEqual([]);
});
