import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';
import { fewOf } from './few-of.ts';

const address = inject('address');
const study = '/studies/sor-trondelag-2015';
type Visit = (page: Page) => Promise<unknown>;
const go =
  (path: string): Visit =>
  (page) =>
    page.goto(address + path);

/** A page of the way from a file of answers to its report, with everything unfolded. */
const opened =
  (path: string): Visit =>
  async (page) => {
    await page.goto(`${address}/analyse`);
    await page
      .locator('input[name=answers]')
      .setInputFiles(
        fileURLToPath(new URL('../src/modules/analyses/answers/sav/reference/survey.sav', import.meta.url)),
      );
    await page.locator('button[value=open]').click();
    await page.waitForURL(/\/files\/[\w-]{16}$/);
    if (path !== '') await page.goto(page.url() + path);
    const folds = page.locator('main details');
    const count = Math.min(12, await folds.count());
    for (let at = 0; at < count; at += 1)
      await folds.nth(at).evaluate((fold) => fold.setAttribute('open', ''));
  };

/** The desk on the demo's answers, with a question in its address. */
const desk =
  (question: Readonly<Record<string, string>>): Visit =>
  async (page) => {
    await page.goto(address + study);
    await page.locator(`form[action="${study}/desk"] button`).click();
    await page.waitForURL(/\/desk$/);
    await page.goto(`${page.url()}?${new URLSearchParams(question)}`);
  };

const pages: [name: string, visit: Visit, title?: RegExp][] = [
  ['the desk with nothing chosen', desk({})],
  [
    'the desk with an answer',
    desk({ v: 'leaderSupport', by: 'age', f0: 'employed', o0: 'employed', x0: '1' }),
  ],
  ['the desk with an answer withheld', desk({ v: 'leaderSupport', where: fewOf(['office', 'age']) })],
  ['the desk with a filter refused', desk({ v: 'leaderSupport', where: 'age = 3' })],
  ['the front page', go('/')],
  ['the demo study', go(study)],
  ['the report', go(`${study}/report`)],
  ['the upload', go('/analyse')],
  [
    'an uploaded report',
    async (page) => {
      await page.goto(`${address}/analyse`);
      await page.locator('button[value=example]').click();
      await page.waitForSelector('.report', { timeout: 60_000 });
    },
  ],
  [
    'a refused upload',
    async (page) => {
      await page.goto(`${address}/analyse`);
      const buffer = Buffer.from('handlingsrom: 2\n');
      await page
        .locator('input[name=study]')
        .setInputFiles({ name: 's.yaml', mimeType: 'text/yaml', buffer });
      await page
        .locator('input[name=answers-employee]')
        .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
      await page.locator('form.upload button[type=submit]').click();
      await page.waitForSelector('.problems', { timeout: 60_000 });
    },
  ],
  ['the contents of an opened file', opened('')],
  ['who answered an opened file', opened('/people')],
  ['the scales of an opened file', opened('/scales')],
  ['the analyses of an opened file', opened('/analyses')],
  ['the check', go('/check')],
  [
    'a checked publication',
    async (page) => {
      await page.goto(`${address}/check`);
      await page.locator('button[value=example]').click();
      await page.waitForSelector('.check-result', { timeout: 60_000 });
    },
  ],
  ['the help', go('/guide')],
  ['a guide', go('/guide/getting-started')],
  ['a reference', go('/guide/study-file-format')],
  ['signing in', go('/sign-in')],
  ['a link that was sent', go('/sign-in/sent')],
  ['a refused sign-in', go('/sign-in/refused')],
  // Those who answer read nothing of the program's name.
  ['the way in with a code', go('/s/k'), /^Skriv koden$/],
  ['a page that does not exist', go('/nowhere')],
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(pages)('%s', (_name, visit, title = / – Handlingsrom$/) => {
  test.each([false, true])('meets WCAG 2.1 AA by axe (dark: %s)', async (isDark) => {
    const context = await openContext(browser, { isDark });
    const page = await context.newPage();
    await visit(page);
    expect(await faultsByAxe(page, { isDark, asWell: ['heading-order'] })).toEqual([]);
    await context.close();
  });

  test('fits a phone of 360 px: nothing scrolls sideways but a frame', async () => {
    const context = await openContext(browser, { isPhone: true });
    const page = await context.newPage();
    await visit(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await context.close();
  });

  test('has one first heading, a title, and breaks no rule of its own content security policy', async () => {
    const context = await openContext(browser);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    await visit(page);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toMatch(title);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test('on a phone the menu unfolds without script, and leads on', async () => {
  const context = await openContext(browser, { isPhone: true, hasScript: false });
  const page = await context.newPage();
  await page.goto(address);
  const guide = page.getByRole('navigation').getByRole('link', { name: 'Hjelp' });
  expect(await guide.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Meny' }).click();
  expect(await page.getByRole('button', { name: 'Nynorsk' }).isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await leave(page, () => guide.click());
  expect(new URL(page.url()).pathname).toBe('/guide');
  await context.close();
});
