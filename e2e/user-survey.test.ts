import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { userSurveyQuestions } from '#modules/scorecards/schema.ts';
import { leave } from './browser.ts';
import { useJourney } from './journey.ts';
import { expectSound } from './on-page.ts';
import { createClient } from './post-form.ts';

/**
 * What users say of their offices, from an empty server to the scorecard: the ready-made study, codes at four offices,
 * answers on a phone, and the round's results taken in; then a sheet of an earlier year. All of it is made up.
 */
const county = '0900';
/** How many answer at each office: one too few to show, and the smallest of the others has to hide it. */
const offices = { Lillevik: 3, Storvik: 8, Langmo: 9, Nymo: 10 } as const;
const numberOf = (name: string) => `090${1 + Object.keys(offices).indexOf(name)}`;
const unitsCsv = [
  'number,name,type,status,parent,validFrom,validTo,municipality,leader,positions,users',
  `${county},Oppdiktet fylke,county,active,,2006-07-01,,,,,`,
  ...Object.keys(offices).map((name) => `${numberOf(name)},${name},office,active,${county},2006-07-01,,,,,`),
].join('\n');
const ids = userSurveyQuestions.map(({ id }) => id);
const pages = [5, 5, 4, 4].map((count, at) => {
  const from = [0, 5, 10, 14][at]!;
  return ids.slice(from, from + count);
});

