import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readZip } from '../src/platform/zip/zip.ts';
import { leave, openBrowser, openContext } from './browser.ts';
import { openFile, surveyxact } from './open-file.ts';

const address = inject('address');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([true, false])('from an SPSS file to a Word report, with script %s', (hasScript) => {
  let context: BrowserContext;
  let page: Page;
  let fileUrl = '';
  beforeAll(async () => {
    context = await openContext(browser, { hasScript });
    page = await context.newPage();
    fileUrl = await openFile(page);
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
    const xml = textIn(await docx.body(), 'word/document.xml');
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

/** One part of a ZIP file as text. */
const textIn = (zip: Buffer, name: string) =>
  readZip(zip)
    .find((entry) => entry.name === name)
    ?.bytes.toString('utf8') ?? '';
