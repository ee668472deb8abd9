// What people do on the console's pages, in their words; shared by the journeys.
import { expect, type Page } from 'playwright/test';
import { signIn, type User } from './fixtures.ts';

const SANDBOX = '/registries/5ab00003-0000-4000-8000-000000000003/myResourceGroup/mycontainerregistry';
/** The registry of Microsoft's how-to articles, in default network settings. */
export const ARTICLE = { path: SANDBOX, edit: `${SANDBOX}/public-access`, name: 'mycontainerregistry' };
export const TWO_ADDRESSES = ['20.61.10.4', '51.144.7.0/24'] as const;

/** From the list to the editor: two clicks. */
export async function openEditor(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('link', { name: 'Change public access' }).click();
  await expect(page.getByRole('group', { name: 'Public network access' })).toBeVisible();
}

/** Fills the form: Selected networks, and these rules. */
export async function draftRestriction(page: Page, rules: readonly string[] = TWO_ADDRESSES): Promise<void> {
  await page.getByRole('radio', { name: 'Selected networks' }).check();
  await page.getByLabel('Add addresses or ranges').fill(rules.join('\n'));
  await page.getByRole('button', { name: /^Add \d+ lines?$/ }).click();
}

export async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Ticks what the review asks to be acknowledged, and saves. */
export async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Acknowledges whatever the review of the article's registry wants acknowledged. */
export async function reviewAndSave(page: Page): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) await review(page);
  const dialog = page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  const name = dialog.getByLabel(/^Type/);
  if (await name.isVisible()) await name.fill(ARTICLE.name);
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/^Saved\. Azure confirmed/)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();
}

/** The row of one registry in the list. */
export const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Signs in and opens the inbox. */
export async function openInbox(page: Page, user: User): Promise<void> {
  await signIn(page, user, '/approvals');
  await inboxRuns(page);
}

/** Rows ask for their details once the page runs: what is clicked before that is lost. */
export const inboxRuns = (page: Page) =>
  expect(
    page
      .locator('[data-inbox-list]')
      .getByText(/to check|Checks passed/)
      .first(),
  ).toBeVisible();
