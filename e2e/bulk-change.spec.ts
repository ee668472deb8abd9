// One change of several registries: reviewed, tried on one, stopped by a failure, retried, and taken back.
import type { Page } from 'playwright/test';
import { armRequest } from './arm.ts';
import { approveSecondFactor, expect, expectNoAxeViolations, signIn, test, writesTo } from './fixtures.ts';

const OLD = '20.99.1.2';
const NEW = '20.99.7.0/24';
/** Premium ones in three subscriptions; the last one has a lock that forbids changes. */
const CHANGED = ['crcontosopartner', 'crcontosospike', 'crcontosoresearch', 'crcontosotelemetry'];
const FAILING = 'crcontosoresearch';

type Azure = Parameters<typeof armRequest>[0];
type Stored = {
  readonly id: string;
  readonly name: string;
  readonly networkRuleSet: { readonly ipRules: readonly string[] };
};

async function storedIn(azure: Azure, names: readonly string[]): Promise<readonly Stored[]> {
  const { registries } = (await azure.state()) as { registries: readonly Stored[] };
  return names.map((name) => {
    const found = registries.find((registry) => registry.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  });
}

const rulesOf = async (azure: Azure, names: readonly string[]) =>
  (await storedIn(azure, names)).map(({ networkRuleSet }) => networkRuleSet.ipRules);

/** The old address is a rule of each. */
async function plantOld(azure: Azure): Promise<void> {
  for (const { id, networkRuleSet } of await storedIn(azure, CHANGED))
    await armRequest(azure, 'operator', 'PATCH', `${id}?api-version=2025-11-01`, {
      properties: {
        publicNetworkAccess: 'Enabled',
        networkRuleSet: {
          defaultAction: 'Deny',
          ipRules: [...networkRuleSet.ipRules, OLD].map((value) => ({
            action: 'Allow',
            value,
          })),
        },
      },
    });
}

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const operations = (page: Page) => page.getByRole('region', { name: 'Operations' });

test('replace an address in several registries, a failure in the middle, retry, undo', async ({
  page,
  azure,
}) => {
  await plantOld(azure);
  const before = await rulesOf(azure, CHANGED);
  await azure.clearRequests();
  await signIn(page, 'operator', `/registries/bulk?address=${OLD}`);
  await expect(page.getByText('4 registries chosen, which let 20.99.1.2 in by a rule')).toBeVisible();
  await expect(page.getByLabel('Replace this rule')).toHaveValue(OLD);

  // Nothing to send while what is filled in is wrong.
  await page.getByLabel('by', { exact: true }).fill('10.0.0.0/8');
  await expect(page.getByText(/Private range \(RFC 1918\)/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change / })).toHaveCount(0);
  await page.getByLabel('by', { exact: true }).fill(NEW);
  await expect(page.getByText('4 registries will change')).toBeVisible();
  const preview = panel(page, 'Preview');
  await preview.getByText('The same as az commands').click();
  await expect(preview.getByText(`--ip-address ${OLD}`).first()).toBeVisible();
  await expectNoAxeViolations(page);
  expect(await writesTo(azure)).toEqual([]);

  await azure.setFaults([
    {
      match: { operation: 'registries.patch', pathIncludes: FAILING },
      then: { status: 403, body: { error: { code: 'RequestDisallowedByPolicy', message: 'Disallowed.' } } },
    },
  ]);
  await page.getByLabel('First, alone').selectOption('crcontosospike');
  await page.getByLabel('When Azure shows the change there').selectOption('wait for my word');
  await page.getByRole('button', { name: 'Change 4 registries' }).click();
  await expect(page.getByText(/crcontosospike is done, and Azure shows the change/)).toBeVisible();
  expect((await writesTo(azure)).map(({ method }) => method)).toEqual(['PATCH']);

  // A reload, another page: the run is where it was.
  await page.reload();
  await page.getByRole('button', { name: 'Continue with the other 3' }).click();
  await expect(page.getByText('Not changed (1)')).toBeVisible();
  await expect(page.getByText('3 of 4 done, 1 refused')).toBeVisible();
  await expect(operations(page).getByText('Bulk change: 3 of 4 done, 1 not')).toBeVisible();
  await page.getByRole('link', { name: FAILING }).click();
  await operations(page).getByRole('link', { name: 'Open' }).click();
  await expect(page.getByText('Not changed (1)')).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole('button', { name: 'Retry the failed one' }).click();
  await expect(page.getByText('4 of 4 done', { exact: true })).toBeVisible();
  for (const rules of await rulesOf(azure, CHANGED)) {
    expect(rules).toContain(NEW);
    expect(rules).not.toContain(OLD);
  }
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^acr-bulk-change-\d{4}-\d\d-\d\d\.csv$/);

  // Somebody else has taken the new range out of one of them since.
  const [partner] = await storedIn(azure, ['crcontosopartner']);
  await armRequest(azure, 'operator', 'PATCH', `${partner?.id}?api-version=2025-11-01`, {
    properties: {
      networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '20.99.3.3' }] },
    },
  });
  await page.getByRole('link', { name: 'Undo this run…' }).click();
  await expect(page.getByText('4 registries will change')).toBeVisible();
  await expect(page.getByText(`changed by others since and kept: ${NEW}`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo in 4 registries' }).click();
  await expect(page.getByText('4 of 4 done', { exact: true })).toBeVisible();
  const [partnerNow, ...others] = await rulesOf(azure, CHANGED);
  expect(partnerNow).toEqual(['20.99.3.3', OLD]);
  expect(others.map((rules) => rules.toSorted())).toEqual(before.slice(1).map((rules) => rules.toSorted()));
});

