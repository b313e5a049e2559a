import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
const example = fileURLToPath(new URL('../examples/questionnaires/laering.surveyjs.json', import.meta.url));
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await (await openContext(browser, { isPhone: true })).newPage();
  await page.goto(`${address}/sign-in?next=/studies/import`);
  await leave(page, () => page.getByRole('button', { name: /Sol Studieleder/ }).click());
});
afterAll(() => browser?.close());

/** axe is itself a script, put into the page by the browser; the pages have none. */
async function expectAccessible(): Promise<void> {
  expect(await faultsByAxe(page)).toEqual([]);
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWider).toBe(false);
}

describe('a questionnaire from elsewhere, on a phone', () => {
  test('what is none is refused in a sentence, and another file can be chosen', async () => {
    await page.locator('#questionnaire').setInputFiles({
      name: 'brev.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Kjære alle'),
    });
    await leave(page, () => page.getByRole('button', { name: 'Les skjemaet' }).click());
    expect(await page.getByRole('alert').textContent()).toContain('ikke et spørreskjema vi kjenner');
    await leave(page, () => page.getByRole('button', { name: 'Les skjemaet' }).click());
    expect(await page.locator('.field-mistake').textContent()).toBe('Velg filen med skjemaet.');
    await expectAccessible();
  });

  test('shows what became of it, and becomes a study', async () => {
    await page.locator('#questionnaire').setInputFiles(example);
    await leave(page, () => page.getByRole('button', { name: 'Les skjemaet' }).click());
    expect(await page.locator('h1').textContent()).toBe('Læring på kontoret');
    const rows = await page.locator('.import-remarks tbody tr').allInnerTexts();
    expect(rows.some((row) => row.includes('signatur') && row.includes('linje'))).toBe(true);
    await expectAccessible();
    await leave(page, () => page.getByRole('button', { name: 'Lag studien' }).click());
    expect(page.url()).toMatch(/\/studies\/laering-pa-kontoret[-\d]*\/design$/);
    expect(await page.locator('main').textContent()).toContain('11 spørsmål');
  });

  test('its data-protection page says how recognisable people would be, and what helps', async () => {
    await page.goto(page.url().replace(/design$/, 'privacy'));
    await page.locator('#offices').fill('Nord: 24\nSør: 7');
    await leave(page, () => page.getByRole('button', { name: 'Regn ut' }).click());
    // An e-mail address is asked for: everybody stands alone.
    expect(await page.locator('.report-finding').textContent()).toContain(
      'Av 31 som spørres, ville omtrent 31',
    );
    expect(await page.locator('.privacy-advice li').first().textContent()).toContain('E-post');
    await expectAccessible();
    await leave(page, () => page.getByRole('link', { name: 'Vis for utskrift' }).first().click());
    expect(await page.locator('main').textContent()).toContain('Det er frivillig');
    await page.goBack();
    await page.locator('#text-nb').fill('Dette er til for å lære.');
    await leave(page, () => page.getByRole('button', { name: /Bruk som innledning/ }).click());
    await page.goto(page.url().replace(/design$/, 'design/text'));
    expect(await page.locator('main textarea').first().inputValue()).toContain('Dette er til for å lære.');
  });
});
