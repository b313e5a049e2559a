import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Written by PSPP 1.6.2; fixtures/make-surveyxact.sps beside it says how. */
export const surveyxact = new URL('fixtures/surveyxact.sav', import.meta.url);

/** Opens a file of answers by hand, and returns the address it is worked on at. */
export async function openFile(page: Page, file = surveyxact, name = 'surveyxact.sav'): Promise<string> {
  await page.goto(`${inject('address')}/analyse`);
  const buffer = readFileSync(file);
  await page.locator('input[name=answers]').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await page.locator('button[value=open]').click();
  await page.waitForURL(/\/files\/[\w-]{16}$/);
  return page.url();
}
