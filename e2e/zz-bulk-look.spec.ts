import { armRequest } from './arm.ts';
import { expect, signIn, test } from './fixtures.ts';
const OLD = '20.99.1.2';
const looks = [
  { theme: 'light', locale: 'en', width: 1280 },
  { theme: 'dark', locale: 'en', width: 768 },
  { theme: 'light', locale: 'ko', width: 768 },
  { theme: 'dark', locale: 'ko', width: 1280 },
] as const;
test('look', async ({ page, azure, context, baseURL }) => {
  test.setTimeout(240_000);
  const { registries } = (await azure.state()) as any;
  for (const name of ['crcontosopartner', 'crcontosospike', 'crcontosoresearch', 'crcontosotelemetry']) {
    const { id, networkRuleSet } = registries.find((r: any) => r.name === name);
    await armRequest(azure, 'operator', 'PATCH', `${id}?api-version=2025-11-01`, {
      properties: { publicNetworkAccess: 'Enabled', networkRuleSet: { defaultAction: 'Deny', ipRules: [...networkRuleSet.ipRules, OLD].map((value: any) => ({ action: 'Allow', value })) } },
    });
  }
  await signIn(page, 'operator', '/registries');
  const names = registries.map((r: any) => r.name).slice(0, 40).join(',');
  for (const { theme, locale, width } of looks) {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }, { name: 'locale', value: locale, url: baseURL ?? '' }]);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/registries/bulk?address=${OLD}`);
    await page.locator('main input').nth(1).fill('20.99.7.0/24');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shots/bulk/replace-${theme}-${locale}-${width}.png`, fullPage: true });
    await page.goto(`/registries/bulk?registries=${names}`);
    await page.locator('main select').first().selectOption('mode');
    await page.locator('main input[type=radio]').nth(2).check();
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/tmp/shots/bulk/mode-${theme}-${locale}-${width}.png`, fullPage: true });
  }
  await page.goto('/registries/bulk');
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/shots/bulk/empty.png' });
  await azure.setFaults([{ match: { operation: 'registries.patch', pathIncludes: 'crcontosoresearch' }, then: { status: 403, body: { error: { code: 'RequestDisallowedByPolicy', message: 'Disallowed by policy.' } } } }]);
  await page.goto(`/registries/bulk?address=${OLD}`);
  await page.locator('main input').nth(1).fill('20.99.7.0/24');
  await page.locator('main select').nth(2).selectOption('hold');
  await page.locator('main select').nth(1).selectOption({ label: 'crcontosospike' });
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.locator('main button').last().click();
  await page.waitForURL('**run=**');
  await page.waitForTimeout(3000);
  const shots = async (name: string) => {
    for (const { theme, locale, width } of looks) {
      await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }, { name: 'locale', value: locale, url: baseURL ?? '' }]);
      await page.setViewportSize({ width, height: 900 });
      await page.reload();
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `/tmp/shots/bulk/${name}-${theme}-${locale}-${width}.png`, fullPage: true });
    }
  };
  await shots('holding');
  await page.locator('main button').last().click();
  await page.waitForTimeout(5000);
  await shots('ended');
  expect(true).toBe(true);
});
