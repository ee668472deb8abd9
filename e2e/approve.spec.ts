// An approver's day: approve one request, reject another, follow both to their end.
import { bothWays, expect, signIn, test, writesTo } from './fixtures.ts';
import { seeded } from './seeded.ts';

for (const longOperationMs of [800, 15_000]) {
  test(`the approver approves one request and rejects another, Azure taking ${longOperationMs} ms`, async ({
    page,
    azure,
  }) => {
    test.setTimeout(120_000);
    await azure.settings({ longOperationMs });
    const patience = { timeout: longOperationMs + 15_000 };
    const { pending } = await seeded(azure);
    await signIn(page, 'approver', '/approvals');
    await expect(page.getByText(`${pending} pending`)).toBeVisible();

    await page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'pe-lakehouse-weu' })).toBeVisible();
    // A page that streams in may hold what it replaces, hidden, for a moment.
    const shown = (text: string) => page.getByText(text).filter({ visible: true }).first();
    await expect(shown('Lakehouse ingestion pulls Spark images')).toBeVisible();
    await expect(shown('Dedicated data endpoints turn on for everyone')).toBeVisible();
    await page.getByLabel('Reason').fill('Approved, CHG-20418');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText(/^Updating/).first()).toBeVisible();
    await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible(patience);

    await page.getByRole('link', { name: 'pe-settlement', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'pe-settlement' })).toBeVisible();
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(page.getByLabel('Reason')).toBeFocused();
    await page.getByLabel('Reason').fill('No change request');
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject pe-settlement' }).click();
    await expect(page.getByText(/^Rejected\. Read back at/)).toBeVisible(patience);

    await expect(page.getByText(`${pending - 2} pending`)).toBeVisible();
    const sent = await writesTo(azure);
    expect(sent.map(({ method, status }) => `${method} ${status}`)).toEqual(['PUT 201', 'PUT 201']);
    const descriptions = sent.map(({ requestBody }) => JSON.stringify(requestBody));
    expect(descriptions[0]).toContain('CHG-20418. Minseo Han');
    expect(descriptions[0]).toContain('Approved, CHG-20418');
    expect(descriptions[1]).toContain('No change request');
  });
}

test('a decision is followed across pages and a reload', async ({ page, azure }) => {
  await azure.settings({ longOperationMs: 5_000 });
  await signIn(page, 'approver', '/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await page.getByLabel('Reason').fill('CHG-1');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/^Updating/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Registries' }).first().click();
  await page.waitForURL('**/registries');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Operations' })).toContainText(/approved/, {
    timeout: 20_000,
  });
  expect(await writesTo(azure)).toHaveLength(1);
});

for (const { title, switched } of bothWays('rejectedIsFinal')) {
  test(`somebody else’s decision is shown, never overwritten, ${title}`, async ({ page, azure, browser }) => {
    await azure.settings(switched);
    await signIn(page, 'approver', '/approvals');
    await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
    await page.getByLabel('Reason').fill('Mine');

    const other = await browser.newContext();
    const rival = await other.newPage();
    await signIn(rival, 'operator', new URL(page.url()).pathname);
    await rival.getByLabel('Reason').fill('Theirs');
    await rival.getByRole('button', { name: 'Reject', exact: true }).click();
    await rival.getByRole('dialog').getByRole('button', { name: 'Reject pe-lake-dr' }).click();
    await expect(rival.getByText(/^Rejected\. Read back at/)).toBeVisible();
    await other.close();

    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('Somebody else was faster: pe-lake-dr is now Rejected')).toBeVisible();
    expect(await writesTo(azure)).toHaveLength(1);
    // What became of it is what an approver sees, whether or not Azure would take a second decision.
    await page.reload();
    await expect(page.getByText(/^Decided: Rejected\./)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  });
}

test('an inbox without requests says what was read', async ({ page }) => {
  await signIn(page, 'outsider', '/approvals');
  await expect(page.getByText('No requests to show for outsider@contoso.example')).toBeVisible();
});

test('the keyboard alone moves and decides', async ({ page }) => {
  await signIn(page, 'approver', '/approvals');
  // The page listens once it runs, which may be after it is seen.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.getByLabel('Reason')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel('Reason').fill('CHG-2');
  await page.getByLabel('Reason').blur();
  await page.keyboard.press('a');
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
});
