import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

const address = inject('address');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('help where it is needed', () => {
  test.each([
    ['/analyse', '/guide/study-file'],
    ['/analyse', '/guide/reading-the-report'],
    ['/check', '/guide/publication-check-format'],
    ['/studies/sor-trondelag-2015/report', '/guide/reading-the-report'],
    ['/', '/guide'],
  ])('%s leads to %s', async (from, to) => {
    expect(await (await fetch(address + from)).text()).toContain(`href="${to}"`);
    expect((await fetch(address + to)).status).toBe(200);
  });

  test('every link in every guide leads somewhere', async () => {
    const seen = new Set<string>();
    const toSee = ['/guide'];
    for (let path = toSee.pop(); path !== undefined; path = toSee.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(address + path);
      expect([path, response.status]).toEqual([path, 200]);
      const main = /<main[\s\S]*<\/main>/.exec(await response.text())?.[0] ?? '';
      for (const [, href = ''] of main.matchAll(/href="(\/[^"#]*)/g)) toSee.push(href);
    }
    expect(seen.size).toBeGreaterThan(15);
    expect((await fetch(`${address}/guide/schema/study.schema.json`)).status).toBe(200);
  });

  test('a guide is in the reader’s language, and says so when it is not', async () => {
    const read = async (language: string, path: string) =>
      (await fetch(address + path, { headers: { Cookie: `language=${language}` } })).text();
    expect(await read('nb', '/guide/getting-started')).toContain('Kom i gang');
    expect(await read('en', '/guide/getting-started')).toContain('Getting started');
    expect(await read('nb', '/guide/study-file-format')).toContain('bare på engelsk');
    expect(await read('en', '/guide/study-file-format')).not.toContain('only in Norwegian');
    expect((await fetch(`${address}/guide/no-such-guide`)).status).toBe(404);
  });
});

describe('a table wider than its frame', () => {
  const report = `${address}/studies/sor-trondelag-2015/report`;

  test('says so where it is cut, and only there', async () => {
    const page = await (await openContext(browser)).newPage();
    for (const [width, someAreCut] of [
      [360, true],
      [1440, false],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(report);
      const frames = await page.locator('.report-table .scroll-frame:visible').evaluateAll((all) =>
        all.map((frame) => {
          const table = frame.querySelector('.table-frame');
          const hint = frame.querySelector('.scroll-hint');
          return {
            isCut: (table?.scrollWidth ?? 0) > (table?.clientWidth ?? 0) + 1,
            isSaid: (hint?.getBoundingClientRect().height ?? 0) > 10,
          };
        }),
      );
      expect(frames.length).toBeGreaterThan(10);
      expect(frames.some(({ isCut }) => isCut)).toBe(someAreCut);
      expect(frames.filter(({ isCut, isSaid }) => isCut && !isSaid)).toEqual([]);
      if (!someAreCut) expect(frames.some(({ isSaid }) => isSaid)).toBe(false);
    }
    await page.context().close();
  });

  test.each([1200, 1440])('a regression fits a screen of %d px', async (width) => {
    const page = await (await openContext(browser)).newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(report);
    const regressions = page.locator('.report-table', { has: page.getByText('VIF', { exact: true }) });
    expect(await regressions.count()).toBeGreaterThan(1);
    const cut = await regressions
      .locator('.table-frame')
      .evaluateAll((all) => all.filter((frame) => frame.scrollWidth > frame.clientWidth + 1).length);
    expect(cut).toBe(0);
    await page.context().close();
  });
});
