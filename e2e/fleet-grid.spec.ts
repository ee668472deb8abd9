// The grid as a tool: search by address, views, columns, selection, keyboard, and what leaves as a file.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, expectNoAxeViolations, signIn, test } from './fixtures.ts';
import { rowOf } from './pages.ts';
import { seeded } from './seeded.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search registries' });
const status = (page: Page) => page.getByRole('contentinfo').getByRole('status');

/** What the export menu's entry saves. */
async function download(page: Page, entry: RegExp): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  return readFile(await (await saved).path(), 'utf8');
}

test('an address finds whom it may reach, by which rule, and what is not in force', async ({ page, azure }) => {
  const { registries } = await seeded(azure);
  const { entries } = await azure.requests();
  const before = entries.length;
  await signIn(page, 'reader');
  await expect(page.getByRole('link', { name: 'crcontosopartner' })).toBeVisible();
  const prod = rowOf(page, 'crcontosoprod');
  await expect(prod).toContainText('186');
  expect(registries).toBeGreaterThan(20);
  await search(page).fill('8.8.8.8');
  await expect(page.getByText(/^8\.8\.8\.8 is let in by \d+ registries/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Let in by' })).toBeVisible();
  const [open = 0] = (await page.getByRole('checkbox', { name: /^All networks/ }).first().locator('..').innerText())
    .match(/\d+/)?.map(Number) ?? [];
  expect(open).toBeGreaterThan(3);
  // A rule of the seed's, seen through a part of it and through more than it.
  await search(page).fill('203.0.113.0/24');
  await expect(page.getByText('No client on the Internet comes from there')).toBeVisible();
  await search(page).fill('20.61');
  await expect(page.getByText('To search by address, type all of it')).toBeVisible();
  await search(page).fill('2001:db8::1');
  await expect(page.getByText('IPv4 only')).toBeVisible();
  expect((await azure.requests()).entries.length - before).toBeLessThan(200);
});
