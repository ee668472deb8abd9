// A refused pull, from the list to its cause and its fix; the answer in its address; both themes, both languages.
import { expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE } from './pages.ts';

const REGISTRY = 'crcontosoprod';
const CLIENT = '20.1.2.3';
const ERROR = `Error response from daemon: Head "https://${REGISTRY}.azurecr.io/v2/base/manifests/22.04": denied: {"errors":[{"code":"DENIED","message":"client with IP \\u0027${CLIENT}\\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`;

test('a 403 is explained with at most 4 clicks and one paste, and its fix arrives in the review', async ({
  page,
  azure,
}) => {
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
  await page.getByRole('link', { name: 'Explain', exact: true }).click();
  const field = page.getByLabel('Output from docker, az, a pipeline or an import');
  await field.click();
  await page.keyboard.insertText(ERROR);
  await expect(page.getByText('The registry’s firewall refused the client')).toBeVisible();
  await expect(page.getByText(`${CLIENT} is still refused.`)).toBeVisible();
  await page.getByRole('button', { name: 'Explain step by step' }).click();
  await expect(page.getByRole('heading', { name: `No. ${CLIENT} is refused by ${REGISTRY}.` })).toBeVisible();
  await expect(page).toHaveURL(`/explain?registry=${REGISTRY}&client=${CLIENT}`);
  const refused = page.getByRole('listitem').filter({ hasText: 'Refused here' });
  await expect(refused).toContainText(`No IP rule covers ${CLIENT}`);
  await expect(refused).toContainText('defaultAction');
  expect(clicks).toBeLessThanOrEqual(4);

  await page.getByRole('link', { name: 'Review this change…' }).click();
  await expect(page.getByRole('dialog')).toContainText(CLIENT);
  await expect(page.getByRole('dialog')).toContainText('Nothing has been sent to Azure yet.');
  expect(clicks).toBeLessThanOrEqual(4);
  await expect(page).not.toHaveURL(/suggest/);
  expect(await writesTo(azure)).toEqual([]);
});

test('an answer can be shared, and an address that is none is said to be none', async ({ page }) => {
  await signIn(page, 'reader', '/explain?registry=crcontosotasks&client=task%3Asystem');
  await expect(page.getByRole('heading', { name: /^Yes\. An ACR task/ })).toBeVisible();
  await page.goto('/explain?registry=crcontosotasks&client=20.1.2.999');
  await expect(page.getByRole('textbox', { name: 'Public address' })).toHaveValue('20.1.2.999');
  await expect(page.getByText('Enter one IPv4 or IPv6 address')).toBeVisible();
  await page.goto('/explain?registry=nobody&client=20.1.2.3');
  await expect(page.getByText('“nobody” is not among the')).toBeVisible();
});

test('a network is picked, and followed through its private DNS to the endpoint', async ({ page }) => {
  await signIn(page, 'reader', '/explain?registry=crcontosotasks');
  await page.getByLabel('Client', { exact: true }).selectOption('network');
  const field = page.getByRole('combobox', { name: 'Virtual network' });
  await field.click();
  await field.pressSequentially('hub-w');
  await expect(page.getByRole('option', { name: /^vnet-hub-weu/ })).toBeVisible();
  await expectNoAxeViolations(page);
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue('vnet-hub-weu');
  await page.getByRole('main').getByRole('button', { name: 'Explain', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: 'Yes. vnet-hub-weu reaches crcontosotasks.' }),
  ).toBeVisible();
  await expect(page.getByText('The private endpoint connection is approved')).toBeVisible();
});

test('a machine’s identity may not pull: the answer opens the grant, and is a yes afterwards', async ({
  page,
  azure,
}) => {
  await signIn(page, 'owner', `/explain?registry=${ARTICLE.name}`);
  await page.getByLabel('Client', { exact: true }).selectOption('vm');
  await expect(page.getByLabel('Signs in as')).toHaveValue('own');
  const machine = page.getByRole('combobox', { name: 'Virtual machine' });
  await machine.click();
  await page.getByRole('option', { name: /^myDockerVM/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Explain', exact: true }).click();
  const no = `No. myDockerVM reaches ${ARTICLE.name}, but its own identity may not pull.`;
  await expect(page.getByRole('heading', { name: no })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Refused here' })).toContainText(
    'myDockerVM has no identity of its own',
  );
  const question = page.url();
  await page.getByRole('link', { name: 'Grant access…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Grant access', exact: true }).click();
  await expect(dialog.getByText('Azure was read back')).toBeVisible({ timeout: 30_000 });
  await expect(page).not.toHaveURL(/grant=/);
  await page.goto(question);
  const yes = `Yes. myDockerVM reaches ${ARTICLE.name}, and its own identity may pull.`;
  await expect(page.getByRole('heading', { name: yes })).toBeVisible();
  await expect(page.getByText('AcrPull, assigned here.')).toBeVisible();
  expect(await writesTo(azure)).toHaveLength(2);
});

test('a proposal in an address is read strictly', async ({ page }) => {
  await signIn(page, 'operator', '/explain?registry=crcontosoprod&client=20.1.2.3');
  const link = page.getByRole('link', { name: 'Review this change…' });
  const href = (await link.getAttribute('href')) ?? '';
  await page.goto(href.replace(/suggest=.*/, `suggest=${encodeURIComponent('mode:all,ip:20.1.2.3')}`));
  await expect(page.getByRole('group', { name: 'Public network access' })).toBeVisible();
  await expect(page).not.toHaveURL(/suggest/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('not saved')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 768])
    test(`no accessibility violations, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, 'operator', `/explain?registry=${REGISTRY}&client=${CLIENT}`);
      await expect(page.getByRole('heading', { name: /is refused by/ })).toBeVisible();
      await page.getByLabel('Output from docker, az, a pipeline or an import').fill(ERROR);
      await expect(page.getByText('The registry’s firewall refused the client')).toBeVisible();
      await expectNoAxeViolations(page);
    });
