import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';
import { openFile, surveyxact } from './open-file.ts';

const address = inject('address');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('opened files', () => {
  test('two windows work on two files, and another browser on neither', async () => {
    const context = await openContext(browser);
    const [one, two] = [await context.newPage(), await context.newPage()];
    const first = await openFile(one, surveyxact, 'en.sav');
    const types = new URL('../src/modules/analyses/answers/sav/reference/types.sav', import.meta.url);
    const second = await openFile(two, types, 'to.sav');
    await one.reload();
    expect(await one.locator('.kicker').textContent()).toContain('en.sav');
    expect(await two.locator('.kicker').textContent()).toContain('to.sav');
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => name === 'workbench')).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
    });

    const stranger = await openContext(browser);
    const page = await stranger.newPage();
    for (const path of ['', '/people', '/scales', '/analyses', '/study.yaml']) {
      expect((await page.goto(first + path))?.status()).toBe(410);
    }
    await stranger.request.post(`${second}/close`);
    expect((await two.reload())?.status()).toBe(200);
    await stranger.close();
    await context.close();
  });

  test.each([
    ['tom.sav', new Uint8Array(), /tom\.sav: .*tom/i],
    ['bilde.sav', new TextEncoder().encode('%PDF-1.7 x'), /bilde\.sav: .*PDF/],
    ['halv.sav', readFileSync(surveyxact).subarray(0, 5000), /halv\.sav: .*slutter før alt er med/],
  ])('%s is refused in one sentence', async (name, bytes, sentence) => {
    const context = await openContext(browser, { hasScript: false });
    const page = await context.newPage();
    await page.goto(`${address}/analyse`);
    const buffer = Buffer.from(bytes);
    await page.locator('input[name=answers]').setInputFiles({ name, mimeType: 'text/plain', buffer });
    await leave(page, () => page.locator('button[value=open]').click());
    expect(await page.locator('.open-form .field-mistake').textContent()).toMatch(sentence);
    await context.close();
  });

  test('nothing chosen is said beside the field', async () => {
    const context = await openContext(browser);
    const page = await context.newPage();
    await page.goto(`${address}/analyse`);
    await page.locator('button[value=open]').click();
    expect(await page.locator('.open-form .field-mistake').textContent()).toContain('Velg en fil med svar');
    await context.close();
  });

  test('the way is walked by keyboard alone', async () => {
    const context = await openContext(browser, { hasScript: false });
    const page = await context.newPage();
    await openFile(page);
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 400; presses += 1) {
        if (await page.locator(`${selector}:focus`).count()) return;
        await page.keyboard.press('Tab');
      }
      expect.unreachable(`${selector} is not reached by Tab`);
    };
    await tabTo('.ways-forward a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people$/);
    await tabTo('.people-form button[type=submit]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/scales$/);
    await tabTo('#label-s_5');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Ledelse');
    // Enter in a text field saves, and does nothing else.
    await leave(page, () => page.keyboard.press('Enter'));
    expect(await page.locator('#label-s_5').inputValue()).toBe('Ledelse');
    expect(await page.locator('.scale-card').count()).toBe(12);
    await context.close();
  });

  test.each([
    ['nn', 'Dette er i fila', 'Kva spørsmål høyrer saman?'],
    ['en', 'This is in the file', 'Which questions belong together?'],
  ])('the pages speak %s', async (language, first, scales) => {
    const context = await openContext(browser, { hasScript: false });
    await context.addCookies([{ name: 'language', value: language, url: address }]);
    const page = await context.newPage();
    const url = await openFile(page);
    expect(await page.locator('h1').textContent()).toBe(first);
    await page.goto(`${url}/scales`);
    expect(await page.locator('h1').textContent()).toBe(scales);
    await context.close();
  });

  test('the example study is opened in the same way, with its own plan', async () => {
    const context = await openContext(browser, { hasScript: false });
    const page = await context.newPage();
    await page.goto(`${address}/analyse`);
    await page.locator('button[value=open-example]').click();
    await page.waitForURL(/\/files\/[\w-]{16}$/);
    const url = page.url();
    await page.goto(`${url}/analyses`);
    // A plan that was decided on beforehand is not taken from.
    const afterwards = page.locator('.chosen li', { hasText: 'Ikke planlagt' });
    expect(await page.locator('.chosen li').count()).toBeGreaterThan(await afterwards.count());
    expect(await page.locator('.chosen button').count()).toBe(await afterwards.count());
    await page.locator('button[value=report]').click();
    await page.waitForSelector('.report', { timeout: 60_000 });
    await context.close();
  });
});