describe('what users say', () => {
  const journey = useJourney();
  let server: Awaited<ReturnType<typeof journey.freshServer>>;
  let page: Page;
  let wave = '';
  beforeAll(async () => {
    server = await journey.freshServer();
    page = await journey.newPage();
    await page.goto(server.welcomeAddress ?? '');
    await page.getByLabel('Navn').fill('Sol Studieleder');
    await page.getByLabel('E-postadresse').fill('sol@example.org');
    await press('Bli administrator');
    await open('/register/import');
    await page.getByLabel('Fil med enheter').setInputFiles(csv('enheter.csv', unitsCsv));
    await press('Se over filen');
    await press('Les inn');
  }, 300_000);

  const open = (path: string, on = page) => on.goto(path.startsWith('http') ? path : server.address + path);
  const press = (name: string | RegExp, on = page) =>
    leave(on, () => on.getByRole('main').getByRole('button', { name }).first().click());
  const text = (on = page) => on.locator('main').innerText();
  const csv = (name: string, content: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content, 'utf8'),
  });

  test('an empty page says what to do', async () => {
    await open('/scorecard/user-survey');
    expect(await text()).toContain('Her er det ingen resultater ennå.');
    expect(await page.locator('main table').count()).toBe(0);
    await expectSound(page);
    await leave(page, () => page.getByRole('link', { name: 'Lag en brukerundersøkelse' }).click());
  }, 60_000);

  test('the ready-made study becomes a round with a code at each office', async () => {
    await page.locator('#title').fill('Brukerne våre');
    await page.locator('input[name="from"][value="userSurvey"]').check();
    await leave(page, () => page.locator('main form').first().locator('button[type="submit"]').click());
    const study = new URL(page.url()).pathname.replace(/\/design.*$/, '');
    await open(`${study}/waves/new`);
    for (const [field, value] of [
      ['title', 'Høsten'],
      ['eraseCodeKeyOn', '2099-12-31'],
      ['senderName', 'Prøvekommunen'],
      ['replyTo', 'rom@example.org'],
    ] as const)
      await page.locator(`#${field}`).fill(value);
    await press('Lag runden');
    wave = page.url();
    await open(`${wave}/counter`);
    await page.locator('#offices').fill(Object.keys(offices).join('\n'));
    await press('Lag koder');
    expect(await page.locator('.open-link__code').count()).toBe(4);
    await expectSound(page);
    await open(wave);
    await leave(page, () => page.locator('main button[value="skip-pilot"]').click());
    await open(`${wave}/confirm/open`);
    await press('Åpne runden');
  }, 120_000);

  test('users answer, one of them on a phone', async () => {
    await open(`${wave}/counter`);
    const codes = new Map(
      await page
        .locator('.open-link')
        .evaluateAll(
          (cards, names) =>
            cards.map((card): [string, string] => [
              names.find((name) => card.textContent!.includes(name))!,
              card.querySelector('.open-link__code')!.textContent!.replace(/\s/g, ''),
            ]),
          Object.keys(offices),
        ),
    );
    const handheld = await journey.newPage({ isPhone: true });
    await open(`/s/k/${codes.get('Langmo')}`, handheld);
    expect(await text(handheld)).toContain('Langmo');
    await expectSound(handheld);
    await leave(handheld, () => handheld.locator('button.primary').click());
    for (const [place, questions] of pages.entries()) {
      await expectSound(handheld);
      for (const id of questions) {
        const value = 1 + ((place + questions.indexOf(id)) % 6);
        await handheld.locator(`label:has(input[name="${id}"][value="${value}"])`).click();
      }
      await leave(handheld, () => handheld.locator('button[value="next"]').click());
    }
    await expectSound(handheld);
    await leave(handheld, () => handheld.locator('button.primary').click());
    expect(await handheld.locator('h1').innerText()).toBe('Takk for svaret!');
    const client = createClient(4);
    for (const [office, count] of Object.entries(offices)) {
      for (let person = office === 'Langmo' ? 1 : 0; person < count; person += 1) {
        const begun = await client.post(`${server.address}/s/k/${codes.get(office)}/start`);
        const address = server.address + begun!.location.replace(/\/1(\?.*)?$/, '');
        for (const [place, questions] of pages.entries()) {
          const given = questions.map((id, at): [string, string] => [
            id,
            // Whoever is content with one thing is so with most.
            String(Math.min(6, Math.max(1, 2 + (person % 4) + ((at + place + person) % 2)))),
          ]);
          await client.post(`${address}/${place + 1}`, { ...Object.fromEntries(given), to: 'next' });
        }
        expect((await client.post(`${address}/send`))?.location).toMatch(/thanks/);
      }
    }
    client.close();
  }, 240_000);

  test('the round closes, and what may be shown is taken in with one button', async () => {
    await open(`${wave}/confirm/close`);
    await press('Lukk runden');
    const report = page.locator('section[aria-labelledby="result"] a[href$="/report"]');
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    await leave(page, () => report.first().click());
    expect(await text()).toContain('Spørsmål for spørsmål');
    await open('/scorecard/user-survey');
    expect(await text()).toMatch(/Høsten, .*Kontor med resultater: 2\./);
    expect(await text()).toMatch(/for få har svart[^:]*: 2\./);
    await expectSound(page);
    await press('Les inn i målekortet');
    expect(await text()).toContain('Står på målekortet');
  }, 240_000);

  test('the page shows means with intervals and both alphas, and nothing of an office with too few', async () => {
    const said = await text();
    expect(said).toContain('19 svar fra 2 kontor');
    expect(said).toContain('Alfa mellom brukere');
    const rows = await page.locator('.user-survey-offices tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s/).slice(0, 2).join(' '))).toEqual([
      ...['0903 Langmo', '0904 Nymo'],
      expect.stringContaining('Alle'),
    ]);
    for (const row of rows) expect(row.match(/\[\d,\d\d; \d,\d\d\]/g)).toHaveLength(5);
    const everybody = page.locator('section[aria-labelledby="reliability"] tbody tr').last();
    expect(await everybody.innerText()).toMatch(/–\s+2\s+,\d\d\s+\[,\d\d; ,\d\d\]\s+30/);
    // Neither in words nor in what the page is made from.
    expect(await page.content()).not.toMatch(/Lillevik|Storvik/);
    await expectSound(page);
  }, 60_000);

  test('an office’s page has its users beside the county, or nothing of them', async () => {
    await open('/offices/0904');
    expect(await text()).toMatch(/10 brukere|10 svar/);
    await expectSound(page);
    await open('/offices/0902');
    const content = await text();
    expect(content).not.toMatch(/8 brukere|8 svar/);
    expect(await page.locator('#survey').count()).toBe(0);
    await expectSound(page);
  }, 60_000);

  const heading = ['enhet', 'antall svar', ...ids, ...ids.map((id) => `${id}.sd`)].join(';');
  const row = (unit: string, { answers = '40', mean = '4,25', sd = '1,2' } = {}) =>
    [unit, answers, ...ids.map(() => mean), ...ids.map(() => sd)].join(';');

  describe.each([{ hasScript: true }, { hasScript: false }])(
    'a sheet, script: $hasScript',
    ({ hasScript }) => {
      let own: Page;
      beforeAll(async () => {
        own = await journey.newPage({ hasScript });
        await own.context().addCookies(await page.context().cookies());
      });
      const month = hasScript ? 'desember 2013' : '2012-12';
      async function give(lines: readonly string[], period = month): Promise<string> {
        await open('/scorecard/user-survey/import', own);
        await own.locator('#period').fill(period);
        await own.setInputFiles('input[name="sheet"]', csv('brukere.csv', [heading, ...lines].join('\n')));
        await press('Se over arket', own);
        return own
          .locator('main')
          .textContent()
          .then((said) => said ?? '');
      }

      test('is refused with every wrong row, and nothing is kept', async () => {
        const said = await give([
          row('0901', { answers: '4' }),
          row('0902', { mean: '6,5' }).replaceAll(/;6,5(?=.*;6,5)/g, ';4'),
          row('0977'),
          row('0903', { sd: '3' }).replaceAll(/;3(?=.*;3)/g, ';1'),
          row('0904'),
          row('0904'),
          row(county),
        ]);
        for (const problem of [
          'Færre enn 5 har svart',
          'ligger fra 1 til 6',
          'finnes ikke i registeret',
          'Standardavviket er høyst',
          'står også i rad 6',
          'Dette er et fylke',
        ])
          expect(said).toContain(problem);
        await open('/scorecard/user-survey/import', own);
        expect(await own.locator('button[value="confirm"]').count()).toBe(0);
      }, 60_000);

      test('is asked about its month in a sentence', async () => {
        expect(await give([row('0904')], '2099-01')).toContain('ikke vært ennå');
        expect(await give([row('0904')], 'i fjor')).toContain('Skriv måneden');
      }, 60_000);

      test('is looked at, let go of, and looked at again and taken in', async () => {
        await give([row('0901'), row('0904')]);
        expect(await own.locator('main').textContent()).toContain('Storvik');
        if (hasScript) await expectSound(own);
        await press('Forkast arket', own);
        await open('/scorecard/user-survey/import', own);
        expect(await own.locator('button[value="confirm"]').count()).toBe(0);
        await give([row('0901'), row('0904')]);
        await press(/Les inn/, own);
        const said = await own.locator('main').textContent();
        expect(said).toContain('80 svar fra 2 kontor');
        // Two offices and no person's answers: there is no alpha to show.
        expect(await own.locator('#reliability').count()).toBe(0);
        expect(said).toMatch(/\[3,\d\d; 4,\d\d\]/);
        // The round of our own is another month, and stands.
        await open('/scorecard/user-survey', own);
        expect(await own.locator('main').textContent()).toContain('19 svar fra 2 kontor');
      }, 60_000);
    },
  );
});
