import type { Page } from 'playwright-core';
import { leave } from './browser.ts';
import type { startFreshServer } from './fresh-server.ts';
import { beginInterviews } from './interviewer-alone.ts';

const press = (page: Page, name: string) =>
  leave(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());

/**
 * On an empty server: a study with one informant, who has been told what it is about and not been asked yet.
 *
 * @returns the addresses of the study's interviews, and of this one
 */
export async function beginInterview(
  page: Page,
  server: Pick<Awaited<ReturnType<typeof startFreshServer>>, 'address' | 'welcomeAddress'>,
): Promise<{ readonly at: string; readonly interview: string }> {
  const at = await beginInterviews(page, server);
  await page.goto(`${at}/sheet/edit`);
  for (const field of await page.locator('textarea[name="text"]').all()) {
    await field.fill((await field.inputValue()).replaceAll(/\[[^\]]*\]/g, 'Øvelseskommunen'));
  }
  await press(page, 'Lagre informasjonen');
  await page.goto(`${at}/informants`);
  await page.locator('#eraseNamesOn').fill(`${new Date().getUTCFullYear() + 1}-12-01`);
  await press(page, 'Lagre');
  await page.locator('#new-name').fill('Kari Oppdiktet');
  await page.locator('#new-email').fill('kari@example.org');
  await press(page, 'Legg til');
  await page.goto(at);
  const hold = await page.getByRole('link', { name: 'Ikke holdt' }).getAttribute('href');
  return { at, interview: `${server.address}${hold!.replace(/\/hold$/, '')}` };
}

/** The informant says yes, to being recorded too. */
export async function consentToRecording(page: Page, interview: string): Promise<void> {
  await page.goto(`${interview}/recording`);
  await leave(page, () => page.getByRole('link', { name: 'Ta imot samtykket' }).click());
  await page.locator('#screen-take').check();
  await page.locator('#screen-recording').check();
  await page.locator('#name').fill('Kari Oppdiktet');
  await press(page, 'Jeg samtykker');
}
