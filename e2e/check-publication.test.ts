import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

const address = inject('address');
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await (await openContext(browser, { hasScript: false })).newPage();
});
afterAll(() => browser?.close());

describe('the publication check', () => {
  test('finds the impossible figures of 2015 with one click, and folds what agrees', async () => {
    await page.goto(`${address}/check`);
    await page.getByRole('button', { name: 'Sjekk tallene fra 2015' }).click();
    await page.waitForSelector('.check-result');
    const impossible = await page.locator('.impossible li').allInnerTexts();
    expect(impossible.some((text) => text.includes('Tabell 6') && text.includes('intranett'))).toBe(true);
    expect(impossible.some((text) => text.includes('Tabell 13') && text.includes('lederstøtte'))).toBe(true);
    expect(impossible.some((text) => text.includes('614'))).toBe(true);
    expect(await page.locator('.consistent').first().isVisible()).toBe(false);
  });

  test('the example’s result stays when the language changes', async () => {
    await page.goto(`${address}/check`);
    await page.getByRole('button', { name: 'Sjekk tallene fra 2015' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForSelector('.check-result');
    expect(await page.locator('.check-result').textContent()).toContain('Table 6');
    await page.getByRole('button', { name: 'Bokmål' }).click();
  });

  test('checks a table that is pasted in', async () => {
    await page.goto(`${address}/check`);
    await page.locator('textarea').fill(
      JSON.stringify({
        handlingsromTables: 1,
        facts: [{ id: 'a', where: 'Tabell 1', kind: 'correlation', n: 19, r: '.53', p: '.002' }],
      }),
    );
    await page.getByRole('button', { name: 'Sjekk tallene', exact: true }).click();
    expect(await page.locator('.impossible li').textContent()).toContain('Tabell 1');
    const provenance = await page.locator('.check-result .provenance').textContent();
    expect(provenance).toContain('Det du limte inn: 1 umulige');
    expect(provenance).toContain('Bytter du språk');
  });

  test('says what is wrong with what is no table, and gives the text back', async () => {
    await page.goto(`${address}/check`);
    await page.locator('textarea').fill('{"handlingsromTables": 1, "facts": [');
    await page.getByRole('button', { name: 'Sjekk tallene', exact: true }).click();
    expect(await page.locator('.aksel-alert').textContent()).not.toBe('');
    expect(await page.locator('textarea').inputValue()).toContain('handlingsromTables');
  });

  test('says what to do when nothing is given', async () => {
    await page.goto(`${address}/check`);
    await page.getByRole('button', { name: 'Sjekk tallene', exact: true }).click();
    expect(await page.locator('.field-mistake').textContent()).toContain('Velg en fil');
  });
});
