import { expect, signIn, test } from './fixtures.ts';
import { ARTICLE, draftRestriction, review, save } from './pages.ts';

const ARM_ID = `/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.ContainerRegistry/registries/${ARTICLE.name}`;
test('shots', async ({ page, azure, context, baseURL, allowedErrors }) => {
  allowedErrors.push(/./);
  test.setTimeout(180_000);
  await azure.settings({ activityLogDelayMs: 0 });
  const token = await azure.token({ user: 'operator', kind: 'arm', mfa: true });
  const foreign = async (rules: string[], more: object = {}) => {
    const r = await page.request.patch(`${azure.endpoints.arm}${ARM_ID}?api-version=2021-08-01-preview`, {
      headers: { authorization: `Bearer ${token}` },
      data: {
        properties: {
          networkRuleSet: {
            defaultAction: 'Deny',
            ipRules: rules.map((value) => ({ action: 'Allow', value })),
            virtualNetworkRules: [],
            ...more,
          },
        },
      },
      ignoreHTTPSErrors: true,
    });
    expect(r.status()).toBe(200);
  };
  await foreign(['20.82.14.0/26']);
  await foreign(['20.82.14.0/26', '13.69.64.0/26', '13.69.64.32/27']);
  await signIn(page, 'operator', ARTICLE.edit);
  await page.getByLabel('Add addresses or ranges').fill('20.61.10.4\n51.144.7.0/24');
  await page.getByRole('button', { name: /^Add \d+ lines?$/ }).click();
  await review(page);
  await azure.setFaults([{ match: { operation: 'registries.patch' }, delayMs: 2500, then: { rewrite: {} } }]);
  await save(page);
  await page.waitForTimeout(1200);
  await foreign(['13.69.64.0/26', '13.69.64.32/27', '40.68.37.158', '40.118.9.128/25']);
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();
  await foreign(['20.82.14.0/26', '13.69.64.0/26', '13.69.64.32/27', '51.144.7.0/24']);
  for (const [theme, locale, width] of [
    ['light', 'en', 1280],
    ['dark', 'ko', 1280],
    ['dark', 'en', 768],
    ['light', 'ko', 768],
  ] as const) {
    await context.addCookies([
      { name: 'theme', value: theme, url: baseURL ?? '' },
      { name: 'locale', value: locale, url: baseURL ?? '' },
    ]);
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(ARTICLE.edit);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shots/edit-${theme}-${locale}-${width}.png`, fullPage: true });
    await page.goto(ARTICLE.path);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `/tmp/shots/registry-${theme}-${locale}-${width}.png`, fullPage: true });
  }
  await context.addCookies([
    { name: 'theme', value: 'light', url: baseURL ?? '' },
    { name: 'locale', value: 'en', url: baseURL ?? '' },
  ]);
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.goto(ARTICLE.edit);
  await page
    .getByRole('button', { name: /^Put it back/ })
    .first()
    .click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/shots/review.png` });
});
