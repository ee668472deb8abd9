// Bad input, in the form and straight at the action: a clear error each, and nothing written.
import { captureAction, sendAction } from './captured-action.ts';
import { expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

const BAD: readonly (readonly [line: string, reason: RegExp])[] = [
  ['10.4.0.0/16', /private/i],
  ['192.168.1.1', /private/i],
  ['127.0.0.1', /loopback/i],
  ['169.254.0.5', /link.local/i],
  ['224.0.0.1', /multicast/i],
  ['100.64.0.1', /shared address|carrier/i],
  ['203.0.113.9', /documentation/i],
  ['240.0.0.1', /reserved/i],
  ['20.61.10', /four|short/i],
  ['256.1.1.1', /255/],
  ['040.91.2.8', /octal/i],
  ['2603:1020::/48', /IPv6/],
  ['51.144.7.77/24', /51\.144\.7\.0\/24/],
  ['20.61.10.4/33', /32/],
  ['contoso.example', /address/i],
];

test('the form marks each bad line with its reason and keeps what was typed', async ({ page, azure }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await page.getByRole('radio', { name: 'Selected networks' }).check();
  const lines = [...BAD.map(([line]) => line), '20.61.10.4', '20.61.10.4'];
  await page.getByLabel('Add addresses or ranges').fill(lines.join('\n'));
  const checked = page.getByRole('region', { name: 'Checked lines' }).getByRole('listitem');
  await expect(checked).toHaveCount(lines.length);
  for (const [index, [line, reason]] of BAD.entries()) {
    await expect(checked.nth(index)).toContainText(line);
    await expect(checked.nth(index)).toContainText(reason);
  }
  await expect(checked.last()).toContainText(/same as line 16/i);
  await page.getByRole('button', { name: 'Add 1 line' }).click();
  await expect(page.getByRole('cell', { name: '20.61.10.4', exact: false }).first()).toBeVisible();
  // What could not be added is still there, and survives a reload.
  await expect(page.getByLabel('Add addresses or ranges')).toHaveValue(/10\.4\.0\.0\/16/);
  await page.reload();
  await expect(page.getByLabel('Add addresses or ranges')).toHaveValue(/2603:1020::\/48/);
  await expect(page.getByText('2 changes, not saved')).toBeVisible();
  expect(await writesTo(azure)).toEqual([]);
});

test('the nearest valid form is one click away', async ({ page }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await page.getByLabel('Add addresses or ranges').fill('51.144.7.77/24\n040.91.2.8');
  await page.getByRole('button', { name: /^Use 51\.144\.7\.0\/24/ }).click();
  await page.getByRole('button', { name: /^Use 40\.91\.2\.8/ }).click();
  await expect(page.getByRole('button', { name: 'Add 2 lines' })).toBeVisible();
});

test('straight at the action: wrong arguments, addresses, ids, origins; nothing is written', async ({
  page,
  azure,
}) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  const [action] = await Promise.all([captureAction(page), save(page)]);
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await azure.reset('demo');
  const context = page.request;
  const [intent] = action.args as [{ registry: object; base: object; change: { addIpRules: string[] } }];
  const adding = (rule: unknown) => ({ ...intent, change: { ...intent.change, addIpRules: [rule] } });
  const at = (registry: object) => ({ ...intent, registry: { ...intent.registry, ...registry } });

  const refused = async (
    args: readonly unknown[],
    code: string,
    headers: Record<string, string | null> = {},
  ) => {
    const { text } = await sendAction(context, action, args, headers);
    expect(text, JSON.stringify(args).slice(0, 200)).toContain('"code":"invalid_input"');
    expect(text, JSON.stringify(args).slice(0, 200)).toContain(code);
  };

  for (const [line] of BAD) await refused([adding(line)], '"path":"addIpRules.0"');
  await refused(
    [{ ...intent, change: { ...intent.change, addIpRules: ['20.61.10.4', '20.61.10.4'] } }],
    'addIpRules',
  );
  await refused([adding('x'.repeat(100))], 'wrong_arguments');
  await refused([adding(20)], 'wrong_arguments');
  await refused([{ ...intent, change: { ...intent.change, addIpRules: '20.61.10.4' } }], 'wrong_arguments');
  await refused([{ ...intent, extra: true }], 'wrong_arguments');
  await refused([intent, intent], 'wrong_arguments');
  await refused([], 'wrong_arguments');
  await refused([null], 'wrong_arguments');
  await refused(['intent'], 'wrong_arguments');
  await refused([{ ...intent, change: { ...intent.change, setMode: 'everything' } }], 'wrong_arguments');

  for (const resourceGroup of ['..', '.', 'a/b', 'a%2fb', '%2e%2e', 'rg.', '', 'a?b', 'a#b', 'a\\b', 'a\nb'])
    await refused([at({ resourceGroup })], resourceGroup === '' ? 'bad_registry_id' : 'bad_registry_id');
  for (const name of ['..', 'a/b', 'abc', 'registry%2f', 'x'.repeat(51), 'reg_istry'])
    await refused([at({ name })], 'bad_registry_id');
  for (const subscriptionId of ['..', 'not-a-guid', '5ab00003-0000-4000-8000-00000000000z'])
    await refused([at({ subscriptionId })], 'bad_registry_id');

  await refused([intent], 'foreign_origin', { origin: null });
  const own = action.headers['origin'] ?? '';
  await refused([intent], 'foreign_origin', { origin: own, 'sec-fetch-site': 'cross-site' });
  // Next.js itself accepts these two: Origin and X-Forwarded-Host agree.
  const evil = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
  await refused([intent], 'foreign_origin', evil);
  // And refuses this one before the action runs.
  const foreign = await sendAction(context, action, [intent], { origin: 'https://evil.example' });
  expect(foreign.status).toBeGreaterThanOrEqual(400);

  const { entries, counters } = await azure.requests();
  expect(entries.filter(({ write }) => write)).toEqual([]);
  expect(counters['writesApplied'] ?? 0).toBe(0);
});

