import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

const address = inject('address');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('the language follows the reader from page to page, without script, and the report with it', async () => {
  const page = await (await openContext(browser, { hasScript: false })).newPage();
  await page.goto(`${address}/studies/sor-trondelag-2015`);
  expect(await page.locator('html').getAttribute('lang')).toBe('nb');
  await page.getByRole('button', { name: 'Nynorsk' }).click();
  expect(page.url()).toBe(`${address}/studies/sor-trondelag-2015`);
  expect(await page.locator('html').getAttribute('lang')).toBe('nn');
  expect(await page.locator('h1').textContent()).toBe('Læring og innovasjon på kontora, 2015');
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto(`${address}/studies/sor-trondelag-2015/report`);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('.report-table .block-title strong').first().textContent()).toBe('Table 1');
  expect(await page.locator('main').textContent()).toContain('.48');
  await page.context().close();
});

test('the way back after a change of language is never another site', async () => {
  for (const back of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example']) {
    const response = await fetch(`${address}/language`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ language: 'en', back }),
    });
    expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/);
  }
});
