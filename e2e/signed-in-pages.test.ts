import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext, phone } from './browser.ts';

const address = inject('address');
const study = '/studies/sor-trondelag-2015';

/** Every page that somebody who works with a study has on the demo, by who may see it. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'demo-lead': [
    '/studies',
    '/studies/new',
    '/studies/import',
    study,
    `${study}/design`,
    `${study}/design/offices`,
    `${study}/design/settings`,
    `${study}/design/instruments/employee`,
    `${study}/design/instruments/employee/1`,
    `${study}/design/scales`,
    `${study}/design/text`,
    `${study}/versions`,
    `${study}/privacy`,
    `${study}/privacy/information`,
    `${study}/waves`,
    `${study}/waves/new`,
    '/studies/practice',
    '/studies/practice/waves',
    '/account',
    '/account/tokens',
    ...['/scorecard', '/scorecard/import', '/scorecard/indicators/B.12', '/scorecard/indicators/new'],
    ...['/scorecard/corrections', '/scorecard/user-survey', '/scorecard/user-survey/import'],
  ],
  'demo-custodian': ['/studies', study, '/studies/practice', '/studies/practice/waves'],
  'demo-administrator': [
    ...['/people', '/people/new', '/people/demo-custodian', '/people/demo-custodian/remove'],
    ...['/register', '/register/import', '/register/9901'],
  ],
};

describe('the pages of those who are signed in', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(Object.keys(pages))(
    'meet WCAG 2.1 AA, fit a phone and keep to their policy: %s',
    async (person) => {
      const context = await openContext(browser);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
      });
      await page.goto(`${address}/sign-in`);
      await leave(page, () => page.locator(`button[value="${person}"]`).click());
      for (const [number, path] of pages[person]!.entries()) {
        // Every other page in the dark: each colour is met on several of them.
        await page.emulateMedia({ colorScheme: number % 2 === 0 ? 'light' : 'dark' });
        const answered = await page.goto(address + path);
        expect(answered?.status(), path).toBe(200);
        expect(await page.locator('h1').count(), path).toBe(1);
        expect(await page.title(), path).toMatch(/ – Handlingsrom$/);
        expect(await faultsByAxe(page), path).toEqual([]);
        const wide = page.viewportSize()!;
        await page.setViewportSize(phone);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, path).toBeLessThanOrEqual(phone.width);
        await page.setViewportSize(wide);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );
});