test('an action without a session is refused', async ({ page, azure, playwright }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  const [action] = await Promise.all([captureAction(page), save(page)]);
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await azure.reset('demo');
  const nobody = await playwright.request.newContext();
  const { text } = await sendAction(nobody, action, action.args);
  expect(text).toContain('"code":"sign_in_required"');
  await nobody.dispose();
  expect(await writesTo(azure)).toEqual([]);
});

const GUID = '5ab00003-0000-4000-8000-000000000003';
for (const path of [
  '/registries/not-a-guid/myResourceGroup/mycontainerregistry',
  `/registries/${GUID}/my%2fResourceGroup/mycontainerregistry`,
  `/registries/${GUID}/%2e%2e%2f/mycontainerregistry`,
  `/registries/${GUID}/myResourceGroup/x`,
  `/registries/${GUID}/myResourceGroup/my_registry`,
  `/registries/${GUID}/myResourceGroup/my_registry/public-access`,
  `/registries/${GUID}/%E0%A4%A/mycontainerregistry`,
  `/approvals/${GUID}/myResourceGroup/mycontainerregistry/other.0123`,
  `/approvals/${GUID}/myResourceGroup/mycontainerregistry/..%2f..`,
]) {
  test(`a malformed id is a 404 and never a request: ${path}`, async ({ page, azure, allowedErrors }) => {
    allowedErrors.push(/404|400/);
    await signIn(page, 'operator');
    await azure.clearRequests();
    const response = await page.request.get(path);
    expect([400, 404]).toContain(response.status());
    const api = await page.request.get(`/api${path.replace('/public-access', '')}`);
    expect([400, 404]).toContain(api.status());
    const { entries } = await azure.requests();
    expect(
      entries.filter(({ path: asked }) => /mycontainerregistry|my_registry|other/.test(String(asked))),
    ).toEqual([]);
  });
}

test('ids in other case lead to the same registry', async ({ page }) => {
  await signIn(page, 'operator', ARTICLE.path.toUpperCase().replace('/REGISTRIES/', '/registries/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/mycontainerregistry/i);
  await expect(page.getByText('All networks').first()).toBeVisible();
});
