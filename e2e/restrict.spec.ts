// The main job: close a registry to two addresses, see it, take it back.
import type { AdminClient } from '#emulator/admin-client.ts';
import { expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, draftRestriction, openEditor, review, rowOf, save, TWO_ADDRESSES } from './pages.ts';

const speeds: readonly [string, (azure: AdminClient) => Promise<void>][] = [
  ['at full speed', async () => {}],
  ['with PATCH at 900 ms', (azure) => azure.setLatency({ 'registries.patch': 900 })],
];

for (const [speed, slow] of speeds) {
  test(`the operator restricts a registry to two addresses, sees it in the list, undoes it, ${speed}`, async ({
    page,
    azure,
  }) => {
    await slow(azure);
    // High enough for the whole list: rows out of view are not in the page.
    await page.setViewportSize({ width: 1280, height: 1900 });
    await signIn(page, 'operator');
    await openEditor(page, ARTICLE.name);
    await draftRestriction(page);
    await expect(page.getByText('3 changes, not saved')).toBeVisible();
    await review(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Nothing has been sent to Azure yet.')).toBeVisible();
    for (const rule of TWO_ADDRESSES) await expect(dialog.getByText(rule).first()).toBeVisible();
    expect(await writesTo(azure)).toEqual([]);

    await save(page);
    await expect(page.getByText(/^Saved\. Azure confirmed 2 IP rules at/)).toBeVisible();
    const [patch, ...others] = await writesTo(azure);
    expect(others).toEqual([]);
    expect(patch).toMatchObject({ method: 'PATCH', status: 200 });

    await page.getByRole('link', { name: 'Registries' }).first().click();
    await expect(rowOf(page, ARTICLE.name)).toContainText('Selected networks');

    await page.goBack();
    await page.getByRole('region', { name: 'Operations' }).getByRole('link', { name: 'Undo' }).click();
    await expect(page.getByRole('dialog').getByText('This takes the last save back')).toBeVisible();
    await save(page);
    await expect(page.getByText(/^Saved\. Azure confirmed All networks/)).toBeVisible();
    await page.getByRole('link', { name: 'Registries' }).first().click();
    await expect(rowOf(page, ARTICLE.name)).toContainText('All networks');
    expect(await writesTo(azure)).toHaveLength(2);
  });
}

test('at most 4 clicks from the list to the review', async ({ page }) => {
  await signIn(page, 'operator');
  let clicks = 0;
  await page.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await page.addInitScript(() =>
    addEventListener(
      'click',
      (event) => event.isTrusted && event.detail > 0 && Reflect.get(window, 'countClick')(),
      true,
    ),
  );
  await page.reload();
  await openEditor(page, ARTICLE.name);
  await page.getByRole('radio', { name: 'Selected networks' }).click();
  await page.getByLabel('Add addresses or ranges').fill(TWO_ADDRESSES[0]);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add 1 line' }).press('Enter');
  await page.getByRole('button', { name: 'Review changes' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(4);
});

test('a reload in the middle of a save loses nothing: the outcome is read from Azure', async ({
  page,
  azure,
}) => {
  await azure.setLatency({ 'registries.patch': 2_500 });
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await save(page);
  await expect(page.getByRole('dialog').getByText('Sent to Azure')).toBeVisible();
  await page.waitForTimeout(600);
  await page.reload();
  const operations = page.getByRole('region', { name: 'Operations' });
  await expect(operations).toContainText('public access saved', { timeout: 20_000 });
  expect(await writesTo(azure)).toHaveLength(1);
});

test('what somebody else added meanwhile is kept, and said', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  const token = await azure.token({ user: 'operator', kind: 'arm', mfa: true });
  await page.request.patch(`${azure.endpoints.arm}${armId()}?api-version=2025-11-01`, {
    headers: { authorization: `Bearer ${token}` },
    data: {
      properties: {
        networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '40.68.37.158' }] },
      },
    },
    ignoreHTTPSErrors: true,
  });
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed 3 IP rules/)).toBeVisible();
  await expect(page.getByText(/others made meanwhile/)).toBeVisible();
  await expect(page.getByRole('cell', { name: '40.68.37.158', exact: true })).toBeVisible();
});

test('a refusal by Azure keeps the draft and names code and request', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await azure.setFaults([
    {
      match: { operation: 'registries.patch' },
      then: { status: 400, body: { error: { code: 'SomethingOdd', message: 'Azure’s own words.' } } },
    },
  ]);
  await save(page);
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('was not changed');
  await alert.getByText('Details for support').click();
  await expect(alert).toContainText('SomethingOdd');
  await expect(alert).toContainText('Azure’s own words.');
  await page.getByRole('dialog').getByRole('button', { name: 'Back to editing' }).last().click();
  await expect(page.getByText('3 changes, not saved')).toBeVisible();
});

const armId = () =>
  `/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/registries/${ARTICLE.name}`;
