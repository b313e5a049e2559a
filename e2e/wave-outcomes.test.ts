import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Results } from '#modules/analyses/schema.ts';
import { loadDemoOffices } from '../src/app/demo-offices.ts';
import { analyse } from '../src/web/work/analyse.ts';
import { faultsByAxe } from './axe.ts';
import { phone } from './browser.ts';
import { closedStudyId, closeTwinOnDisk } from './closed-wave.ts';
import { useJourney } from './journey.ts';
import { press } from './on-page.ts';
import { signInByMail } from './sign-in.ts';

// The twin of 2015, its offices, scorecard and user survey: all made up.
const folder = 'examples/sor-trondelag/';
const textOf = (name: string) => readFileSync(`${folder}${name}`, 'utf8');
const whole = parse(textOf('study.yaml'));
/** The months are settled in the plan; one question to each of the sources, and one that has an indicator nobody counts. */
const studyText = stringify({
  ...whole,
  languages: ['nb'],
  postHoc: [],
  families: [],
  chapters: {},
  offices: { ...whole.offices, period: '2015-01/2015-06' },
  outcomes: {
    ...whole.outcomes,
    unknown: { label: 'Noe ingen teller', from: 'scorecard', indicators: ['B.12', 'B.99'] },
  },
  plan: [
    { id: 'RQ1', correlate: { file: 'employee', outcome: 'innovationBehaviour', with: ['leaderSupport'] } },
    {
      id: 'RQ2',
      correlate: { file: 'office', outcome: 'innovationBehaviour', with: ['userSurveyAll', 'labourMarket'] },
    },
    {
      id: 'RQ3',
      correlate: {
        file: 'office',
        outcome: 'individualFollowUp',
        with: ['psychologicalEmpowerment'],
        smallSample: true,
      },
    },
    { id: 'RQ4', correlate: { file: 'office', outcome: 'unknown', with: ['leaderSupport'] } },
  ],
});

describe('a wave that closes where there is a scorecard', () => {
  const journey = useJourney();
  let server: Awaited<ReturnType<typeof journey.freshServer>>;
  let page: Page;
  let wave = '';
  beforeAll(async () => {
    const disk = journey.keep(await closeTwinOnDisk({ isClosed: false, studyText }), ({ clear }) => clear());
    const open = await disk.open();
    await loadDemoOffices(open);
    await open.close();
    const mail = await journey.mailServer();
    server = await journey.freshServer({ ...disk.environment, SMTP_URL: mail.url });
    page = await journey.newPage();
    wave = `${server.address}/studies/${closedStudyId}/waves/${disk.place.waveId}`;
    await signInByMail(page, { address: server.address, mail });
  });

  /** The wave's page, once its report has been made: the page asks again by itself. */
  async function whenMade(): Promise<void> {
    const report = page.locator('section[aria-labelledby="result"] a[href$="/report"]');
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    await page.goto(`${wave}/report`);
  }
  const resultsNow = async (): Promise<Results> => (await page.request.get(`${wave}/results.json`)).json();
  const aboutOffices = ({ correlations }: Results) => correlations.filter(({ file }) => file === 'office');

  test('answers the office questions by itself, with the numbers its scorecard comes to', async () => {
    await page.goto(`${wave}/confirm/close`);
    await press(page, 'Lukk runden');
    await whenMade();
    const said = await page.locator('main').innerText();
    expect(said).toContain('Målekortet for januar–juni 2015.');
    expect(said).toContain('avsluttet i desember 2014');
    expect(said).toContain('«Noe ingen teller» kan ikke regnes ut. Målekortet har ikke B.99.');
    await page.getByText('Hvor kontorenes resultater kommer fra').click();
    expect(await page.locator('main').innerText()).toMatch(
      /Månedstall: scorecard\.csv \(SHA-256 [0-9a-f]{12}\), lest inn 10\. juli 2015/,
    );
    // The file that was read is the published twin's, to the letter, and the figures are those that file gives.
    const results = await resultsNow();
    const outcomes = textOf('outcomes.csv');
    expect(results.outcomesRead?.sha256).toBe(createHash('sha256').update(outcomes).digest('hex'));
    const [alone] = analyse(
      {
        kind: 'analyse',
        isLackingLeftOut: true,
        languages: ['nb'],
        study: { fileName: 'study.yaml', bytes: Buffer.from(studyText.replace('- B.99', '- B.14')) },
        answers: [
          { file: 'employee', fileName: 'employees.csv', bytes: Buffer.from(textOf('employees.csv')) },
        ],
        outcomes: { fileName: 'outcomes.csv', bytes: Buffer.from(outcomes) },
      },
      () => {},
    );
    expect(aboutOffices(results)).toHaveLength(3);
    expect(aboutOffices(results)).toEqual(aboutOffices(alone!.results).filter(({ plan }) => plan !== 'RQ4'));
  }, 180_000);

  test('gives the file it was made from, and the scorecard gives the same for these months', async () => {
    await page.goto(`${wave}/outcomes`);
    const own = await page.request.get(
      await page
        .locator('a[download]')
        .first()
        .evaluate((a) => (a as HTMLAnchorElement).href),
    );
    expect(await own.text()).toBe(textOf('outcomes.csv'));
    await page.goto(`${server.address}/scorecard`);
    await page.getByText('Last ned kontorenes resultater').click();
    await page.locator('#outcomes-from').selectOption('2015-01');
    await page.locator('#outcomes-to').selectOption('2015-06');
    await page.locator('#outcomes-study').selectOption(closedStudyId);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Last ned', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('outcomes-2015-01-2015-06.csv');
    expect(readFileSync(await download.path(), 'utf8')).toBe(textOf('outcomes.csv'));
  }, 120_000);

  test('keeps its numbers when the scorecard is corrected; read again, they are thought of afterwards', async () => {
    const before = await resultsNow();
    await page.goto(`${server.address}/scorecard/indicators/B.12?month=2015-06`);
    await page.getByText('Ta bort et tall').click();
    await page.locator('#withdraw-unit').selectOption('9901');
    await page.locator('#withdraw-reason').fill('Oppdiktet rettelse i en test');
    await press(page, 'Ta bort tallet');
    expect((await resultsNow()).correlations).toEqual(before.correlations);
    await page.goto(`${wave}/outcomes`);
    await press(page, 'Les målekortet på nytt');
    await whenMade();
    expect(await page.locator('main').innerText()).toContain(
      'Derfor står alt som bygger på kontorenes resultater',
    );
    const after = await resultsNow();
    expect(aboutOffices(after).map(({ planned }) => planned)).toEqual([false, false, false]);
    expect(after.correlations.find(({ plan }) => plan === 'RQ1')?.planned).toBe(true);
    expect(after.outcomesRead).toMatchObject({ reading: 2, isChanged: true });
    expect(after.provenance.planSha256).toBe(before.provenance.planSha256);
    await page.goto(`${wave}/outcomes`);
    expect(await page.locator('main h2').allInnerTexts()).toEqual([
      expect.stringContaining('Lesning 2'),
      expect.stringContaining('Lesning 1'),
      'Les på nytt',
    ]);
    expect(await faultsByAxe(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }, 180_000);
});