test('closing several asks for their number; a second factor pauses the run, and it goes on', async ({
  page,
  azure,
}) => {
  await azure.settings({ mfaOnWrites: true });
  await signIn(
    page,
    'operator',
    '/registries/bulk?registries=crcontosospike%2Ccrcontosobatch%2Ccrcontosopartner',
  );
  await page.getByLabel('Change', { exact: true }).selectOption('Set the access mode');
  await page.getByRole('radio', { name: 'Disabled' }).check();
  await expect(page.getByText('3 registries will change')).toBeVisible();
  const send = page.getByRole('button', { name: 'Change 3 registries' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel(/the number of these registries/).fill('3');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('When registries are refused or uncertain').selectOption('go on to the end');
  await page.getByLabel('First, alone').selectOption('crcontosospike');
  await send.click();
  await expect(
    page.getByText('Azure wants a second factor before it takes the changes', { exact: false }),
  ).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Confirm and continue' }).click();
  await approveSecondFactor(page, 'operator');
  // The lock's own refusal, and nothing lost on the way.
  await expect(page.getByText('2 of 3 done, 1 refused')).toBeVisible();
  await expect(page.getByText('ScopeLocked').or(page.getByText(/lock/i).first()).first()).toBeVisible();
});

test('a reader is told per registry what is missing; nobody’s choice is an empty page', async ({ page }) => {
  await signIn(page, 'reader', '/registries/bulk?registries=crcontosospike%2Ccrcontosopartner');
  await page.getByLabel('Change', { exact: true }).selectOption('Add an address or range');
  await page.getByLabel('Address or range').fill(NEW);
  await expect(page.getByText('2 registries cannot be changed')).toBeVisible();
  await expect(
    page.getByText('you may not: Microsoft.ContainerRegistry/registries/write is missing').first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change / })).toHaveCount(0);
  // Reading takes a body, so only pages of this console may ask.
  const foreign = await page.request.post('/api/bulk/states', {
    headers: { origin: 'https://evil.example' },
    data: { refs: [{ subscriptionId: 'x', resourceGroup: 'y', name: 'z' }] },
  });
  expect([foreign.status(), await foreign.text()]).toEqual([400, expect.stringContaining('foreign_origin')]);
  await page.goto('/registries/bulk');
  await expect(page.getByText('No registries are chosen')).toBeVisible();
});

test('a run whose process is gone is settled by reading every registry', async ({ page, azure }) => {
  await page.route('**/api/bulk/run?*', (route) =>
    route.fulfill({ json: { ok: true, value: { state: 'lost' } } }),
  );
  await signIn(page, 'operator', '/registries/bulk?registries=crcontosospike%2Ccrcontosopartner');
  await page.getByLabel('Change', { exact: true }).selectOption('Add an address or range');
  await page.getByLabel('Address or range').fill(NEW);
  await page.getByRole('button', { name: 'Change 2 registries' }).click();
  await expect(page.getByText('The console was restarted during the run', { exact: false })).toBeVisible();
  // Whatever had come about by then is shown as done, and the rest can be reviewed again.
  const done = (await rulesOf(azure, ['crcontosospike', 'crcontosopartner'])).filter((rules) =>
    rules.includes(NEW),
  );
  expect(done.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Undo this run…' }).click();
  await expect(page.getByText(/^Undo: Add 20\.99\.7\.0\/24$/)).toBeVisible();
});
