import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '#platform/zip/zip.ts';
import { faultsByAxe } from './axe.ts';
import { leave } from './browser.ts';
import { beginInterviews } from './interviewer-alone.ts';
import { useJourney } from './journey.ts';
import { expectSound, press, textOn } from './on-page.ts';
import { textOfPdf } from './pdf-text.ts';

/** What five made-up leaders say. Synthetic, from the first word to the last. */
const talks = [
  'Vi fikk tid til å prøve, og vi fikk lov til å slutte med det igjen.',
  'Det er alltid noe som haster mer, så det nye må vente.',
  'Ingen spør hvordan det gikk, bare om vi ble ferdige.',
  'Når brukeren sitter ved bordet, ser vi fort hva som er dumt.',
  'Jeg må gå foran og si at jeg tok feil.',
];
const codes = [
  'Fikk tid til å prøve og lov til å slutte',
  'Det nye må vente fordi noe haster',
  'Spør om vi ble ferdige, ikke hvordan det gikk',
  'Ser hva som er dumt når brukeren er med',
  'Går foran og sier at en tok feil',
];

describe('from consent to a concept in the locked report', () => {
  const journey = useJourney();
  let page: Page;
  let at = '';
  const interviews: string[] = [];
  beforeAll(async () => {
    const server = await journey.freshServer();
    page = await journey.newPage();
    at = await beginInterviews(page, server);
  }, 300_000);
  const submit = (value: string) =>
    leave(page, () => page.locator(`main button[value="${value}"]`).first().click());
  /** Steps as the page's own script sends them. */
  const send = async (path: string, body: object) => {
    const status = await page.evaluate(
      async ([address, given]) =>
        (
          await fetch(address!, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: given!,
          })
        ).status,
      [`${at}${path}`, JSON.stringify(body)],
    );
    expect(status).toBe(200);
  };
  const steps = (all: readonly object[]) => ({
    steps: all.map((step) => ({ eventId: crypto.randomUUID(), step })),
  });

  test('before anything is coded, the findings say what comes first', async () => {
    await page.goto(`${at}/findings`);
    expect(await textOn(page)).toContain('Det er ingen koder i åpne intervjuer ennå.');
    await expectSound(page);
  });

  test('five consent, one of them not to quotes, and their transcripts are opened', async () => {
    await page.goto(`${at}/sheet/edit`);
    for (const field of await page.locator('textarea[name="text"]').all()) {
      await field.fill((await field.inputValue()).replaceAll(/\[[^\]]*\]/g, 'Øvelseskommunen'));
    }
    await press(page, 'Lagre informasjonen');
    await page.goto(`${at}/informants`);
    await page.locator('#eraseNamesOn').fill(`${new Date().getUTCFullYear() + 1}-12-01`);
    await press(page, 'Lagre');
    for (const [index, said] of talks.entries()) {
      const letter = 'ABCDE'[index]!;
      const name = `Person ${letter} Oppdiktet`;
      await page.goto(`${at}/informants`);
      await page.locator('#new-name').fill(name);
      await page.locator('#new-email').fill(`${letter.toLowerCase()}@example.org`);
      await press(page, 'Legg til');
      await page.goto(at);
      const row = page.getByRole('row', { name: `Leder ${letter}` });
      const consent = (await row.locator('a[href*="/consent"]').getAttribute('href'))!;
      interviews.push((await row.locator('a[href$="/hold"]').getAttribute('href'))!.split('/').at(-2)!);
      await page.goto(new URL(consent, at).href);
      await page.locator('#screen-take').check();
      if (index !== 4) await page.locator('#screen-quotes').check();
      await page.locator('#name').fill(name);
      await press(page, 'Jeg samtykker');
      await page.goto(`${at}/${interviews[index]}/transcript/import`);
      await page
        .getByRole('textbox', { name: 'Utskriften' })
        .fill(`Intervjuer: Hva skal til?\n\nLeder: ${said}`);
      await submit('text');
      await submit('confirm');
      await page.goto(`${at}/${interviews[index]}/transcript/names`);
      await submit('open');
      expect(await textOn(page)).toContain('Utskriften er åpnet for koding.');
    }
  });

  test('codes stand the test, lie in groups, and become concepts', async () => {
    for (const [index, interviewId] of interviews.entries()) {
      await page.goto(`${at}/${interviewId}/coding`);
      const version = Number(
        await page.evaluate(
          () => document.querySelector('[data-version]')?.getAttribute('data-version') ?? '1',
        ),
      );
      const quote = talks[index]!;
      const start = 'Hva skal til?\n'.length;
      const anchor = { start, end: start + quote.length, quote, prefix: '', suffix: '' };
      const ids = { codeId: `code-000${index}`, codingId: `coding-000${index}`, interviewId };
      const words = codes[index]!;
      await send(`/${interviewId}/coding/steps`, {
        ...steps([
          { kind: 'codeWritten', ...ids, words, version, anchor },
          { kind: 'codeTested', ...ids, words, couldBeWrittenBefore: false, saysWhatWasSaid: true },
        ]),
        since: 0,
      });
    }
    const placed = (codeId: string, groupId: string) => ({
      kind: 'codePlaced',
      codeId,
      place: { kind: 'group', groupId },
    });
    await send(
      '/codes/steps',
      steps([
        { kind: 'groupNamed', groupId: 'group-0001', name: 'Lov å prøve' },
        { kind: 'groupNamed', groupId: 'group-0002', name: 'Det som haster' },
        { kind: 'conceptNamed', conceptId: 'concept-0001', name: 'Angrerett' },
        { kind: 'conceptNamed', conceptId: 'concept-0002', name: 'Tidsklemme' },
        { kind: 'groupPlaced', groupId: 'group-0001', conceptId: 'concept-0001' },
        { kind: 'groupPlaced', groupId: 'group-0002', conceptId: 'concept-0002' },
        ...['code-0000', 'code-0003', 'code-0004'].map((code) => placed(code, 'group-0001')),
        placed('code-0001', 'group-0002'),
        { kind: 'codePlaced', codeId: 'code-0002', place: { kind: 'outside' } },
        {
          kind: 'conceptDiscussed',
          conceptId: 'concept-0001',
          literature: 'Oppdiktet forfatter (2020)',
          memo: 'Nær utprøving.',
        },
      ]),
    );
    await page.goto(`${at}/findings`);
    expect(await textOn(page)).toContain('Flest informanter snakker om «Angrerett»: 3 av 5.');
    expect(await textOn(page)).toContain('«Tidsklemme» bæres av én informant alene: Leder B.');
    await expectSound(page);
  });

  test('a cell leads to its passages, and a passage becomes a quote, shortened but never rewritten', async () => {
    await leave(page, () =>
      page
        .getByRole('row', { name: /Angrerett/ })
        .getByRole('link', { name: '1' })
        .first()
        .click(),
    );
    expect(await textOn(page)).toContain(talks[0]!);
    await expectSound(page);
    await leave(page, () => page.getByRole('link', { name: 'Sitat til rapporten' }).click());
    const words = page.getByLabel('Ordene som vises');
    await words.fill('Vi fikk god tid');
    await press(page, 'Legg sitatet i rapporten');
    expect(await textOn(page)).toContain(
      '«Vi fikk god tid» står ikke slik i passasjen eller setningen rundt.',
    );
    expect(await words.inputValue()).toBe('Vi fikk god tid');
    await words.fill('Vi fikk tid til å prøve […] lov til å slutte med det igjen.');
    await press(page, 'Legg sitatet i rapporten');
    expect(await textOn(page)).toContain('«Vi fikk tid til å prøve […] lov til å slutte med det igjen.»');
    expect(await textOn(page)).toContain('Leder A, replikk 2, utskriftens versjon 1');
    await expectSound(page);

    // Whoever said no to quotes is counted, and not quoted.
    await page.goto(`${at}/findings/passages?kind=concept&id=concept-0001`);
    expect(await textOn(page)).toContain('Leder E har ikke sagt ja til å bli sitert');
    await page.goto(`${at}/findings/quotes/pick?coding=coding-0004`);
    expect(await textOn(page)).toContain('ikke sagt ja til å bli sitert i det nyeste samtykket');
    expect(await page.getByRole('button', { name: 'Legg sitatet i rapporten' }).count()).toBe(0);
  });

  test('a code is quoted from where it is read, by keyboard, and the way leads back to it', async () => {
    const coding = `${at}/${interviews[1]}/coding`;
    await page.goto(coding);
    const code = page.getByRole('link', { name: codes[1]!, exact: true });
    await code.focus();
    await page.keyboard.press('Enter');
    const pick = page.getByRole('link', { name: 'Sitat til rapporten' });
    await pick.waitFor();
    expect(await faultsByAxe(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await pick.evaluate((link) => link === document.activeElement)).toBe(true);
    await leave(page, () => page.keyboard.press('Enter'));
    const back = page.getByRole('link', { name: 'Tilbake til koden i intervjuet med Leder B' });
    await expectSound(page);
    await leave(page, () => back.click());
    expect(await code.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await pick.isVisible()).toBe(true);
    await leave(page, () => pick.click());
    await page.getByLabel('Ordene som vises').fill('Det er alltid noe som haster mer');
    await press(page, 'Legg sitatet i rapporten');
    expect(await textOn(page)).toContain('«Det er alltid noe som haster mer»');
    await leave(page, () => back.click());
    expect(page.url()).toContain('/coding?coding=coding-0001#words-coding-0001');

    await page.goto(`${at}/${interviews[4]}/coding`);
    await page.getByRole('link', { name: codes[4]!, exact: true }).click();
    await page.getByText('Leder E har ikke sagt ja til å bli sitert').waitFor();
    expect(await pick.count()).toBe(0);
  });

  test('the report is written, locked, and taken along', async () => {
    await page.goto(`${at}/findings/texts`);
    await page
      .getByLabel('Hva begrepet betyr')
      .first()
      .fill('Å få lov til å slutte gjør det lett å begynne.');
    await press(page, 'Lagre teksten');
    await page.goto(`${at}/findings/forces`);
    await page
      .getByRole('group', { name: /^Angrerett/ })
      .getByLabel('Driver')
      .check();
    await page
      .getByRole('group', { name: /^Tidsklemme/ })
      .getByLabel('Barriere')
      .check();
    await press(page, 'Lagre merkene');
    expect(await textOn(page)).toContain('Det som driver: «Angrerett». Det som hindrer: «Tidsklemme».');
    await expectSound(page);
    await page.goto(`${at}/findings/report`);
    await expectSound(page);
    await page.getByLabel('Tittel').fill('Handlingsrom for å prøve');
    await press(page, 'Lås rapporten');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Handlingsrom for å prøve');
    await expectSound(page);

    const file = async (name: string) => {
      const answer = await page.request.get(`${page.url()}/report.${name}`);
      expect(answer.status()).toBe(200);
      return answer.body();
    };
    const html = (await file('html')).toString('utf8');
    const parts = readZip(await file('docx'));
    const docx = parts.find(({ name }) => name === 'word/document.xml')!.bytes.toString('utf8');
    const pdf = await textOfPdf(await file('pdf'));
    for (const document of [html, docx, pdf]) {
      for (const said of [
        'Angrerett',
        'Å få lov til å slutte gjør det lett å begynne.',
        'Oppdiktet forfatter (2020)',
      ]) {
        expect(document).toContain(said);
      }
      expect(document).toContain('Vi fikk tid til å prøve […] lov til å slutte med det igjen.');
      expect(document).toContain('Leder A, replikk 2, utskriftens versjon 1');
      expect(document).toContain('3 av 5 informanter snakker om dette');
      expect(document).toContain('Flest informanter snakker om «Angrerett»: 3 av 5.');
      expect(document).toContain('Det er alltid noe som haster mer');
      expect(document).not.toContain('Person A');
      expect(document).not.toContain(talks[4]);
    }
    // Every count of the matrix, row by row, as the page has them.
    const counts = await page.locator('#matrix-concept tbody tr').allInnerTexts();
    expect(counts.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Angrerett 1 0 0 1 1 3 3 av 5',
      'Tidsklemme 0 1 0 0 0 1 1 av 5 (Leder B alene)',
      'I alt 1 1 0 1 1 4',
    ]);
    for (const row of counts) expect(pdf).toContain(row.replaceAll(/\s+/g, ' ').trim());
    const cells = docx.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    for (const row of counts) expect(cells).toContain(row.replaceAll(/\s+/g, ' ').trim());
  });

  test('who withdraws is told of the locked report, which stays, and is in no new one', async () => {
    const locked = page.url();
    const digest = async () =>
      createHash('sha256')
        .update(await page.locator('.report__blocks').innerText())
        .digest('hex');
    const before = await digest();
    await page.goto(`${at}/informants`);
    await leave(page, () => page.getByRole('link', { name: 'Vil trekke seg' }).first().click());
    expect(await textOn(page)).toContain('Sitater som var valgt til en rapport: 1');
    expect(await textOn(page)).toContain('Handlingsrom for å prøve');
    await page.locator('#sure').check();
    await press(page, 'Fjern alt');
    // The receipt says what is locked, too.
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Kvittering: Leder A har trukket seg',
    );
    const day = new Intl.DateTimeFormat('nb', { dateStyle: 'long', timeZone: 'Europe/Oslo' }).format();
    expect(await textOn(page)).toContain('Disse har noe fra Leder A');
    expect(await textOn(page)).toContain(`Handlingsrom for å prøve, versjon 1, låst ${day}. Ett sitat.`);
    await expectSound(page);
    await page.goto(`${at}/findings/report`);
    expect(await textOn(page)).toContain('(har trukket seg siden: 1)');
    expect(await textOn(page)).not.toContain('Leder A');
    await page.goto(locked);
    expect(await digest()).toBe(before);
    expect(await textOn(page)).toContain('Del den ikke videre');
  });
});
