// A reader is offered nothing, and the same requests sent by hand are refused by Azure.
import { captureAction, sendAction } from './captured-action.ts';
import { expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

test('a reader is offered nothing, and told which action is missing', async ({ page }) => {
  await signIn(page, 'reader', ARTICLE.path);
  const change = page.getByRole('button', { name: 'Change public access' });
  await expect(change).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('link', { name: 'Change public access' })).toHaveCount(0);
  await change.focus();
  await expect(page.getByText('Microsoft.ContainerRegistry/registries/write').first()).toBeVisible();

  await page.goto(ARTICLE.edit);
  await expect(page.getByText('Microsoft.ContainerRegistry/registries/write').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Review changes' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Add addresses or ranges' })).toHaveCount(0);

  await page.goto('/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await expect(
    page.getByText('Microsoft.ContainerRegistry/registries/privateEndpointConnections/write').first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reject', exact: true })).toHaveCount(0);
});

test('an approver may decide but not edit', async ({ page }) => {
  await signIn(page, 'approver', ARTICLE.path);
  await expect(page.getByRole('button', { name: 'Change public access' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('the operator’s save and the approver’s decision, sent by hand as the reader, are refused by Azure', async ({
  page,
  azure,
  browser,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  const [saveAction] = await Promise.all([captureAction(page), save(page)]);
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await page.getByLabel('Reason').fill('CHG-1');
  const [decision] = await Promise.all([
    captureAction(page),
    page.getByRole('button', { name: 'Approve', exact: true }).click(),
  ]);
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();

  await azure.reset('demo');
  const context = await browser.newContext();
  const reader = await context.newPage();
  await signIn(reader, 'reader', ARTICLE.path);
  for (const [action, missing] of [
    [saveAction, 'Microsoft.ContainerRegistry/registries/write'],
    [decision, 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/write'],
  ] as const) {
    const answer = await sendAction(context.request, action, action.args);
    expect(answer.text).toContain('"code":"forbidden"');
    expect(answer.text).toContain(missing);
  }
  const sent = await writesTo(azure);
  expect(sent.map(({ status }) => status)).toEqual([403, 403]);
  await context.close();
});
