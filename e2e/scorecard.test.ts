import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await (await openContext(browser, { hasScript: false })).newPage();
  await page.goto(`${address}/sign-in`);
  await leave(page, () => page.locator('button[value="demo-administrator"]').click());
});
afterAll(() => browser.close());

// Unit 9913 in June 2015 is nobody else's: the other tests of the demo read other numbers.

const text = () => page.locator('main').textContent();
const press = (name: RegExp) => leave(page, () => page.getByRole('button', { name }).click());
async function give(sheet: string) {
  await page.goto(`${address}/scorecard/import`);
  const buffer = Buffer.from(`enhet;måned;indikator;teller;nevner\n${sheet}`, 'utf8');
  await page.setInputFiles('input[name="sheet"]', { name: 'tall.csv', mimeType: 'text/csv', buffer });
  await press(/Se hva arket gjør/);
}

test('a wrong sheet is told of by row, and nothing is saved', async () => {
  await give('9913;2015-06;B.76;9000;44\n9977;2015-06;B.12;1;10');
  expect(await text()).toContain('Telleren er større enn nevneren');
  expect(await text()).toContain('Registeret har ikke dette kontoret');
});

test('a changed value asks why, and the reason stands among the corrections', async () => {
  await give('9913;juni 2015;B.76;35;44');
  expect(await text()).toContain('1 endret');
  await press(/Lagre ett tall|lagre ett tall/);
  expect(await text()).toContain('Skriv hvorfor tall blir endret');
  await page.getByLabel('Hvorfor blir tall endret?').fill('Oppdiktet rettelse');
  await press(/Lagre ett tall|lagre ett tall/);
  expect(await text()).toContain('0 nye, 1 endret');
  await page.goto(`${address}/scorecard/corrections`);
  expect(await text()).toContain('Oppdiktet rettelse');
});
