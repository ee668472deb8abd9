// Subnet rules as they are found, where nothing can be offered, and what is refused.
import { captureAction, sendAction } from './captured-action.ts';
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, review, save } from './pages.ts';
import { ARTICLE_SUBNET, choose, registryNamed, subnetRow, subnetRules } from './subnet-pages.ts';

const STATES = [
  ['crcontosostream', 'snet-batch', 'Missing: the rule lets nobody in'],
  ['crcontosogateway', 'snet-aci', 'Delegated to Microsoft.ContainerInstance'],
  ['crcontosoreports', 'snet-reports', 'The subnet no longer exists'],
  ['crcontosoresearch', 'snet-jobs', 'You may not read this subnet'],
  ['crcontosowarehouse', 'snet-build', 'platform-prod'],
] as const;

test('each rule says what became of its subnet', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  for (const [name, subnet, said] of STATES) {
    await page.goto((await registryNamed(azure, name)).path);
    await expect(subnetRow(page, subnet), name).toContainText(said);
  }
  await expectNoAxeViolations(page);
  await page.goto((await registryNamed(azure, 'crcontosodevices')).path);
  await expect(subnetRules(page).getByText('97 of 100')).toBeVisible();
  await subnetRules(page).getByRole('searchbox').fill('snet-line-9');
  await expect(subnetRules(page).getByText('9 rules found')).toBeVisible();
});

