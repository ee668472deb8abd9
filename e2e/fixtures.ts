// What every journey starts from: a fresh embedded Azure, a page whose errors fail the test, and sign-in.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from 'playwright/test';
import { type AdminClient, createAdminClient } from '#emulator/admin-client.ts';
import type { Endpoints } from '#emulator/launch.ts';
import { defaultSettings, type Settings } from '#emulator/settings.ts';
import { lane } from './lane.ts';

export { expect };
export type User = 'operator' | 'approver' | 'reader' | 'outsider' | 'owner';
export const userName = (user: User) => `${user}@contoso.example`;

type Fixtures = {
  /** Where the emulator listens, and its admin API; the store is fresh for every test. */
  azure: AdminClient & { endpoints: Endpoints };
  /** Messages a test expects in the browser's console, such as a refused request. */
  allowedErrors: RegExp[];
};

export const test = base.extend<Fixtures>({
  azure: [
    async ({}, use) => {
      const endpoints = lane().azure;
      const admin = createAdminClient(endpoints.admin);
      await admin.reset('demo');
      await admin.settings({ longOperationMs: 800 });
      await use({ ...admin, endpoints });
    },
    { auto: true },
  ],
  allowedErrors: async ({}, use) => use([]),
  page: async ({ page, allowedErrors }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
    });
    await use(page);
    expect(errors.filter((error) => !allowedErrors.some((known) => known.test(error)))).toEqual([]);
  },
});

/** Names in `emulator/settings.ts`, where each is explained. */
type Switch = keyof Settings['unconfirmed'];

/** Both positions of switches for behaviour of Azure that nobody has confirmed; the default, cautious one first. */
export function bothWays(...names: readonly Switch[]) {
  const { unconfirmed } = defaultSettings();
  return [true, false].map((cautious) => {
    const positions = Object.fromEntries(
      names.map((name) => [name, cautious ? unconfirmed[name] : !unconfirmed[name]]),
    );
    const words = names.map((name) => `${name} ${positions[name] ? 'on' : 'off'}`);
    return {
      title: words.join(', '),
      isOn: names.every((name) => positions[name]),
      switched: { unconfirmed: positions },
    };
  });
}

/** Signs in through the console's and the identity provider's own pages, and ends where it began. */
export async function signIn(page: Page, user: User, path = '/registries'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: userName(user) }).click();
  await page.waitForURL((url) => url.pathname + url.search === path);
}

/** The second factor, on the identity provider's page. */
export const approveSecondFactor = (page: Page, user: User) =>
  page.getByRole('button', { name: new RegExp(`approve.*${userName(user)}`, 'i') }).click();

export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

/** What reached Azure to change something since the last reset. */
export async function writesTo(
  azure: AdminClient,
): Promise<{ method: string; path: string; status: number; requestBody: unknown }[]> {
  const { entries } = await azure.requests();
  return entries.filter(({ write }) => write) as never;
}

/** Everything a page could leak a token through. */
export async function storageOf(
  page: Page,
): Promise<{ local: Record<string, string>; session: Record<string, string> }> {
  return page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
}
