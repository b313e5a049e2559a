// Makes docs/screenshots/*.png from a running server: `node scripts/screenshots.ts http://localhost:3000`.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { leave, openBrowser, openContext } from '../e2e/browser.ts';

const address = process.argv[2] ?? 'http://localhost:3000';
const folder = process.argv[3] ?? fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const only = process.argv[4];
mkdirSync(folder, { recursive: true });

/** An export from SurveyXact, made up: 240 people, 200 variables (e2e/fixtures/make-surveyxact.sps). */
const answers = fileURLToPath(new URL('../e2e/fixtures/surveyxact.sav', import.meta.url));
const openFile = async (page: Page, step = '') => {
  await page.locator('input[name=answers]').setInputFiles(answers);
  await page.locator('button[value=open]').click();
  await page.waitForURL(/\/files\/[\w-]{16}$/);
  if (step) await page.goto(`${page.url()}/${step}`);
};

const study = '/studies/sor-trondelag-2015';

/** A study begun from the example, with one statement changed in its second version: what differs between the two. */
async function showDifference(page: Page): Promise<void> {
  await page.locator('#title').fill('Læring hos oss 2027');
  await page.locator('input[value=example]').check();
  await leave(page, () => page.getByRole('button', { name: 'Lag studien' }).click());
  const made = page.url().replace(/\/design$/, '');
  const statement = 'instruments/employee/sections/1/items/0';
  await page.goto(`${made}/design/instruments/employee/2`);
  await page.locator(`[name="${statement}/text/nb"]`).fill('Kollegene mine hjelper meg når jeg trenger det.');
  await leave(page, () =>
    page.locator(`button:not(.visually-hidden)[value="down:${statement}"]`).first().click(),
  );
  await page.goto(`${made}/design/save`);
  await page.locator('#note').fill('Enklere ord om støtte');
  await leave(page, () => page.getByRole('button', { name: 'Lagre versjon 2' }).click());
  await page.goto(`${made}/versions/difference?from=1&to=2`);
}

type Shot = {
  name: string;
  path: string;
  /** Who is signed in, of the demo's people; nobody unless one is named. */
  person?: string;
  isWhole?: boolean;
  act?: (page: Page) => Promise<void>;
};
const shots: Shot[] = [
  { name: 'home', path: '/', isWhole: true },
  { name: 'study', path: study },
  { name: 'journey', path: study, person: 'demo-lead', isWhole: true },
  { name: 'editor', path: `${study}/design/instruments/employee/2`, person: 'demo-lead' },
  { name: 'preview', path: `${study}/design/preview/employee/2`, person: 'demo-lead' },
  { name: 'difference', path: '/studies/new', person: 'demo-lead', act: showDifference },
  { name: 'people', path: '/people', person: 'demo-administrator', isWhole: true },
  { name: 'report', path: `${study}/report` },
  {
    name: 'report-table',
    path: `${study}/report`,
    act: async (page) => {
      await page
        .locator('.report__blocks > .report-block > .report-table')
        .nth(3)
        .evaluate((table) => table.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'report-figure',
    path: `${study}/report`,
    act: async (page) => {
      await page.evaluate(() => document.querySelector('#analysis-RQ1a')?.scrollIntoView());
    },
  },
  { name: 'offices', path: '/offices' },
  {
    name: 'county',
    path: '/counties/9900',
    act: async (page) => {
      await page.locator('#all-indicators').evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'county-funnel',
    path: '/counties/9900',
    act: async (page) => {
      await page.locator('#indicator-b-40').evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'office',
    path: '/offices/9910',
    act: async (page) => {
      await page.locator('#against-target').evaluate((heading) => heading.scrollIntoView());
    },
  },
  { name: 'scorecard', path: '/scorecard', person: 'demo-lead', isWhole: true },
  { name: 'indicator', path: '/scorecard/indicators/B.40', person: 'demo-lead' },
  { name: 'user-survey', path: '/scorecard/user-survey', person: 'demo-lead' },
  { name: 'register', path: '/register', person: 'demo-administrator' },
  { name: 'analyse', path: '/analyse', isWhole: true },
  {
    name: 'analyse-report',
    path: '/analyse',
    act: async (page) => {
      await page.locator('button[value=example]').click();
      await page.waitForSelector('.report', { timeout: 20_000 });
    },
  },
  { name: 'codebook', path: '/analyse', act: (page) => openFile(page) },
  { name: 'scales', path: '/analyse', act: (page) => openFile(page, 'scales') },
  { name: 'analyses', path: '/analyse', act: (page) => openFile(page, 'analyses') },
  {
    name: 'desk',
    path: study,
    act: async (page) => {
      await page.getByRole('button', { name: 'Prøv selv' }).click();
      await page.waitForURL(/\/files\/[\w-]+\/desk$/);
      await page.getByLabel('Variabel 1').selectOption({ label: 'Innovasjonsatferd' });
      await page.getByLabel('Sammenlign grupper').selectOption({ label: 'Alder' });
      await page.getByRole('button', { name: 'Vis svaret' }).click();
      await page.waitForSelector('.desk__answer .report-figure, .desk__answer table', { timeout: 20_000 });
    },
  },
  { name: 'power', path: '/power?for=correlation&n=40&power=80' },
  {
    name: 'analyse-problems',
    path: '/analyse',
    isWhole: true,
    act: async (page) => {
      const buffer = Buffer.from(
        'handlingsrom: 1\nid: Feil Navn\ntitle: Prøve\ninstruments: {}\nscale: {}\n',
      );
      await page
        .locator('input[name=study]')
        .setInputFiles({ name: 'studie.yaml', mimeType: 'text/yaml', buffer });
      await page.locator('input[name=answers-employee]').setInputFiles({
        name: 'svar.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('a;b\n1;2\n'),
      });
      await page.locator('form.upload button[type=submit]').click();
      await page.waitForSelector('.problems', { timeout: 20_000 });
    },
  },
  { name: 'check', path: '/check', isWhole: true },
  {
    name: 'check-result',
    path: '/check',
    isWhole: true,
    act: async (page) => {
      await page.locator('button[value=example]').click();
      await page.waitForSelector('.check-result', { timeout: 20_000 });
    },
  },
];
const dark = ['home', 'county', 'county-funnel', 'office', 'study', 'report-table', 'journey', 'editor'];

const browser = await openBrowser();
for (const { name, path, person, isWhole, act } of shots) {
  if (only && !name.startsWith(only)) continue;
  for (const width of [360, 1440]) {
    for (const isDark of dark.includes(name) ? [false, true] : [false]) {
      const context = await openContext(browser, { isDark, isPhone: width === 360 });
      const page = await context.newPage();
      try {
        if (person) {
          await page.goto(`${address}/sign-in`);
          await leave(page, () => page.locator(`button[value="${person}"]`).click());
        }
        await page.goto(address + path);
        await act?.(page);
        const file = `${folder}/${name}-${width}${isDark ? '-dark' : ''}.png`;
        await page.screenshot({ path: file, fullPage: isWhole ?? false });
        process.stdout.write(`${file}\n`);
      } catch (fault) {
        process.stdout.write(`${name} ${width}: ${String(fault).split('\n')[0]}\n`);
      }
      await context.close();
    }
  }
}
await browser.close();
