// Microsoft's articles on managed identities and on trusted services, done in the browser with their names, and
// checked by a pull with the identity's own token and by the runs of a task.
import type { Page } from 'playwright/test';
import { armRequest } from './arm.ts';
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, reviewAndSave } from './pages.ts';
import { pullFrom } from './pull.ts';

const PAGE = `${ARTICLE.path}/identities`;
const GROUP = '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup';
const REGISTRY = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/mycontainerregistry`;
const MACHINE = `${GROUP}/providers/Microsoft.Compute/virtualMachines/myDockerVM`;
const HOST = 'mycontainerregistry.azurecr.io';

async function openGrant(page: Page) {
  await page.getByRole('button', { name: 'Grant access…' }).click();
  return page.getByRole('dialog');
}

/** Shows the steps, carries them out, and waits for the end. */
async function grant(page: Page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Show the steps' }).click();
  await dialog.getByRole('button', { name: 'Grant access', exact: true }).click();
  await expect(dialog.getByText('Azure was read back')).toBeVisible({ timeout: 30_000 });
}

async function revoke(page: Page, who: string) {
  await page.getByRole('button', { name: `Revoke… AcrPull, ${who}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`${who} can no longer: pull (mycontainerregistry).`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke AcrPull' }).click();
  await expect(dialog.getByText(`AcrPull was revoked from ${who}. Azure was read back.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

test('user-assigned: myACRId is made, put on myDockerVM and granted; it pulls, and after the revoke it does not', async ({
  page,
  azure,
}) => {
  await signIn(page, 'owner', ARTICLE.path);
  await page.getByRole('link', { name: 'Identities' }).click();
  const dialog = await openGrant(page);
  await dialog.getByRole('radio', { name: 'A user-assigned identity' }).check();
  await dialog.getByLabel('Identity', { exact: true }).selectOption('New identity…');
  await dialog.getByLabel('Name of the new identity').fill('myACRId');
  await dialog.getByLabel('Put it on').selectOption({ label: 'myDockerVM, myResourceGroup' });
  expect((await pullFrom(azure.endpoints, MACHINE, HOST)).at).toBe('identity');
  await grant(page);
  await expectNoAxeViolations(page);
  const signInLine = dialog.locator('pre').filter({ hasText: 'az login --identity --client-id' });
  const clientId = /--client-id ([\da-f-]{36})/.exec((await signInLine.textContent()) ?? '')?.[1] ?? '';
  await expect(dialog.getByText('az acr login --name mycontainerregistry')).toBeVisible();
  await dialog.getByLabel('Image').fill('aci-helloworld:v1');
  await expect(dialog.getByText(`docker pull ${HOST}/aci-helloworld:v1`)).toBeVisible();
  expect(await pullFrom(azure.endpoints, MACHINE, HOST, { clientId })).toEqual({ at: 'pulled', status: 200 });
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const row = page.getByRole('row').filter({ hasText: 'myACRId' });
  await expect(row).toContainText('User-assigned managed identity');
  await expect(row).toContainText('Used by myDockerVM');
  await revoke(page, 'myACRId');
  await expect(row).toHaveCount(0);
  expect((await pullFrom(azure.endpoints, MACHINE, HOST, { clientId })).at).toBe('login');
  expect((await writesTo(azure)).map(({ method, status }) => `${method} ${status}`)).toEqual([
    'PUT 201',
    'PATCH 200',
    'PUT 201',
    'DELETE 200',
  ]);
});

test('system-assigned: turned on, left in the middle, goes on after a reload and on another page, revoked', async ({
  page,
  azure,
}) => {
  await azure.settings({ longOperationMs: 4_000 });
  await signIn(page, 'owner', PAGE);
  const dialog = await openGrant(page);
  await dialog
    .getByLabel('Virtual machine', { exact: true })
    .selectOption({ label: 'myDockerVM, myResourceGroup' });
  await dialog.getByRole('button', { name: 'Show the steps' }).click();
  await dialog.getByRole('button', { name: 'Grant access', exact: true }).click();
  await expect(dialog.getByText('Turning the machine’s identity on.')).toBeVisible();
  await expect.poll(async () => (await writesTo(azure)).length).toBe(1);
  expect((await pullFrom(azure.endpoints, MACHINE, HOST)).at).toBe('login');

  // Left in the middle: it goes on by itself, on any page, and the operations panel shows it to its end.
  await page.goto('/registries');
  const operations = page.getByRole('region', { name: 'Operations' });
  await expect(operations).toContainText('granting AcrPull to myDockerVM');
  await page.reload();
  await expect(operations).toContainText('AcrPull granted to myDockerVM', { timeout: 30_000 });
  expect(await pullFrom(azure.endpoints, MACHINE, HOST)).toEqual({ at: 'pulled', status: 200 });

  await page.goto(PAGE);
  // Asked for once more, it is there already, and nothing is sent.
  const again = await openGrant(page);
  await again
    .getByLabel('Virtual machine', { exact: true })
    .selectOption({ label: 'myDockerVM, myResourceGroup' });
  await again.getByRole('button', { name: 'Show the steps' }).click();
  await expect(again.getByText('Already given by AcrPull, on this registry.')).toBeVisible();
  await expect(again.locator('pre').first()).toHaveText('az login --identity');
  await again.getByRole('button', { name: 'Close' }).last().click();
  expect(await writesTo(azure)).toHaveLength(2);

  await revoke(page, 'myDockerVM');
  await expect(operations).toContainText('AcrPull revoked from myDockerVM');
  expect((await pullFrom(azure.endpoints, MACHINE, HOST)).at).toBe('login');
});

test('an operator who may not assign roles is told what is missing, and nothing is begun', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', PAGE);
  const button = page.getByRole('button', { name: 'Grant access…' }).first();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await button.focus();
  await expect(page.getByRole('tooltip').first()).toContainText(
    'Microsoft.Authorization/roleAssignments/write',
  );
  const rights = page.getByRole('region', { name: 'What may I do here?' });
  await expect(rights).toContainText('Role Based Access Control Administrator has it');
  await expect(rights.getByRole('button', { name: 'Copy the role as JSON' })).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
});

test('trusted services with an ACR Task: let in; refused after each of the two switches is turned off in turn', async ({
  page,
  azure,
}) => {
  const put = (path: string, body: unknown) => armRequest(azure, 'owner', 'PUT', path, body);
  // `az acr task create --auth-mode None --assign-identity`, and `az acr task credential add --use-identity [system]`.
  await put(`${REGISTRY}/tasks/hello?api-version=2019-04-01`, {
    location: 'westcentralus',
    identity: { type: 'SystemAssigned' },
    properties: {
      status: 'Enabled',
      platform: { os: 'Linux', architecture: 'amd64' },
      agentConfiguration: { cpu: 2 },
      step: {
        type: 'EncodedTask',
        encodedTaskContent: Buffer.from(
          `version: v1.1.0\nsteps:\n  - cmd: ${HOST}/samples/nginx:v1\n`,
        ).toString('base64'),
      },
      credentials: {
        sourceRegistry: { loginMode: 'None' },
        customRegistries: { [HOST]: { identity: '[system]' } },
      },
    },
  });
  const bypass = page.getByRole('switch', { name: /^Allow trusted Microsoft services/ });
  const tasks = page.getByRole('switch', { name: 'Let ACR Tasks through' });
  await signIn(page, 'owner', ARTICLE.edit);
  await page.getByRole('radio', { name: 'Disabled' }).check();
  await tasks.check();
  await reviewAndSave(page);
  await page.getByRole('link', { name: 'Identities' }).click();
  const panel = page.getByRole('region', { name: 'Let a trusted service in' });
  const item = (name: string) => panel.getByRole('listitem').filter({ hasText: name });
  await expect(item('Signs in with that identity')).toContainText('Done:');
  await expect(item('A role on this registry')).toContainText('To do:');
  await item('A role on this registry').getByRole('button', { name: 'Grant access…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Grant access', exact: true }).click();
  await expect(dialog.getByText('Azure was read back')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(item('A role on this registry')).toContainText('Done:');

  const run = async (end: 'succeeded' | 'failed') => {
    await panel.getByRole('button', { name: 'Run hello' }).click();
    await expect(panel.getByText(`Latest run: ${end}`)).toBeVisible({ timeout: 20_000 });
    await expect(panel.getByRole('button', { name: 'Run hello' })).not.toHaveAttribute('aria-busy', 'true');
  };
  /** In the form, reviewed and saved; the checklist then shows it. */
  const turn = async (setting: typeof tasks, on: boolean, step: string) => {
    await page.getByRole('link', { name: 'Public access', exact: true }).click();
    await setting.setChecked(on);
    await reviewAndSave(page);
    await page.getByRole('link', { name: 'Identities' }).click();
    await expect(item(step)).toContainText(on ? 'Done:' : 'To do:');
  };
  await run('succeeded');
  await turn(bypass, false, 'Trusted services are allowed');
  await run('failed');
  await turn(bypass, true, 'Trusted services are allowed');
  await run('succeeded');
  await turn(tasks, false, 'ACR Tasks are let through');
  await run('failed');
  await turn(tasks, true, 'ACR Tasks are let through');
  await run('succeeded');
});
