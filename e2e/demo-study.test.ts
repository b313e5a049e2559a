import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

const address = inject('address');
const study = `${address}/studies/sor-trondelag-2015`;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('the demo study', () => {
  test('leads from the front page over the study to the report with its tables', async () => {
    const page = await (await openContext(browser)).newPage();
    await page.goto(address);
    await page.getByRole('link', { name: 'Se eksempelstudien' }).click();
    expect(await page.locator('h1').textContent()).toBe('Læring og innovasjon på kontorene, 2015');
    const main = page.locator('main');
    expect(await main.textContent()).toContain('Svarene er oppdiktet');
    expect(await main.textContent()).toMatch(/Medarbeidere.*254/);
    expect(await page.locator('.figure-drawing svg:visible').count()).toBe(1);

    await page.getByRole('link', { name: 'Les hele rapporten' }).click();
    await page.waitForSelector('.report');
    expect(await page.locator('table').count()).toBeGreaterThan(10);
    expect(await page.locator('.report-figure svg').count()).toBeGreaterThan(4);
    const numbers = await page.locator('.report-table .block-title strong').allInnerTexts();
    expect(numbers[0]).toBe('Tabell 1');
    expect(await page.locator('.synthetic').textContent()).toContain('oppdiktet');
    await page.context().close();
  });

  test('draws the figures for a phone on a phone', async () => {
    const page = await (await openContext(browser)).newPage();
    for (const [width, layout] of [
      [360, 'narrow'],
      [1440, 'wide'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${study}/report`);
      expect(await page.locator(`.figure-drawing--${layout}:visible`).count()).toBeGreaterThan(4);
      const other = layout === 'wide' ? 'narrow' : 'wide';
      expect(await page.locator(`.figure-drawing--${other}:visible`).count()).toBe(0);
    }
    await page.context().close();
  });

  test('says a finding first, then shows figure and table, and how it was computed is one click away', async () => {
    const page = await (await openContext(browser)).newPage();
    await page.goto(`${study}/report`);
    const order = await page.evaluate(() => {
      const heading = document.getElementById('analysis-RQ1a');
      const kinds: string[] = [];
      for (let next = heading?.nextElementSibling; next && !/^H/.test(next.tagName); ) {
        if (next.matches('.report-finding')) kinds.push('finding');
        if (next.querySelector('.report-figure')) kinds.push('figure');
        if (next.querySelector('.report-table')) kinds.push('table');
        next = next.nextElementSibling;
      }
      return kinds;
    });
    expect(order).toEqual(['finding', 'figure', 'table']);
    const how = page.locator('#analysis-RQ1a ~ .report-block .fold').first();
    expect(await how.locator('.fold__content').isVisible()).toBe(false);
    await how.locator('summary').click();
    expect(await how.locator('.fold__content').isVisible()).toBe(true);
    await page.context().close();
  });

  test('keeps post-hoc analyses marked as such', async () => {
    const html = await (await fetch(`${study}/report`)).text();
    expect(html).toContain('Ikke planlagt');
  });

  test.each([
    ['report.html', 'text/html; charset=utf-8', '<!'],
    ['report.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['report.pdf', 'application/pdf', '%PDF'],
    ['results.json', 'application/json; charset=utf-8', '{'],
  ])('gives %s as a file of the right kind', async (name, type, start) => {
    const response = await fetch(`${study}/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="sor-trondelag-2015-nb\./,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, start.length).toString('latin1').toLowerCase()).toBe(start.toLowerCase());
  });

  test('answers 404 in words for a study or a download that does not exist', async () => {
    for (const path of ['/studies/no-such-study', '/studies/sor-trondelag-2015/report.exe', '/nowhere']) {
      const response = await fetch(address + path);
      expect(response.status).toBe(404);
      const html = await response.text();
      expect(html).toContain('Siden finnes ikke');
      expect(html).not.toMatch(/at .*\.ts:\d+/);
    }
  });
});