test('a missing service endpoint is added from its row', async ({ page, azure }) => {
  await signIn(page, 'operator', (await registryNamed(azure, 'crcontosostream')).path);
  await page.getByRole('button', { name: 'Add it… snet-batch' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add the service endpoint', exact: true }).click();
  await expect(dialog.getByText(/^snet-batch has the service endpoint/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(subnetRow(page, 'snet-batch')).toContainText('Present');
});

test('a save that Azure refuses for want of the service endpoint says so, and the row offers it', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
  await dialog.getByRole('button', { name: 'Add the service endpoint', exact: true }).click();
  await dialog.getByRole('button', { name: 'Back to choosing' }).click();
  await dialog.getByRole('button', { name: 'Add 1 subnet' }).click();
  // Somebody else takes it away again before the save.
  const token = await azure.token({ user: 'operator', kind: 'arm', mfa: true });
  const url = `${azure.endpoints.arm}${ARTICLE_SUBNET.id}?api-version=2024-05-01`;
  const properties = { addressPrefix: '10.0.0.0/24', serviceEndpoints: [] };
  const headers = { authorization: `Bearer ${token}` };
  await page.request.put(url, { headers, data: { properties }, ignoreHTTPSErrors: true });

  await review(page);
  await save(page);
  await expect(dialog.getByRole('alert')).toContainText('Azure refused a subnet rule');
  await expect(dialog.getByRole('alert')).toContainText(
    'myDockerVMSubnet in myDockerVMVNET has no service endpoint',
  );
  await dialog.getByRole('button', { name: 'Back to editing' }).last().click();
  await expect(subnetRow(page, 'myDockerVMSubnet')).toContainText('Will be added');
  await expect(subnetRow(page, 'myDockerVMSubnet')).toContainText('Missing');
  await expect(page.getByRole('button', { name: 'Add it… myDockerVMSubnet' })).toBeVisible();
});

test('rules that could not be read: nothing is offered, and saving anything else leaves them alone', async ({
  page,
  azure,
}) => {
  const { path } = await registryNamed(azure, 'crcontosoprod');
  await azure.setFaults([
    { match: { method: 'GET', pathIncludes: '2021-08-01-preview' }, times: -1, then: { status: 403 } },
  ]);
  await signIn(page, 'operator', path);
  await expect(subnetRules(page)).toContainText('Not yet known');
  await expect(subnetRules(page).getByRole('button')).toHaveCount(0);
  await page.getByLabel('Add addresses or ranges').fill('20.61.10.4');
  await page.getByRole('button', { name: 'Add 1 line' }).click();
  await review(page);
  await save(page);
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  expect(JSON.stringify(await writesTo(azure))).not.toContain('virtualNetworkRules');
  expect((await registryNamed(azure, 'crcontosoprod')).subnetRules).toHaveLength(2);
});

for (const [suffix, cloud] of [
  ['azurecr.us', 'Azure Government'],
  ['azurecr.cn', 'Azure operated by 21Vianet'],
])
  test(`${suffix}: there are no service endpoints there, so none are offered`, async ({ page, azure }) => {
    const properties = { loginServer: `mycontainerregistry.${suffix}` };
    await azure.setFaults([
      { match: { operation: 'registries.get' }, times: -1, then: { rewrite: { body: { properties } } } },
    ]);
    await signIn(page, 'operator', ARTICLE.edit);
    await expect(subnetRules(page)).toContainText(`${cloud} has no service endpoints for registries`);
    await expect(subnetRules(page).getByRole('button')).toHaveCount(0);
  });

test('Basic explains itself; a reader sees the states and is offered nothing', async ({ page, azure }) => {
  await signIn(page, 'reader', (await registryNamed(azure, 'crcontosostream')).path);
  await expect(subnetRow(page, 'snet-batch')).toContainText('Missing');
  await expect(subnetRules(page).getByRole('button')).toHaveCount(0);
  await page.goto((await registryNamed(azure, 'crcontosolab')).path);
  await expect(subnetRules(page)).toContainText('Subnet rules need the Premium SKU. This registry is Basic.');
});

test('a subscription that is not registered is detected, and registered as a step of its own', async ({
  page,
  azure,
}) => {
  const state = (registrationState: string, times: number) => ({
    match: { operation: 'providers.get' },
    times,
    then: { rewrite: { body: { registrationState } } },
  });
  const taken = {
    match: { operation: 'providers.register' },
    then: { rewrite: { body: { registrationState: 'Registering' } } },
  };
  await azure.setFaults([state('NotRegistered', -1), taken]);
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await subnetRules(page).getByRole('button', { name: 'Add subnet…' }).click();
  await expect(dialog.getByText('Microsoft.ContainerRegistry is not registered in sandbox')).toBeVisible();
  await expect(dialog.getByRole('checkbox')).toBeDisabled();
  await dialog.getByRole('button', { name: 'Register…' }).click();
  expect(await writesTo(azure)).toEqual([]);
  await expect(dialog.getByText('This creates nothing and costs nothing.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(dialog.getByText('Azure is registering it.')).toBeVisible();
  await azure.setFaults([state('Registering', 2)]);
  await expect(dialog.getByText('sandbox is registered')).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Back to choosing' }).click();
  await expect(dialog.getByRole('checkbox')).toBeEnabled();
  const [sent, ...others] = await writesTo(azure);
  expect(others).toEqual([]);
  expect(sent).toMatchObject({ method: 'POST', path: expect.stringMatching(/ContainerRegistry\/register/) });
});

test('choosing works by keyboard alone, over two subscriptions, and survives a reload', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await subnetRules(page).getByRole('button', { name: 'Add subnet…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const subscription = dialog.getByLabel('Subscription');
  await expect(subscription).toBeFocused();
  await expect(dialog.getByRole('checkbox', { name: /myDockerVMSubnet/ })).toBeVisible();
  await page.keyboard.type('platform');
  await expect(subscription.locator('option:checked')).toHaveText('platform-prod');
  await expect(dialog.getByRole('searchbox')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10.60');
  await expect(dialog.getByRole('checkbox')).toHaveCount(3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByText('1 subnet chosen')).toBeVisible();
  await page.reload();
  await expect(dialog.getByText('1 subnet chosen')).toBeVisible();
  // What was chosen is read anew first.
  const add = dialog.getByRole('button', { name: 'Add 1 subnet' });
  await expect(add).not.toHaveAttribute('aria-disabled');
  await add.press('Enter');
  await expect(subnetRow(page, 'snet-build')).toContainText('Will be added');
  await expect(subnetRow(page, 'snet-build')).toContainText('platform-prod');
  expect(await writesTo(azure)).toEqual([]);
});

test('the dialogs are axe clean in both themes and languages, and fit 768 px', async ({
  page,
  context,
  baseURL,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  for (const [theme, locale, width] of [
    ['light', 'en', 1280],
    ['dark', 'ko', 768],
  ] as const) {
    await context.addCookies([
      { name: 'theme', value: theme, url: baseURL ?? '' },
      { name: 'locale', value: locale, url: baseURL ?? '' },
    ]);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(ARTICLE.edit);
    await page.locator('#subnet-rules').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: /myDockerVMSubnet/ }).click();
    await expect(dialog.getByText('Microsoft.ContainerRegistry', { exact: true })).toBeVisible();
    await expectNoAxeViolations(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('straight at the action: wrong ids, etags and origins are refused, and nothing is written', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
  const confirm = dialog.getByRole('button', { name: 'Add the service endpoint', exact: true });
  const [action] = await Promise.all([captureAction(page), confirm.click()]);
  await expect(dialog.getByText(/^myDockerVMSubnet has the service endpoint/)).toBeVisible();
  await azure.reset('demo');
  const [intent] = action.args as [{ subnetId: string; etag: string }];
  expect(Object.keys(intent).sort()).toEqual(['etag', 'subnetId']);
  const refused = async (args: readonly unknown[], code: string, headers = {}) => {
    const { text } = await sendAction(page.request, action, args, headers);
    expect(text, JSON.stringify(args)).toContain('"code":"invalid_input"');
    expect(text, JSON.stringify(args)).toContain(code);
  };
  const { subnetId } = intent;
  for (const bad of [
    `${subnetId}/..`,
    subnetId.replace('myDockerVMSubnet', '..'),
    subnetId.replace('myResourceGroup', 'a%2fb'),
    subnetId.replace('Microsoft.Network', 'Microsoft.Compute'),
    subnetId.replace(/\/subscriptions\/[^/]+/, '/subscriptions/x'),
    `https://evil.example${subnetId}`,
    '',
  ])
    await refused([{ ...intent, subnetId: bad }], 'bad_subnet_id');
  for (const args of [
    [{ ...intent, etag: '' }],
    [{ ...intent, etag: 7 }],
    [{ ...intent, etag: 'x'.repeat(201) }],
    [{ ...intent, subnetId: 'x'.repeat(501) }],
    [{ ...intent, registries: [] }],
    [intent, intent],
    [],
    [null],
  ])
    await refused(args, 'wrong_arguments');
  await refused([intent], 'foreign_origin', {
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
  });
  expect(await writesTo(azure)).toEqual([]);
});

const SUB = '5ab00003-0000-4000-8000-000000000003';
test('malformed ids are a 404 and never a request', async ({ page, azure, allowedErrors }) => {
  allowedErrors.push(/404|400/);
  await signIn(page, 'operator');
  await page.waitForLoadState('networkidle');
  await azure.clearRequests();
  for (const path of [
    '/api/subscriptions/not-a-guid/networks',
    '/api/subscriptions/%2e%2e/registration',
    `/api/subnets/${SUB}/a%2fb/vnet/snet`,
    `/api/subnets/${SUB}/rg/%2e%2e/snet`,
    `/api/subnets/${SUB}/rg/vnet/a%2f..`,
    `/api/subnets/${SUB}/rg/vnet/%E0%A4%A`,
    '/api/subnets/x/rg/vnet/snet/registries',
    `/api/registries/${SUB}/rg/my_registry/subnet-rules`,
  ])
    expect([400, 404], path).toContain((await page.request.get(path)).status());
  expect((await azure.requests()).entries).toEqual([]);
});
