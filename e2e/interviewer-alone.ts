import type { Page } from 'playwright-core';
import { leave } from './browser.ts';
import type { startFreshServer } from './fresh-server.ts';

/**
 * On an empty server: the first person becomes administrator, makes a study, and is to interview in it.
 *
 * @returns the address of the study's interviews
 */
export async function beginInterviews(
  page: Page,
  server: Pick<Awaited<ReturnType<typeof startFreshServer>>, 'address' | 'welcomeAddress'>,
): Promise<string> {
  await page.goto(server.welcomeAddress ?? '');
  await page.getByLabel('Navn').fill('Sol Studieleder');
  await page.getByLabel('E-postadresse').fill('sol@example.org');
  await leave(page, () =>
    page.getByRole('main').getByRole('button', { name: 'Bli administrator', exact: true }).first().click(),
  );
  await page.goto(`${server.address}/studies/new`);
  await page.locator('#title').fill('Ledere om nyskaping');
  await leave(page, () => page.locator('main form').first().locator('button[type="submit"]').click());
  const studyId = new URL(page.url()).pathname.split('/')[2]!;
  await page.goto(`${server.address}/people`);
  const own = page.getByRole('link', { name: /Sol Studieleder/ }).last();
  await leave(page, () => own.click());
  await page.locator('select[name="role"]').selectOption('interviewer');
  await page.locator('select[name="study"]').selectOption(studyId);
  await leave(page, () =>
    page.locator('form:has(select[name="role"]) button[type="submit"]').first().click(),
  );
  return `${server.address}/studies/${studyId}/interviews`;
}
