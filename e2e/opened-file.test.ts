import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
/** Written by PSPP 1.6.2; fixtures/make-surveyxact.sps beside it says how. */
const surveyxact = new URL('fixtures/surveyxact.sav', import.meta.url);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(page: Page, file = surveyxact, name = 'surveyxact.sav'): Promise<string> {
  await page.goto(`${address}/analyse`);
  const buffer = readFileSync(file);
  await page.locator('input[name=answers]').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await page.locator('button[value=open]').click();
  await page.waitForURL(/\/files\/[\w-]{16}$/);
  return page.url();
}

describe.each([true, false])('from an SPSS file to a Word report, with script %s', (hasScript) => {
  let context: BrowserContext;
  let page: Page;
  let fileUrl = '';
  beforeAll(async () => {
    context = await openContext(browser, { hasScript });
    page = await context.newPage();
    fileUrl = await open(page);
  });
  afterAll(() => context.close());

  test('the codebook says what is in the file, and withholds counts of a few', async () => {
    expect(await page.locator('h1').textContent()).toBe('Dette er i filen');
    expect(await page.locator('.guesses').textContent()).toContain('240 svar, 200 variabler');
    expect(await page.locator('details.variable').count()).toBe(200);
    const office = page.locator('details.variable', { hasText: 'Hvilket kontor' });
    await office.locator('summary').click();
    // Three work at Øya; the next smallest is withheld too, or the sum would tell.
    expect(await office.locator('tr', { hasText: 'Øya' }).textContent()).toContain('skjermet');
    expect(await office.locator('td.is-withheld').count()).toBe(2);
    const words = page.locator('details.variable', { hasText: 'Annet du vil si' });
    expect(await words.textContent()).toContain('skjermet antall');
    expect(await page.content()).not.toContain('Jeg er den eneste');
    expect(await page.content()).not.toContain('Mer tid til å lære');
  });

  test('variables are found by word and kind', async () => {
    await page.locator('#q').fill('tillitsvalgte');
    await page.locator('#show').selectOption('grades');
    await page.locator('.codebook-filter button').click();
    await page.waitForURL(/q=tillitsvalgte/);
    expect(await page.locator('details.variable').count()).toBe(16);
    await page.goto(fileUrl);
  });

  test('who answered is guessed, and saved', async () => {
    await page.locator('.ways-forward a').click();
    await page.waitForURL(/\/people$/);
    expect(await page.locator('#office').inputValue()).toBe('kontor');
    expect(await page.locator('input[value=s_2]').isChecked()).toBe(true);
    await page.locator('input[value=s_4]').check();
    await page.locator('.people-form button[type=submit]').click();
    await page.waitForURL(/\/scales$/);
    await page.goto(`${fileUrl}/people`);
    expect(await page.locator('input[value=s_4]').isChecked()).toBe(true);
  });

  test('scales are renamed, lose a question, are merged and taken back', async () => {
    await page.goto(`${fileUrl}/scales`);
    const cards = page.locator('.scale-card');
    expect(await cards.count()).toBe(12);
    expect(await cards.first().locator('.reliability__alpha').textContent()).toMatch(/^α = ,\d\d$/);
    // The question that goes against the rest was found to be turned.
    expect(await page.locator('input[name=turned-s_5][value=s_5_13]').isChecked()).toBe(true);

    await page.locator('#label-s_5').fill('Lederstøtte');
    await page.locator('#label-s_6').fill('Kollegastøtte');
    await page.locator('input[name=in-s_5][value=s_5_16]').uncheck();
    await leave(page, () => page.locator('.form-bar button[value=save]').click());
    expect(await page.locator('#label-s_5').inputValue()).toBe('Lederstøtte');
    expect(await cards.first().locator('.question').count()).toBe(15);
    expect(await page.locator('input[name=loose][value=s_5_16]').count()).toBe(1);

    await leave(page, () => page.locator('button[value=merge]').click());
    expect(await page.locator('[role=alert]').textContent()).toContain('minst to skalaer');
    await page.locator('input[name=merge][value=s_15]').check();
    await page.locator('input[name=merge][value=s_16]').check();
    await leave(page, () => page.locator('button[value=merge]').click());
    expect(await cards.count()).toBe(11);
    await leave(page, () => page.locator('button[value=undo]').click());
    expect(await cards.count()).toBe(12);
    expect(await page.locator('#label-s_5').inputValue()).toBe('Lederstøtte');

    // Most of them go, so that the report is one that a person could read.
    for (const id of ['s_9', 's_10', 's_11', 's_12', 's_13', 's_14', 's_15', 's_16']) {
      await leave(page, () => page.locator(`button[value="remove:${id}"]`).click());
    }
    expect(await cards.count()).toBe(4);
    await page.locator('button[value=next]').click();
    await page.waitForURL(/\/analyses$/);
  });

  test('a half-filled regression keeps what was chosen, and says what is missing', async () => {
    const fold = page.locator('details.add-fold', { hasText: 'regresjon' });
    await fold.locator('summary').first().click();
    await page.locator('#outcome').selectOption('s_5');
    await leave(page, () => fold.locator('button[value=add-regress]').click());
    expect(await page.locator('[role=alert]').textContent()).toContain('Kryss av minst én ting');
    expect(await page.locator('#outcome').inputValue()).toBe('s_5');
    await page.locator('input[name=predictor][value=s_6]').check();
    await page.locator('input[name=predictor][value=s_7]').check();
    await leave(page, () => fold.locator('button[value=add-regress]').click());
    expect(await page.locator('.chosen').textContent()).toContain('lederstøtte');
  });

  test('groups are compared, and factors looked for', async () => {
    const fold = page.locator('details.add-fold', { hasText: 'forskjell på grupper' });
    await fold.locator('summary').click();
    await page.locator('#compared').selectOption('s_5');
    await page.locator('#by').selectOption('s_3');
    await leave(page, () => fold.locator('button[value=add-compare]').click());
    const factors = page.locator('details.add-fold', { hasText: 'faktoranalyse' });
    await factors.locator('summary').click();
    await page.locator('input[name=factor-scale][value=s_7]').uncheck();
    await page.locator('input[name=factor-scale][value=s_8]').uncheck();
    await leave(page, () => factors.locator('button[value=add-explore]').click());
    expect(await page.locator('.chosen li').count()).toBe(7);
  });

  test('the report has it all, and the Word file its tables', async () => {
    await page.locator('#title').fill('Arbeidsmiljø 2026');
    await page.locator('button[value=report]').click();
    await page.waitForSelector('.report', { timeout: 60_000 });
    expect(await page.locator('h1').textContent()).toBe('Arbeidsmiljø 2026');
    const report = (await page.locator('.report').textContent()) ?? '';
    expect(report).toContain('Ingen av analysene ble bestemt før svarene ble sett.');
    for (const words of ['Lederstøtte', 'Rådgiver', 'Saksbehandler', 'R²']) expect(report).toContain(words);

    const docx = await context.request.get(`${page.url().replace(/\?.*/, '')}/report.docx`);
    const xml = partOf(await docx.body(), 'word/document.xml');
    const tables = xml
      .split('<w:tbl>')
      .slice(1)
      .map((table) => table.replace(/<[^>]+>/g, ' '));
    const has = (...words: string[]) => tables.some((table) => words.every((word) => table.includes(word)));
    expect(has('Lederstøtte', 'Kollegastøtte')).toBe(true);
    expect(has('Rådgiver', 'Saksbehandler', 'Leder')).toBe(true);
    expect(has('Kollegastøtte', 'VIF')).toBe(true);
    // The factor analysis has a row a question, with its loadings.
    expect(has('Lederen min gir meg det jeg trenger', 'Kollegaene mine sier fra i tide', 'h²')).toBe(true);
  });

  test('the study file can be taken along, and runs as it is', async () => {
    await page.locator('.ways-on a', { hasText: 'Tilbake til filen' }).click();
    await page.waitForURL(/\/analyses$/);
    const study = await context.request.get(`${fileUrl}/study.yaml`);
    expect(study.headers()['content-disposition']).toContain('surveyxact.yaml');
    const text = await study.text();
    expect(text).toMatch(/^# Forslag til studiefil/);
    expect(text).toContain('Lederstøtte');
    expect(text).toContain('postHoc:');

    await page.goto(`${address}/analyse`);
    const buffer = Buffer.from(text);
    await page
      .locator('input[name=study]')
      .setInputFiles({ name: 'surveyxact.yaml', mimeType: 'text/yaml', buffer });
    await page.locator('input[name=answers-employee]').setInputFiles({
      name: 'surveyxact.sav',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(surveyxact),
    });
    await page.locator('form.upload button[type=submit]').click();
    await page.waitForSelector('.report', { timeout: 60_000 });
    expect(await page.locator('h1').textContent()).toBe('Arbeidsmiljø 2026');
  });

  test('a closed file is gone', async () => {
    await page.goto(fileUrl);
    await page.locator('.file-foot button').click();
    await page.waitForURL(/\/analyse/);
    expect(await page.locator('[role=status]').textContent()).toContain('lukket og glemt');
    expect((await page.goto(fileUrl))?.status()).toBe(410);
  });
});

describe('opened files', () => {
  test('two windows work on two files, and another browser on neither', async () => {
    const context = await openContext(browser);
    const [one, two] = [await context.newPage(), await context.newPage()];
    const first = await open(one, surveyxact, 'en.sav');
    const types = new URL('../src/modules/analyses/answers/sav/reference/types.sav', import.meta.url);
    const second = await open(two, types, 'to.sav');
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
    await open(page);
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
    const url = await open(page);
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

/** One part of a ZIP file, found by the directory at its end. */
function partOf(bytes: Buffer, name: string): string {
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const length = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    const packed = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    return inflateRawSync(bytes.subarray(start, start + packed)).toString('utf8');
  }
  throw new Error(`No ${name} in the file`);
}
