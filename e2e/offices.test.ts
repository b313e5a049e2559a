import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readZip } from '../src/platform/zip/zip.ts';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
const pagesIn = (pdf: Buffer) =>
  Number(/\/Type\s*\/Pages.*?\/Count\s+(\d+)/s.exec(pdf.toString('latin1'))?.[1]);

describe('the pages of a county and its offices', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('from the menu to a county, its plots, an office and its sheet, without script and without signing in', async () => {
    const context = await openContext(browser);
    const page = await context.newPage();
    await page.goto(address);
    await leave(page, () =>
      page.getByRole('navigation').getByRole('link', { name: 'Kontor', exact: true }).click(),
    );
    await leave(page, () => page.getByRole('link', { name: /^Alle kontorene i/ }).click());
    expect(await page.locator('.synthetic').innerText()).toContain('oppdiktet');
    expect(await page.locator('#heat tbody tr').count()).toBe(20);
    expect(await page.locator('figure[id^=funnel-]').count()).toBe(11);
    expect(await page.locator('figure[id^=change-]').count()).toBe(11);
    const order = await page.locator('#heat tbody tr th').allInnerTexts();
    expect(order.slice(0, 19)).toEqual(order.slice(0, 19).toSorted());

    await page.locator('#period').selectOption('2015-03');
    await leave(page, () => page.getByRole('button', { name: 'Vis', exact: true }).click());
    expect(page.url()).toContain('period=2015-03');
    await page.getByText('Gå til ett av de 19 kontorene').click();
    await leave(page, () => page.locator('.office-list a').nth(9).click());
    // The period goes along.
    expect(page.url()).toMatch(/\/offices\/9910\?period=2015-03$/);
    for (const id of ['multiples', 'climate-figure', 'survey-figure']) {
      expect(await page.locator(`#${id} svg`).first().isVisible(), id).toBe(true);
    }
    const answer = await fetch(`${address}/offices/9910/report.pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(pagesIn(Buffer.from(await answer.arrayBuffer()))).toBe(1);
    await context.close();
  });

  const paths = ['/offices', '/counties/9900', '/offices/9910'];
  const opened = async (path: string, options: { isDark?: boolean; isPhone?: boolean }) => {
    const context = await openContext(browser, options);
    const page = await context.newPage();
    await page.goto(address + path);
    await page.locator('main details').evaluateAll((all) => {
      for (const fold of all) fold.setAttribute('open', '');
    });
    return { context, page };
  };

  test.each(paths)('%s is clean for axe with everything unfolded', async (path) => {
    const { context, page } = await opened(path, {});
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });

  test.each(paths)('%s has contrast enough in the dark', async (path) => {
    const { context, page } = await opened(path, { isDark: true });
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });

  test.each(paths)('on a phone nothing of %s scrolls sideways but a table in its frame', async (path) => {
    const { context, page } = await opened(path, { isPhone: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  test('every office of the demo has one page of A4, also when all are taken along at once', async () => {
    const answer = await fetch(`${address}/counties/9900/offices.zip`);
    const sheets = readZip(Buffer.from(await answer.arrayBuffer()));
    expect(sheets.map(({ name }) => name.slice(0, 4))).toEqual(
      Array.from({ length: 19 }, (_, at) => String(9901 + at)),
    );
    expect(sheets.map(({ bytes }) => pagesIn(bytes))).toEqual(sheets.map(() => 1));
  });

  test('an office that is not there is said not to be', async () => {
    expect((await fetch(`${address}/offices/0000`)).status).toBe(404);
    expect((await fetch(`${address}/counties/9901`)).status).toBe(404);
    expect((await fetch(`${address}/counties/9900/other.pdf`)).status).toBe(404);
  });
});
