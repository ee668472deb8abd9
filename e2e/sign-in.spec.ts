// Who may come in, where they land, and how it ends.
import { expect, signIn, test, type User, userName } from './fixtures.ts';

const users: readonly User[] = ['operator', 'approver', 'reader', 'outsider'];

for (const user of users) {
  test(`${user} signs in`, async ({ page }) => {
    await signIn(page, user);
    await expect(page.getByRole('heading', { level: 1, name: 'Registries' })).toBeVisible();
    await page.getByRole('button', { name: 'Signed in as' }).click();
    await expect(page.getByText(userName(user)).first()).toBeVisible();
  });
}

test('an outsider’s empty list explains itself', async ({ page }) => {
  await signIn(page, 'outsider');
  await expect(page.getByText(`No registries to show for ${userName('outsider')}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy request text' })).toBeVisible();
});

test('a deep link survives signing in', async ({ page }) => {
  await signIn(page, 'operator', '/registries?q=crcontosopos');
  await expect(page.getByRole('link', { name: 'crcontosopos' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'crcontosolab' })).toHaveCount(0);
});

test('signing out ends the session for good, even for a copied cookie', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, 'operator');
  const cookies = await context.cookies();
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/sign-in');
  await expect(page.getByText('You are signed out')).toBeVisible();

  const thief = await browser.newContext();
  await thief.addCookies(cookies.filter(({ name }) => name.startsWith('session')));
  const stolen = await thief.newPage();
  await stolen.goto(new URL('/registries', page.url()).href);
  expect(new URL(stolen.url()).pathname).toBe('/sign-in');
  const answer = await thief.request.get(new URL('/api/fleet', page.url()).href);
  expect(answer.status()).toBe(401);
  await thief.close();
});

test('after signing out, the next sign-in asks who one is', async ({ page }) => {
  await signIn(page, 'operator');
  await page.getByRole('button', { name: 'Signed in as' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: userName('reader') }).click();
  await page.waitForURL('**/registries');
});

test.describe('a session that has run out', () => {
  test.beforeEach(async ({ azure }) => {
    await azure.settings({ apiTokenLifetimeSeconds: 4 });
  });

  test('is renewed silently and comes back to the same place', async ({ page, azure }) => {
    await signIn(page, 'operator');
    await azure.settings({ apiTokenLifetimeSeconds: 3_600 });
    await page.goto('about:blank');
    await page.waitForTimeout(5_000);
    await page.goto('/registries?q=pos');
    await page.waitForURL('**/registries?q=pos');
    await expect(page.getByRole('link', { name: 'crcontosopos' })).toBeVisible();
  });

  test('asks to sign in, and comes back, where it cannot be renewed', async ({
    page,
    azure,
    allowedErrors,
  }) => {
    // MSAL's refused renewal: a 400 from the token endpoint.
    allowedErrors.push(/Failed to load resource: .* 400 .*\/token/);
    await signIn(page, 'operator');
    await azure.settings({ apiTokenLifetimeSeconds: 3_600 });
    await azure.revoke('operator');
    await page.goto('about:blank');
    await page.waitForTimeout(5_000);
    await page.goto('/registries?q=pos');
    await expect(page.getByText('Your session has ended')).toBeVisible();
    await page.getByRole('button', { name: 'Sign in with your work account' }).click();
    await page.getByRole('button', { name: userName('operator') }).click();
    await page.waitForURL('**/registries?q=pos');
  });
});

test('a revoked user is asked to sign in at the next read of Azure, and comes back', async ({
  page,
  azure,
  allowedErrors,
}) => {
  // The refused read, and MSAL's refused renewal.
  allowedErrors.push(/Failed to load resource: .* 40[01] /);
  await signIn(page, 'operator', '/registries?q=pos');
  await expect(page.getByRole('link', { name: 'crcontosopos' })).toBeVisible();
  await azure.revoke('operator');
  await page.reload();
  // What was read seconds ago is not read again by itself.
  await page.getByRole('button', { name: 'Read again' }).first().click();
  await page
    .getByRole('button', { name: /sign in/i })
    .first()
    .click();
  // The console's own header has a button with that name, too.
  await page.waitForURL(({ origin }) => origin === azure.endpoints.browserAuthority);
  await page.getByRole('button', { name: userName('operator') }).click();
  await page.waitForURL('**/registries?q=pos');
  await expect(page.getByRole('link', { name: 'crcontosopos' })).toBeVisible();
  const { entries } = await azure.requests();
  expect(entries.map((entry) => entry['status'])).toContain(401);
});

test.describe('what only an administrator can change gets a page that names it', () => {
  const start = async (page: import('playwright/test').Page) => {
    await page.goto('/registries');
    await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  };

  test('missing consent', async ({ page, azure }) => {
    await azure.settings({ noAzureConsent: ['operator'] });
    await start(page);
    await page.getByRole('button', { name: userName('operator') }).click();
    await page.waitForURL('**/sign-in/blocked?reason=AADSTS65001');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('has not been approved');
    await expect(page.getByText('grant admin consent', { exact: false })).toBeVisible();
  });

  test('missing assignment', async ({ page, azure }) => {
    await azure.settings({ notAssigned: ['operator'] });
    await start(page);
    await page.getByRole('button', { name: userName('operator') }).click();
    await page.getByRole('link', { name: 'Return to the application' }).click();
    await page.waitForURL('**/sign-in/blocked?reason=AADSTS50105');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('not assigned');
  });

  test('a foreign tenant', async ({ page, azure }) => {
    await azure.settings({ foreignTenant: true });
    await start(page);
    await page.getByRole('button', { name: 'visitor@fabrikam.example' }).click();
    await page.getByRole('link', { name: 'Return to the application' }).click();
    await page.waitForURL('**/sign-in/blocked?reason=AADSTS50020');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('another organization');
  });
});
