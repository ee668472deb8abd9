// A change made past the console is found in the history, told in one line, and taken back as a reviewed edit;
// a registry's state is exported, pasted as a baseline elsewhere, and made equal. Both without writing by itself.
import { readFileSync } from 'node:fs';
import { request } from 'playwright/test';
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, rowOf, save } from './pages.ts';

const PLATFORM = '/registries/5ab00001-0000-4000-8000-000000000001';

test('who closed it, with what, and the way back', async ({ page, azure }) => {
  await azure.settings({ activityLogDelayMs: 0 });
  // Somebody with az, while nobody looks.
  const arm = await request.newContext({ ignoreHTTPSErrors: true, baseURL: azure.endpoints.arm });
  const token = await azure.token({ user: 'owner', kind: 'arm', mfa: true });
  const id = `/subscriptions${ARTICLE.path.replace('/registries', '').replace(/\/(\w+)\/(\w+)$/, '/resourceGroups/$1/providers/Microsoft.ContainerRegistry/registries/$2')}`;
  const patch = (properties: object) =>
    arm.patch(`${id}?api-version=2025-11-01`, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'AZURECLI/2.45' },
      data: { properties },
    });
  const rules = [{ action: 'Allow', value: '20.1.2.0/24' }];
  expect((await patch({ networkRuleSet: { defaultAction: 'Deny', ipRules: rules } })).status()).toBe(200);
  const closing = { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Deny', ipRules: [] } };
  expect((await patch(closing)).status()).toBe(200);
  await arm.dispose();

  await signIn(page, 'operator', '/history');
  await page.getByLabel('Search the history').fill('20.1.2.77');
  const lines = page.getByRole('listitem').filter({ hasText: ARTICLE.name });
  await expect(lines.first()).toContainText('Odette Owner closed public access and removed 20.1.2.0/24');
  await expect(page).toHaveURL(/q=20\.1\.2\.77/);
  await expectNoAxeViolations(page);
  await lines.first().getByRole('link', { name: ARTICLE.name }).click();

  await expect(page.getByRole('heading', { level: 1, name: ARTICLE.name })).toBeVisible();
  const line = page.getByRole('listitem').filter({ hasText: 'closed public access' });
  await line.getByRole('button', { name: 'Details' }).click();
  await expect(line.getByText('networkRuleSet.ipRules')).toBeVisible();
  await expectNoAxeViolations(page);
  await line.getByRole('button', { name: 'Restore the state before…' }).click();
  const dialog = page.getByRole('dialog', { name: `Restore ${ARTICLE.name} as it was before` });
  await expect(dialog).toContainText('20.1.2.0/24');
  await expect(dialog).toContainText('Nothing is written yet');
  const written = (await writesTo(azure)).length;
  await dialog.getByRole('button', { name: 'Review this edit…' }).click();

  const review = page.getByRole('dialog', { name: `Review changes to ${ARTICLE.name}` });
  await expect(review).toContainText('This restores a former state');
  await expect(review).toContainText('20.1.2.0/24');
  await expect(page).not.toHaveURL(/proposal/);
  expect(await writesTo(azure)).toHaveLength(written);
  await save(page);
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();

  // What was read before the save is read again by itself.
  await page.getByRole('link', { name: 'History', exact: true }).last().click();
  const own = page.getByRole('listitem').filter({ hasText: 'by this console (your save of' });
  await expect(own).toContainText(
    'Olivia Operator limited public access to selected networks and added 20.1.2.0/24',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toMatch(/^\ufefftime_utc,who,/);
  expect(file).toContain('limited public access to selected networks');
});

test('an export is a baseline; another registry is made equal to it', async ({ page, azure }) => {
  await signIn(page, 'operator', '/registries?q=crcontosokrc');
  await rowOf(page, 'crcontosokrc').getByRole('link', { name: 'crcontosokrc' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export crcontosokrc' });
  await expect(dialog.getByRole('tabpanel')).toContainText('az rest --method patch');
  await dialog.getByRole('tab', { name: 'Terraform' }).click();
  await expect(dialog.getByRole('tabpanel')).toContainText('azurerm_container_registry');
  await dialog.getByRole('tab', { name: 'JSON' }).click();
  await expectNoAxeViolations(page);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download crcontosokrc.json' }).click();
  const baseline = readFileSync(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Compare…' }).click();
  await page.getByLabel('With').selectOption('A pasted baseline');
  const field = page.getByLabel('Baseline as JSON');
  await field.fill('resource "azurerm_container_registry" "r" {}');
  await expect(page.getByText('This is no JSON.')).toBeVisible();
  await field.fill(baseline);
  await expect(page.getByText('Nothing differs in what both sides know.')).toBeVisible();

  await page.goto(`/compare?left=${encodeURIComponent(ARTICLE.path.replace('/registries/', ''))}`);
  await page.getByLabel('Other registry').fill('crcontosokrc');
  await expect(page).toHaveURL(/right=.*crcontosokrc/);
  const table = page.getByRole('table', { name: /^Differences between/ });
  await expect(table).toContainText('networkRuleSet.ipRules');
  await expect(page.getByText(/fields are equal/)).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: `Make ${ARTICLE.name} equal…` }).click();
  const review = page.getByRole('dialog', { name: `Review changes to ${ARTICLE.name}` });
  await expect(review).toContainText('This makes the registry equal to what it was compared with');
  expect(await writesTo(azure)).toEqual([]);
});

test('a reader compares and is told what is missing for more; both screens stand in both themes', async ({
  page,
}) => {
  const left = `${PLATFORM.replace('/registries/', '')}/rg-registry-weu/crcontosoprod`;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 768, height: 900 });
  await signIn(page, 'reader', `/compare?left=${encodeURIComponent(left)}&right=${encodeURIComponent(left)}`);
  await expect(page.getByText('Nothing differs in what both sides know.')).toBeVisible();
  await page.getByLabel('With').selectOption('Its own past');
  const moment = page.getByLabel('Moment');
  await expect(moment.locator('option')).not.toHaveCount(1);
  await moment.selectOption({ index: 2 });
  await expect(page).toHaveURL(/at=/);
  const make = page.getByRole('button', { name: 'Make crcontosoprod equal…' });
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await expectNoAxeViolations(page);
  await page.goto('/history?days=90&outcomes=refused');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'tried and was refused (Conflict)' }),
  ).toBeVisible();
  await expectNoAxeViolations(page);
});
