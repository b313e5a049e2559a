import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';
import { fewOf } from './few-of.ts';

const address = inject('address');
const root = fileURLToPath(new URL('..', import.meta.url));
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await (await openContext(browser, { hasScript: false, isPhone: true })).newPage();
});
afterAll(() => browser?.close());

const show = () => page.getByRole('button', { name: 'Vis svaret' }).click();
const finding = () => page.locator('.report-finding').textContent();
const rowsOf = (cells: readonly string[][]) =>
  cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));

describe('the desk, without script, on a phone', () => {
  test('the demo opens as a file of one’s own', async () => {
    await page.goto(`${address}/studies/sor-trondelag-2015`);
    await page.getByRole('button', { name: 'Prøv selv' }).click();
    await page.waitForURL(/\/files\/[\w-]+\/desk$/);
    expect(await page.locator('h1').textContent()).toBe('Analysebord');
    expect(await page.locator('.desk__empty').textContent()).toContain('Ingenting er valgt ennå');
    expect(await page.locator('.synthetic').textContent()).toContain('oppdiktet');
  });

  test('a variable gives its mean, two how they go together, and a group the comparison', async () => {
    await page.getByLabel('Variabel 1').selectOption({ label: 'Innovasjonsatferd' });
    await show();
    expect(await page.locator('.desk__answer table').count()).toBe(1);
    await page.getByLabel('Variabel 2').selectOption({ label: 'Psykologisk empowerment' });
    await show();
    expect(await finding()).toMatch(/henger signifikant sammen.*r\s=\s,\d\d/);
    await page.getByRole('button', { name: 'Ta bort Innovasjonsatferd' }).click();
    await page.getByLabel('Sammenlign grupper').selectOption({ label: 'Alder' });
    await show();
    expect(await page.locator('.desk__answer table').first().textContent()).toContain('50 år eller eldre');
  });

  test('a filter is put together in two steps, and is said in the finding, under the table and in the line', async () => {
    await page.getByLabel('Filter 1').selectOption('employed');
    await show();
    expect(await page.locator('.desk__unfinished').textContent()).toContain('Vilkåret gjelder ikke ennå');
    await page.locator('.desk__answers input').first().check();
    await show();
    expect(await finding()).toMatch(/^Blant dem der «/);
    expect(await page.locator('.provenance').first().textContent()).toContain('bare der employed == 1');
    expect(await page.locator('.desk__line code').textContent()).toBe(
      '- {id: PH5, where: employed == 1, compareMeans: {file: employee, outcome: psychologicalEmpowerment, by: age}}',
    );
  });

  test('what is added stands in the report, marked, and in the study file, which the command line runs to the same numbers', async () => {
    await page.getByRole('button', { name: 'Legg til i studien' }).click();
    expect(await page.locator('.desk__line').textContent()).toContain('Analysen er med i studien.');
    const table = page.locator('#table-PH5');
    const onDesk = rowsOf(
      await table
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent ?? '')),
        ),
    );
    expect(onDesk.length).toBeGreaterThan(2);

    const studyFile = await page.context().request.get(`${page.url().replace(/\/desk.*/, '')}/study.yaml`);
    const text = await studyFile.text();
    const original = readFileSync(join(root, 'examples/sor-trondelag/study.yaml'), 'utf8');
    expect(text.startsWith(original.slice(0, 60))).toBe(true);
    expect(text).toContain('id: PH5, where: employed == 1');

    const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-desk-'));
    try {
      writeFileSync(join(folder, 'study.yaml'), text);
      const answers = ['employee=employees.csv', 'leader=leaders.csv'].flatMap((one) => {
        const [file, name] = one.split('=');
        return ['--answers', `${file}=${join(root, 'examples/sor-trondelag', name!)}`];
      });
      answers.push('--outcomes', `office=${join(root, 'examples/sor-trondelag/outcomes.csv')}`);
      const command = ['src/cli/main.ts', 'analyse', join(folder, 'study.yaml'), ...answers, '--out', folder];
      execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
        cwd: root,
        stdio: 'ignore',
      });
      const { document } = new JSDOM(readFileSync(join(folder, 'report.html'), 'utf8')).window;
      const body =
        document.querySelector('#table-PH5 tbody') ?? document.querySelector('#table-PH5 ~ * tbody');
      const inReport = [...(body?.querySelectorAll('tr') ?? [])].map((row) =>
        [...row.cells].map((cell) => cell.textContent ?? ''),
      );
      expect(rowsOf(inReport)).toEqual(onDesk);
      const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
      expect(results.meanComparisons.find(({ plan }: { plan: string }) => plan === 'PH5')).toMatchObject({
        where: 'employed == 1',
        planned: false,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }

    await page.getByRole('button', { name: 'Lag rapport' }).click();
    await page.waitForSelector('.report', { timeout: 60_000 });
    const mark = page.locator('#table-PH5 .block-title');
    expect(await mark.textContent()).toContain('Ikke planlagt');
    await page.goBack();
  });

  test('taking it away again takes it out of the study', async () => {
    await page.goto(page.url().replace(/#.*/, ''));
    await page.getByRole('button', { name: 'Ta bort PH5' }).click();
    expect(await page.locator('.desk__added').textContent()).not.toContain('PH5');
    expect(await page.getByRole('button', { name: 'Legg til i studien' }).count()).toBe(1);
  });

  test('what would single out few is withheld, in another window too, and says what to do', async () => {
    const base = page.url().replace(/\?.*/, '');
    const other = await page.context().newPage();
    const ask = async (where: string, on: Page) => {
      await on.goto(`${base}?${new URLSearchParams({ v: 'leaderSupport', where })}`);
      return (await on.locator('.desk__answer').textContent())?.includes('Svaret er holdt tilbake');
    };
    expect(await ask(fewOf(['office', 'age']), page)).toBe(true);
    expect(await page.locator('.desk__answer').textContent()).toContain('ta med flere');
    expect(await ask('office in [1, 2]', page)).toBe(false);
    expect(
      await ask(`office in [1, 2] and not (${fewOf(['office', 'age', 'employed'], { office: '1' })})`, other),
    ).toBe(true);
    await other.close();
  });

  test('persons and groups apart, a mediator with what is controlled for, and offices as means', async () => {
    const base = page.url().replace(/\?.*/, '');
    const ask = async (query: string) => {
      await page.goto(`${base}?${query}`);
      return await page.locator('.desk__line code').textContent();
    };
    const roles = () => page.locator('.desk__role').allTextContents();
    expect(await ask('v=innovationBehaviour&v=leaderSupport&by=office')).toContain('multilevel: {');
    expect(await roles()).toEqual(['Det som skal forklares', 'Forklaring']);
    await page.getByRole('link', { name: 'Kan svarene slås sammen?' }).click();
    expect(await page.locator('.desk__answer table').first().textContent()).toContain('ICC(1)');
    expect(await roles()).toEqual([]);
    const mediation = 'v=innovationBehaviour&v=leaderSupport&v=psychologicalEmpowerment&v=colleagueSupport';
    expect(await ask(`${mediation}&way=mediation`)).toContain('covariates: [colleagueSupport]');
    expect((await roles()).slice(2)).toEqual(['Mellomledd', 'Kontrolleres for']);
    expect(await ask('file=office&v=innovationBehaviour&v=leaderSupport&where=age == 1')).toMatch(
      /^- \{id: PH\d+, correlate: \{file: office, outcome: innovationBehaviour, with: \[leaderSupport\], smallSample: true\}\}$/,
    );
    expect(await page.getByText('Den minste sammenhengen 19 kontor kunne vist').count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  test('a filter with a mistake in it is refused with its place, and nothing scrolls sideways', async () => {
    const base = page.url().replace(/\?.*/, '');
    await page.goto(`${base}?${new URLSearchParams({ v: 'leaderSupport', where: 'age = 3' })}`);
    expect(await page.locator('#desk-where-mistake').textContent()).toContain('Tegn 5 i filteret');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  test('a stranger’s browser gets nowhere with the address', async () => {
    const stranger = await (await openContext(browser, { hasScript: false })).newPage();
    const response = await stranger.goto(page.url());
    expect(response?.status()).toBe(410);
    await stranger.context().close();
  });
});
