// Azure asks for a second factor in the middle of a write: nothing typed is lost, nothing is sent twice.
import { approveSecondFactor, expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

test.beforeEach(async ({ azure }) => {
  await azure.settings({ mfaOnWrites: true });
  await azure.setLatency({ 'registries.patch': 900 });
});

const saved = async (azure: Parameters<typeof writesTo>[0]) =>
  (await writesTo(azure)).filter(({ status }) => status === 200 || status === 201);

test('a save goes through sign-in and back with the edit still in the form', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await save(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Azure wants you to confirm it is you')).toBeVisible();
  expect(await saved(azure)).toEqual([]);

  await dialog.getByRole('button', { name: 'Confirm and continue' }).click();
  await approveSecondFactor(page, 'operator');
  await page.waitForURL(`**${ARTICLE.edit}`);
  await expect(page.getByRole('dialog').getByText('Confirmed. Nothing has been sent yet')).toBeVisible();
  expect(await saved(azure)).toEqual([]);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed 2 IP rules/)).toBeVisible();
  expect(await saved(azure)).toHaveLength(1);
});

test('turning back keeps the edit and sends nothing', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await save(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm and continue' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`**${ARTICLE.edit}`);
  await expect(page.getByText('You came back without confirming. Nothing has been sent')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Back to editing' }).last().click();
  await expect(page.getByText('3 changes, not saved')).toBeVisible();
  expect(await saved(azure)).toEqual([]);
});

test('a decision keeps its reason', async ({ page, azure }) => {
  await signIn(page, 'approver', '/approvals');
  await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
  await page.getByLabel('Reason').fill('CHG-77 disaster recovery');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Confirm and continue' }).click();
  await approveSecondFactor(page, 'approver');
  await page.waitForURL('**/approvals/**');
  await expect(page.getByLabel('Reason')).toHaveValue('CHG-77 disaster recovery');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
  expect(await saved(azure)).toHaveLength(1);
});
