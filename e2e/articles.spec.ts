// Microsoft's articles on IP network rules and on trusted services, done in the console with their names and
// checked at the data plane from inside and outside.
import { answerTo, type Client } from './data-plane.ts';
import { expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, reviewAndSave } from './pages.ts';

const HOST = 'mycontainerregistry.azurecr.io';
const INSIDE = '20.61.10.4';
const OUTSIDE = '20.61.10.5';

test('IP network rules: deny by default, let one address in, close public access, restore', async ({
  page,
  azure,
}) => {
  const seen = async (client: Client) => (await answerTo(azure.endpoints, HOST, client)).status;
  await signIn(page, 'operator', ARTICLE.edit);
  expect(await seen({ address: OUTSIDE })).toBe(401);

  await page.getByRole('radio', { name: 'Selected networks' }).check();
  await page.getByLabel('Add addresses or ranges').fill(INSIDE);
  await page.getByRole('button', { name: 'Add 1 line' }).click();
  await reviewAndSave(page);
  expect(await seen({ address: INSIDE })).toBe(401);
  const refused = await answerTo(azure.endpoints, HOST, { address: OUTSIDE });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain(`client with IP '${OUTSIDE}' is not allowed access`);

  await page.getByRole('radio', { name: 'Disabled' }).check();
  await reviewAndSave(page);
  expect(await seen({ address: INSIDE })).toBe(403);

  // Azure goes on refusing by default when public access comes back, and the form says so.
  await page.getByRole('radio', { name: 'Selected networks' }).check();
  await expect(page.getByText(/Azure keeps refusing by default/)).toBeVisible();
  await reviewAndSave(page);
  expect([await seen({ address: INSIDE }), await seen({ address: OUTSIDE })]).toEqual([401, 403]);

  const before = (await writesTo(azure)).length;
  await page.getByRole('button', { name: 'Restore default access…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(INSIDE).first()).toBeVisible();
  await reviewAndSave(page);
  expect(await seen({ address: OUTSIDE })).toBe(401);
  const restored = (await writesTo(azure)).slice(before);
  expect(restored).toHaveLength(1);
  expect(restored[0]?.requestBody).toEqual({
    properties: { networkRuleSet: { defaultAction: 'Allow', ipRules: [] } },
  });
  await expect(page.getByRole('button', { name: 'Restore default access…' })).toBeHidden();
});

test('trusted services: refused and let in by their switch, Tasks by their own', async ({ page, azure }) => {
  const seen = async (client: Client) => (await answerTo(azure.endpoints, HOST, client)).status;
  const defender = { trustedService: 'Defender' };
  const task = { task: true, identity: 'system' };
  await signIn(page, 'operator', ARTICLE.edit);
  const bypass = page.getByRole('switch', { name: /^Allow trusted Microsoft services/ });
  const tasks = page.getByRole('switch', { name: 'Let ACR Tasks through' });

  await page.getByRole('radio', { name: 'Disabled' }).check();
  await reviewAndSave(page);
  expect([await seen(defender), await seen(task)]).toEqual([401, 403]);

  await tasks.check();
  await reviewAndSave(page);
  expect([await seen(defender), await seen(task)]).toEqual([401, 401]);

  await bypass.uncheck();
  await expect(page.getByText(/Defender for Cloud cannot scan/)).toBeVisible();
  await reviewAndSave(page);
  expect([await seen(defender), await seen(task)]).toEqual([403, 403]);

  await bypass.check();
  await tasks.uncheck();
  await reviewAndSave(page);
  expect([await seen(defender), await seen(task)]).toEqual([401, 403]);
});

test('“Add my address” takes the address the server sees; a loopback one is explained, never offered', async ({
  page,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await expect(page.getByText(/which is not an address on the Internet/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Add my address/ })).toBeHidden();

  await page.setExtraHTTPHeaders({ 'x-forwarded-for': '52.174.9.77' });
  await page.reload();
  await page.getByRole('button', { name: 'Add my address 52.174.9.77' }).click();
  await expect(page.getByText('Your address 52.174.9.77 is a rule already.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '52.174.9.77' })).toContainText('Will be added');
});
