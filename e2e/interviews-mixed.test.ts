import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { readZip } from '#platform/zip/zip.ts';
import { faultsByAxe } from './axe.ts';
import { leave, phone } from './browser.ts';
import { useJourney } from './journey.ts';
import { startOwnServer } from './own-server.ts';
import { textOfPdf } from './pdf-text.ts';

const study = '/studies/practice';
const findings = `${study}/interviews/findings`;
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/** The demo's own study has both: a closed wave with its report, and interviews with concepts. */
describe('the survey beside the interviews', () => {
  const journey = useJourney();
  let page: Page;
  let address = '';
  let told: readonly string[] = [];
  beforeAll(async () => {
    const folder = await newDataDirectory('handlingsrom-mixed-');
    journey.keep(folder, () => rmSync(folder, { recursive: true, force: true }));
    const server = journey.keep(startOwnServer({ DATA_DIR: folder }, ['--demo']), ({ stop }) => stop());
    address = await server.address();
    page = await journey.signedIn(address, 'demo-analyst');
  }, 300_000);

  test('a theme takes what the report of the survey tells, in its words and with its figures', async () => {
    await page.goto(`${address}${findings}/mixed`);
    expect(await faultsByAxe(page)).toEqual([]);
    const fresh = page.locator('details', { has: page.getByText('Nytt tema', { exact: true }) });
    await fresh.locator('summary').click();
    await fresh.getByLabel('Temaets navn').fill('Tid til å prøve');
    for (const heading of ['Gjennomsnitt:', 'Sammenheng med utprøving:']) {
      await fresh.locator('.told-choice label', { hasText: heading }).locator('input').check();
    }
    await fresh.getByLabel('Plass og ro').check();
    await fresh.getByLabel('Hvordan de står til hverandre').selectOption({ value: 'expansion' });
    await fresh.getByLabel('Hvorfor').fill('Intervjuene sier hvor tiden tas fra.');
    await leave(page, () => fresh.getByRole('button', { name: 'Lagre temaet' }).click());
    const theme = page.getByRole('region', { name: 'Tid til å prøve', exact: true });
    told = (await theme.locator('.told > li').allInnerTexts()).map((text) => plain(text.split('\n')[0]!));
    expect(told).toHaveLength(2);
    expect(await theme.innerText()).toContain('Utvidelse: intervjuene sier mer enn undersøkelsen kan vise.');
    expect(await faultsByAxe(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('each of them stands so in the report of the survey, and its figures in the table there', async () => {
    await page.goto(`${address}${study}/waves`);
    const wave = page.locator('main a', { hasText: 'første runde' }).first();
    await page.goto(`${new URL((await wave.getAttribute('href'))!, address).href}/report`);
    const report = plain(await page.locator('main').innerText());
    for (const one of told) expect(report).toContain(one.slice(one.indexOf(': ') + 2));
    const means = /Høyest: (.+) \((\d,\d\d)\)\. Lavest: (.+) \((\d,\d\d)\)\./.exec(told.join(' '))!;
    const rows = (await page.locator('main tbody tr').allInnerTexts()).map(plain);
    for (const [scale, mean] of [means.slice(1, 3), means.slice(3, 5)] as [string, string][]) {
      const row = rows.find((text) => text.toLowerCase().startsWith(scale) && text.includes(` ${mean} `));
      expect(row, `${scale} ${mean}`).toBeDefined();
    }
    // The relation told, with its r: in the table of relations too.
    const [, coefficient] = /\(r = (,\d\d),/.exec(told.join(' '))!;
    expect(rows.some((text) => text.startsWith('Tid til å prøve') && text.includes(coefficient!))).toBe(true);
  });

  test('the report of findings has them beside the interviews, in every file, and locked', async () => {
    await page.goto(`${address}${findings}/report`);
    await page.getByLabel('Tittel').fill('Rom for å prøve');
    await leave(page, () => page.getByRole('button', { name: 'Lås rapporten' }).click());
    const file = async (name: string) => (await page.request.get(`${page.url()}/report.${name}`)).body();
    const parts = readZip(await file('docx'));
    const xml = parts.find(({ name }) => name === 'word/document.xml')!.bytes.toString('utf8');
    const documents = {
      html: plain((await file('html')).toString('utf8')),
      docx: plain(xml.replaceAll(/<\/w:p>/g, ' ').replaceAll(/<[^>]*>/g, '')),
      pdf: await textOfPdf(await file('pdf')),
    };
    for (const [name, document] of Object.entries(documents)) {
      const text = document.replaceAll('&lt;', '<');
      for (const figure of [/\(\d,\d\d\)/, /r = ,\d\d/, /n = \d+/].map((one) => one.exec(told.join(' '))![0]))
        expect(text, name).toContain(figure);
      expect(text, name).toContain('Intervjuene sier hvor tiden tas fra.');
      expect(text, name).toMatch(/«Plass og ro»: \d av \d informanter, passasjer: \d+/);
    }
    await page.goto(`${address}${study}`);
    const step = page.locator('.journey__step', { has: page.getByRole('link', { name: 'Intervjuer' }) });
    expect(plain(await step.innerText())).toMatch(
      /Koder \d+ Begreper 5 Låst rapport versjon 1, \d+\. \w+ \d{4}/,
    );
    expect(await faultsByAxe(page)).toEqual([]);
  });

  test('whoever may not read the survey is shown nothing of it', async () => {
    const other = await journey.signedIn(address, 'demo-interviewer');
    await other.goto(`${address}${findings}/mixed`);
    const said = await other.locator('main').innerText();
    expect(said).toContain('Vises for den som leder studien eller analyserer.');
    expect(said).not.toContain('Høyest:');
  });
});
