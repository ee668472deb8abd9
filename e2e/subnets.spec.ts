// Microsoft's article on service endpoints, done in the console with its names and checked at the data plane
// from inside and outside: https://learn.microsoft.com/azure/container-registry/container-registry-vnet
import { answerTo, type Client } from './data-plane.ts';
import { approveSecondFactor, expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE } from './pages.ts';
import {
  ARTICLE_SUBNET,
  addSubnets,
  choose,
  registryNamed,
  reviewAndSave,
  storedSubnet,
  subnetRow,
  subnetRules,
} from './subnet-pages.ts';

const HOST = 'mycontainerregistry.azurecr.io';
const INSIDE = { subnet: ARTICLE_SUBNET.id };
const OUTSIDE = { address: '20.61.10.5' };

test('service endpoints: add one, allow the subnet, check from inside and outside, restore', async ({
  page,
  azure,
}) => {
  const seen = async (client: Client) => (await answerTo(azure.endpoints, HOST, client)).status;
  const before = await storedSubnet(azure, ARTICLE_SUBNET.id);
  await signIn(page, 'operator', ARTICLE.edit);
  expect([await seen(INSIDE), await seen(OUTSIDE)]).toEqual([401, 401]);

  // The step before a rule: the service endpoint, on its own and confirmed by itself.
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await expect(dialog.getByRole('button', { name: 'Add 1 subnet' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Add the service endpoint to myDockerVMSubnet…' }).click();
  await expect(dialog.getByRole('insertion')).toHaveText('Microsoft.ContainerRegistry');
  await expect(dialog.getByText('Open connections from this subnet')).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add the service endpoint', exact: true }).click();
  await expect(dialog.getByText('Azure is adding the service endpoint to myDockerVMSubnet')).toBeVisible();
  await expect(dialog.getByText(/^myDockerVMSubnet has the service endpoint\. Read back at/)).toBeVisible();
  const [put, ...others] = await writesTo(azure);
  expect(others).toEqual([]);
  expect(put).toMatchObject({ method: 'PUT', status: 200 });
  expect(await storedSubnet(azure, ARTICLE_SUBNET.id)).toEqual({
    ...before,
    serviceEndpoints: ['Microsoft.ContainerRegistry'],
  });

  // The rule, and everybody else refused.
  await dialog.getByRole('button', { name: 'Back to choosing' }).click();
  await dialog.getByRole('button', { name: 'Add 1 subnet' }).click();
  await expect(subnetRow(page, 'myDockerVMSubnet')).toContainText('Will be added');
  await expect(subnetRow(page, 'myDockerVMSubnet')).toContainText('Present');
  await page.getByRole('radio', { name: 'Selected networks' }).check();
  await reviewAndSave(page);
  expect([await seen(INSIDE), await seen(OUTSIDE)]).toEqual([401, 403]);
  await expect(subnetRow(page, 'myDockerVMSubnet')).not.toContainText('Will be');
  await expect(subnetRules(page).getByText('1 of 100')).toBeVisible();

  // Out again: the rule first, then the service endpoint as a step of its own.
  await page.getByRole('button', { name: 'Remove myDockerVMSubnet' }).click();
  await expect(subnetRow(page, 'myDockerVMSubnet')).toContainText('Will be removed');
  await expect(page.getByRole('button', { name: /^Remove the service endpoint/ })).toBeHidden();
  await reviewAndSave(page);
  expect([await seen(INSIDE), await seen(OUTSIDE)]).toEqual([403, 403]);
  await page.getByRole('button', { name: 'Remove the service endpoint… myDockerVMSubnet' }).click();
  await expect(
    dialog.getByText(/^No registry’s rules name this subnet\. \d+ subscriptions read at/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove the service endpoint', exact: true }).click();
  await expect(dialog.getByText(/^myDockerVMSubnet no longer has the service endpoint/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('button', { name: /^Remove the service endpoint/ })).toBeHidden();
  expect(await storedSubnet(azure, ARTICLE_SUBNET.id)).toEqual(before);

  await page.getByRole('button', { name: 'Restore default access…' }).click();
  await reviewAndSave(page);
  expect([await seen(INSIDE), await seen(OUTSIDE)]).toEqual([401, 401]);
});

test('before a service endpoint goes, every registry that relies on it is named', async ({ page, azure }) => {
  const { path } = await registryNamed(azure, 'crcontosoprod');
  const build = (await registryNamed(azure, 'crcontosowarehouse')).subnetRules.find((id) =>
    id.endsWith('/snet-build'),
  );
  await signIn(page, 'operator', path);
  await page.getByRole('button', { name: 'Remove snet-build' }).click();
  await reviewAndSave(page, 'crcontosoprod');
  const saves = (await writesTo(azure)).length;
  await page.getByRole('button', { name: 'Remove the service endpoint… snet-build' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('link', { name: 'crcontosowarehouse' })).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'crcontosoprod' })).toBeHidden();
  const confirm = dialog.getByRole('button', { name: 'Remove the service endpoint', exact: true });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await confirm.press('Enter');
  expect(await writesTo(azure)).toHaveLength(saves);
  await dialog.getByLabel('Type snet-build to confirm').fill('snet-build');
  await confirm.click();
  await expect(dialog.getByText(/^snet-build no longer has the service endpoint/)).toBeVisible();
  expect((await storedSubnet(azure, build ?? '')).serviceEndpoints).toEqual([]);
});

test('a subscription that could not be looked through is named', async ({ page, azure }) => {
  const { path } = await registryNamed(azure, 'crcontosoprod');
  await signIn(page, 'operator', path);
  await page.getByRole('button', { name: 'Remove snet-agents' }).click();
  await reviewAndSave(page, 'crcontosoprod');
  await azure.setFaults([
    {
      match: { operation: 'registries.list', subscriptionId: '5ab00005-0000-4000-8000-000000000005' },
      times: -1,
      then: { status: 503 },
    },
  ]);
  await page.getByRole('button', { name: 'Remove the service endpoint… snet-agents' }).click();
  await expect(
    page.getByRole('dialog').getByText('There may be more: retail-prod could not be read.'),
  ).toBeVisible({ timeout: 20_000 });
});

test('a second factor in the middle of the step loses nothing', async ({ page, azure }) => {
  await azure.settings({ mfaOnWrites: true });
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
  const confirm = dialog.getByRole('button', { name: 'Add the service endpoint', exact: true });
  await confirm.click();
  await expect(dialog.getByText('Azure wants you to confirm it is you')).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm and continue' }).click();
  await approveSecondFactor(page, 'operator');
  await page.waitForURL(`**${ARTICLE.edit}`);
  await expect(dialog.getByText('Confirmed. Nothing has been sent yet')).toBeVisible();
  await confirm.click();
  await expect(dialog.getByText(/^myDockerVMSubnet has the service endpoint/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to choosing' }).click();
  await expect(dialog.getByRole('checkbox', { name: /myDockerVMSubnet/ })).toBeChecked();
  const accepted = (await writesTo(azure)).filter(({ status }) => status === 200);
  expect(accepted).toHaveLength(1);
});

test('a reload in the middle of the step: its end is found, and said', async ({ page, azure }) => {
  await azure.settings({ longOperationMs: 3_000 });
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
  await dialog.getByRole('button', { name: 'Add the service endpoint', exact: true }).click();
  await expect(dialog.getByText('Azure is adding the service endpoint')).toBeVisible();
  await expect.poll(async () => (await writesTo(azure)).length).toBe(1);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(dialog.getByText(/^myDockerVMSubnet has the service endpoint/)).toBeVisible({
    timeout: 20_000,
  });
  expect(await writesTo(azure)).toHaveLength(1);
});

test('what changed since it was read is not written over', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  const dialog = page.getByRole('dialog');
  await choose(page, 'myDockerVMSubnet');
  await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
  await expect(dialog.getByText('What is sent')).toBeVisible();
  await addSubnets(page, azure, { neighbour: '10.0.9.0/24' });
  const confirm = dialog.getByRole('button', { name: 'Add the service endpoint', exact: true });
  await confirm.click();
  await expect(dialog.getByText('it changed since you looked')).toBeVisible();
  expect((await storedSubnet(azure, ARTICLE_SUBNET.id)).serviceEndpoints).toEqual([]);
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await confirm.click();
  await expect(dialog.getByText(/^myDockerVMSubnet has the service endpoint/)).toBeVisible();
});

for (const [name, body, status, said] of [
  [
    'a missing right',
    {
      code: 'AuthorizationFailed',
      message:
        "The client 'o' with object id 'o' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/subnets/write' over scope '/subscriptions/s/x/myDockerVMSubnet' or the scope is invalid.",
    },
    403,
    'Missing on myDockerVMSubnet: Microsoft.Network/virtualNetworks/subnets/write',
  ],
  [
    'a lock',
    {
      code: 'ScopeLocked',
      message:
        "The scope '/s' cannot perform write operation because following scope(s) are locked: '/subscriptions/s/resourceGroups/myResourceGroup'. Please remove the lock and try again.",
    },
    409,
    'The lock is on myResourceGroup.',
  ],
  [
    'another change',
    { code: 'AnotherOperationInProgress', message: 'x' },
    409,
    'Azure is busy with another change',
  ],
  [
    'a provider that is not registered',
    {
      code: 'MissingSubscriptionRegistration',
      message: "The subscription is not registered to use namespace 'Microsoft.Network'. See x",
    },
    409,
    'Register Microsoft.Network in the subscription',
  ],
] as const)
  test(`refused by ${name}: what happened, what next, and Azure’s code`, async ({ page, azure }) => {
    await signIn(page, 'operator', ARTICLE.edit);
    const dialog = page.getByRole('dialog');
    await choose(page, 'myDockerVMSubnet');
    await dialog.getByRole('button', { name: /^Add the service endpoint to/ }).click();
    await azure.setFaults([{ match: { operation: 'subnets.put' }, then: { status, body: { error: body } } }]);
    await dialog.getByRole('button', { name: 'Add the service endpoint', exact: true }).click();
    await expect(dialog.getByText('myDockerVMSubnet did not get the service endpoint')).toBeVisible();
    await expect(dialog).toContainText(said);
    await dialog.getByText('Details for support').click();
    await expect(dialog.getByText(new RegExp(`^${status} ${body.code}`))).toBeVisible();
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await expect(dialog.getByRole('button', { name: 'Add the service endpoint', exact: true })).toBeVisible();
  });
