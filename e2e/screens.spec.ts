// Every screen in both themes and languages: nothing axe objects to, nothing wider than the window.
import type { BrowserContext } from 'playwright/test';
import { expect, expectNoAxeViolations, signIn, test, type User } from './fixtures.ts';
import { ARTICLE, draftRestriction, review } from './pages.ts';

const PROD = '/registries/5ab00001-0000-4000-8000-000000000001/rg-registry-weu/crcontosoprod';
const MACHINE =
  '/subscriptions/5ab00002-0000-4000-8000-000000000002/resourceGroups/rg-data-weu/providers/Microsoft.Compute/virtualMachines/vm-ingest-01';
const screens: readonly {
  name: string;
  user: User;
  path: string;
  open?: 'request' | 'selection' | 'removal';
}[] = [
  { name: 'registries', user: 'operator', path: '/registries' },
  { name: 'nothing to see', user: 'outsider', path: '/registries' },
  { name: 'posture', user: 'operator', path: '/posture' },
  { name: 'registry', user: 'operator', path: PROD },
  { name: 'public access', user: 'operator', path: `${PROD}/public-access` },
  { name: 'identities', user: 'owner', path: `${PROD}/identities` },
  {
    name: 'an explained machine',
    user: 'operator',
    path: `/explain?registry=crcontosofeatures&client=${encodeURIComponent(`vm:${MACHINE}`)}&as=own`,
  },
  { name: 'read only', user: 'reader', path: `${PROD}/public-access` },
  { name: 'approvals', user: 'approver', path: '/approvals' },
  { name: 'request', user: 'approver', path: '/approvals', open: 'request' },
  { name: 'requests by requester', user: 'approver', path: '/approvals?group=requester', open: 'selection' },
  { name: 'decisions', user: 'approver', path: '/approvals/decisions' },
  { name: 'private access', user: 'operator', path: `${PROD}/private-access`, open: 'removal' },
  { name: 'new private endpoint', user: 'operator', path: `${PROD}/private-access/new` },
  { name: 'bulk change', user: 'operator', path: '/registries/bulk?address=51.144.7.12' },
];

const looks = [
  { theme: 'light', locale: 'en', width: 1280 },
  { theme: 'dark', locale: 'en', width: 768 },
  { theme: 'light', locale: 'ko', width: 768 },
  { theme: 'dark', locale: 'ko', width: 1280 },
] as const;

async function dress(context: BrowserContext, url: string, theme: string, locale: string): Promise<void> {
  await context.addCookies([
    { name: 'theme', value: theme, url },
    { name: 'locale', value: locale, url },
  ]);
}

for (const { name, user, path, open } of screens) {
  test(`${name}: axe clean in both themes and languages, from 1280 px down to 768 px`, async ({
    page,
    context,
    baseURL,
  }) => {
    await signIn(page, user, path);
    for (const { theme, locale, width } of looks) {
      await dress(context, baseURL ?? '', theme, locale);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      if (open === 'request') {
        await page.getByRole('link', { name: 'pe-lakehouse-weu', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'pe-lakehouse-weu' })).toBeVisible();
      }
      if (open === 'selection') {
        // Two of them, and the dialog that decides on both.
        const boxes = page.locator('[data-inbox-list] input[type="checkbox"]');
        await expect(() => boxes.nth(0).check({ timeout: 2_000 })).toPass();
        await expect(() => boxes.nth(1).check({ timeout: 2_000 })).toPass();
        await page.waitForLoadState('networkidle');
        await expectNoAxeViolations(page);
        // The box that was ticked has the focus: the key means both of them all the same.
        await page.keyboard.press('a');
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      if (open === 'removal') {
        await page.waitForLoadState('networkidle');
        await expectNoAxeViolations(page);
        const row = page.getByRole('row').filter({ hasText: 'pe-hub' });
        await row.getByRole('button').last().click();
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.waitForLoadState('networkidle');
      await expectNoAxeViolations(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${name} ${theme} ${locale} ${width}`).toBeLessThanOrEqual(0);
    }
  });
}

test('sign-in, blocked and unknown pages are axe clean in both languages', async ({
  page,
  context,
  baseURL,
  allowedErrors,
}) => {
  allowedErrors.push(/404/);
  for (const locale of ['en', 'ko']) {
    await dress(context, baseURL ?? '', 'light', locale);
    for (const path of ['/sign-in', '/sign-in?reason=expired', '/sign-in/blocked?reason=AADSTS65001']) {
      await page.goto(path);
      await expectNoAxeViolations(page);
    }
  }
});

test('an address that leads nowhere says so, inside the console', async ({ page, allowedErrors }) => {
  allowedErrors.push(/404/);
  await signIn(page, 'operator');
  for (const path of ['/nowhere', '/registries/not-a-guid/rg/registry', '/approvals/a/b/c/d']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
    await expectNoAxeViolations(page);
  }
});

test('the review dialog is axe clean', async ({ page }) => {
  await signIn(page, 'operator', ARTICLE.edit);
  await draftRestriction(page);
  await review(page);
  await expectNoAxeViolations(page);
});

test('in Korean the main job reads as Microsoft’s Korean does', async ({ page, context, baseURL }) => {
  await dress(context, baseURL ?? '', 'light', 'ko');
  await page.goto('/registries');
  await page.locator('main button').first().click();
  await page.getByRole('button', { name: 'operator@contoso.example' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '레지스트리' })).toBeVisible();
  await expect(page.getByText('선택한 네트워크').first()).toBeVisible();
  await page.getByRole('link', { name: 'mycontainerregistry' }).click();
  await expect(page.getByText('모든 네트워크').first()).toBeVisible();
});

test('language and theme are chosen in the bar, at once and for good', async ({ page }) => {
  await signIn(page, 'operator');
  await page.getByRole('button', { name: 'Theme: System' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
