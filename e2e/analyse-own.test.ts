import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

const address = inject('address');
const example = (name: string) =>
  readFileSync(new URL(`../examples/sor-trondelag/${name}`, import.meta.url), 'utf8');
const smallStudy = `handlingsrom: 1
id: trivsel
title: {nb: Trivsel, en: Well-being}
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: Om arbeidet
        items:
          - {id: calm, kind: agreement, points: 6, text: "<b>Jeg</b> har ro <script>alert(1)</script>"}
          - {id: help, kind: agreement, points: 6, text: Jeg får hjelp}
          - {id: room, kind: agreement, points: 6, text: Jeg har rom}
plan:
  - {id: RQ1, correlate: {file: employee, outcome: room, with: [calm, help]}}
`;
const smallAnswers = `calm;help;room\n${Array.from({ length: 30 }, (_, row) =>
  [(row % 6) + 1, ((row * 5) % 6) + 1, ((row * 7 + 2) % 5) + 1].join(';'),
).join('\n')}\n`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function give(
  page: Page,
  files: Record<string, [name: string, content: string | Uint8Array]>,
): Promise<void> {
  await page.goto(`${address}/analyse`);
  for (const [field, [name, content]] of Object.entries(files)) {
    await page
      .locator(`input[name="${field}"]`)
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  }
  await page.locator('form.upload button[type=submit]').click();
}

describe.each([true, false])('analysing one’s own answers, with script %s', (hasScript) => {
  let page: Page;
  beforeAll(async () => {
    page = await (await openContext(browser, { hasScript })).newPage();
  });
  afterAll(() => page.context().close());

  test('the example’s own files give the demo’s report', async () => {
    await give(page, {
      study: ['study.yaml', example('study.yaml')],
      'answers-employee': ['employees.csv', example('employees.csv')],
      'answers-leader': ['leaders.csv', example('leaders.csv')],
      outcomes: ['outcomes.csv', example('outcomes.csv')],
    });
    await page.waitForSelector('.report', { timeout: 60_000 });
    expect(page.url()).toMatch(/\/analyse\/[\w-]{24}$/);
    expect(await page.locator('.report-table').count()).toBeGreaterThan(10);
    expect(await page.locator('.keep').textContent()).toContain('ikke lagret');
  });

  test('the report is kept when asked, and only then, at another secret address', async () => {
    const temporary = page.url();
    await page.getByRole('button', { name: 'Lagre rapporten' }).click();
    await page.waitForURL(/\/reports\/[\w-]{24}$/);
    expect(await page.locator('.report-table').count()).toBeGreaterThan(10);
    expect(new URL(page.url()).pathname.split('/')[2]).not.toBe(new URL(temporary).pathname.split('/')[2]);
    const results = await fetch(`${page.url()}/results.json`);
    expect(results.headers.get('content-type')).toContain('json');
    expect((await results.json()).study).toBe('sor-trondelag-2015');
  });

  test('a kept report can be deleted for good by whoever has the link', async () => {
    const kept = page.url();
    const byAccident = await fetch(kept, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect(byAccident.status).toBe(400);
    expect((await fetch(kept)).status).toBe(200);
    await page.getByText('Slette rapporten?').click();
    await page.getByRole('button', { name: 'Slett for godt' }).click();
    await page.getByText('Rapporten er slettet.').waitFor();
    expect((await fetch(kept)).status).toBe(404);
    expect((await fetch(`${kept}/results.json`)).status).toBe(404);
    expect(await page.locator('main a[href="/analyse"], main a[href="/"]').count()).toBe(2);
  });

  test('every problem of a bad file is named by file, line, column and value, all at once', async () => {
    await give(page, {
      study: ['trivsel.yaml', smallStudy],
      'answers-employee': ['svar.csv', 'calm;help;room\n1;2;3\n9;2;ja\n'],
    });
    await page.waitForSelector('.problems', { timeout: 60_000 });
    const rows = await page.locator('.problems tbody tr').allInnerTexts();
    expect(rows.length).toBe(2);
    expect(rows[0]).toContain('svar.csv');
    expect(rows[0]).toMatch(/\b3\b/);
    expect(rows.join('\n')).toContain('calm');
    expect(rows.join('\n')).toContain('ja');
  });

  test('the answers to a study’s only instrument are taken, whatever the study calls it', async () => {
    await give(page, {
      study: ['trivsel.yaml', smallStudy.replaceAll('employee', 'ansatt')],
      'answers-employee': ['svar.csv', smallAnswers],
    });
    await page.waitForSelector('.report', { timeout: 60_000 });
    expect(await page.locator('.report').textContent()).toContain('Trivsel');
  });

  test('an SPSS file is taken for answers, and the form offers to choose one', async () => {
    await page.goto(`${address}/analyse`);
    for (const field of ['answers-employee', 'answers-leader', 'other-file-1']) {
      const accepted = await page.locator(`input[name="${field}"]`).getAttribute('accept');
      expect(accepted).toContain('.sav,.zsav,.xlsx,.dta');
    }
    const sav = readFileSync(
      new URL('../src/modules/analyses/answers/sav/reference/types.sav', import.meta.url),
    );
    await give(page, { study: ['trivsel.yaml', smallStudy], 'answers-employee': ['svar.sav', sav] });
    // The file is read, and its columns are those of another study.
    await page.waitForSelector('.problems', { timeout: 60_000 });
    const problems = await page.locator('.problems').textContent();
    expect(problems).toContain('calm');
    expect(problems).not.toMatch(/nulltegn|ikke en tekstfil/);
  });

  test('a form without files says what to choose', async () => {
    await give(page, {});
    expect(await page.locator('form.upload [role=alert], form.upload .aksel-alert').textContent()).toContain(
      'Velg en studiefil',
    );
  });

  test('HTML in a label is shown as text', async () => {
    await give(page, {
      study: ['trivsel.yaml', smallStudy],
      'answers-employee': ['svar.csv', smallAnswers],
    });
    await page.waitForSelector('.report', { timeout: 60_000 });
    expect(await page.locator('.report').textContent()).toContain('<b>Jeg</b> har ro');
    expect(await page.locator('.report script, .report b').count()).toBe(0);
    const html = await (await fetch(`${page.url()}/report.html`)).text();
    expect(html).not.toContain('<script>alert(1)');
  });
});

describe('what is not kept', () => {
  test('an address that nobody was given says that the report is gone and what to do', async () => {
    const response = await fetch(`${address}/analyse/AAAAAAAAAAAAAAAAAAAAAAAA`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Rapporten er borte');
  });
});
