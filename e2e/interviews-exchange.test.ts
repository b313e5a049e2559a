import { readFileSync, rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { readZip, writeZip } from '#platform/zip/zip.ts';
import { type InterviewStudy, makeInterviewStudy } from './interview-study.ts';
import { useJourney } from './journey.ts';
import { madeSound } from './made-sound.ts';
import { expectSound, press, textOn } from './on-page.ts';
import { startOwnServer } from './own-server.ts';

/**
 * Codes out of the demo's own study into one of this journey's own. It has a server by itself: what is taken out is counted,
 * and other journeys open more of the demo's interviews.
 */
describe('coded material goes out to other programs, and comes in from them', () => {
  const limitMegabytes = 4;
  const journey = useJourney();
  let address: string;
  let demo: string;
  let study: InterviewStudy;
  beforeAll(async () => {
    const dataDirectory = await newDataDirectory('handlingsrom-exchange-');
    journey.keep(dataDirectory, (folder) => rmSync(folder, { recursive: true, force: true }));
    const environment = { DATA_DIR: dataDirectory, UPLOAD_LIMIT_MB: String(limitMegabytes) };
    const server = journey.keep(startOwnServer(environment, ['--demo']), ({ stop }) => stop());
    address = await server.address();
    demo = `${address}/studies/practice/interviews/exchange`;
    study = await makeInterviewStudy(journey, address, { title: 'Filer ut og inn' });
  });

  const signedIn = (person: string, hasScript = true) => journey.signedIn(address, person, { hasScript });
  const choose = (page: Page, name: string, buffer: Buffer) =>
    page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const here = () => `${address}${study.path}/exchange`;

  test('out of one study and into another, looked at first, and undone', async () => {
    const page = await signedIn('demo-analyst');
    await page.goto(demo);
    expect(await textOn(page)).toContain('Dette er ikke med i filen');
    await expectSound(page, { inDarkToo: true });
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Last ned prosjektet (.qdpx)' }).click();
    const project = readFileSync(await (await waiting).path());
    await page.reload();
    expect(await textOn(page)).toContain('Prosjekt (.qdpx) tatt ut: 3 utskrifter');

    await page.goto(here());
    await choose(page, 'fra-et-annet-program.qdpx', project);
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Utskriften er her fra før, så bare kodene kommer.');
    expect(await textOn(page)).toContain('Alt i filen har en plass her.');
    expect(await page.getByLabel('Dette er intervjuet med').first().inputValue()).toBe(study.interviewIds.a);
    await expectSound(page, { inDarkToo: true });
    await press(page, 'Hent inn');
    expect(await textOn(page)).toContain('Filen er hentet inn: 0 nye utskrifter og');
    await expectSound(page, { inDarkToo: true });
    await page.goto(`${address}${study.path}/codes/board`);
    expect(await textOn(page)).toContain('Det er lov å slutte med det igjen');
    expect(await textOn(page)).toContain('Angrerett');
    await page.goto(`${address}${study.path}/${study.interviewIds.a}/coding`);
    expect(await page.locator('mark').count()).toBeGreaterThan(10);

    await page.goto(here());
    await press(page, 'Angre');
    expect(await textOn(page)).toContain('Det som ble hentet inn, er angret.');
    await page.goto(`${address}${study.path}/codes/board`);
    expect(await textOn(page)).not.toContain('Det er lov å slutte med det igjen');
  });

  test('the sound goes along when somebody answers for it, is told of ever after, and comes in again', async () => {
    const page = await signedIn('demo-interviewer');
    const sound = madeSound(20);
    const recording = `${address}${study.path}/${study.interviewIds.a}/recording`;
    await page.goto(recording);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'x.wav', mimeType: 'audio/wav', buffer: sound });
    await press(page, 'Last opp');
    await page.goto(here());
    expect(await textOn(page)).toContain('lyd fra intervjuer uten opptak: Leder B og Leder C');
    await page.getByLabel(/^Leder A: 0,6 MB, slettes her/).check();
    await press(page, 'Last ned med lyd (.qdpx)');
    expect(await page.getByRole('alert').innerText()).toContain('Kryss av for at du har ansvaret for kopien');
    await expectSound(page, { inDarkToo: true });
    await page.getByLabel(/^Leder A: 0,6 MB, slettes her/).check();
    await page.getByLabel(/^Jeg har ansvaret for kopien/).check();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Last ned med lyd (.qdpx)' }).click();
    const project = readFileSync(await (await waiting).path());
    expect(readZip(project)[1]!.bytes.equals(sound)).toBe(true);
    await page.goto(here());
    expect(await textOn(page)).toContain('Med lyd fra Leder A; kopien slettes senest');

    const analyst = await signedIn('demo-analyst');
    await analyst.goto(here());
    expect(await textOn(analyst)).toContain('lyden; den som intervjuer, kan ta den med');
    const refused = await analyst.request.post(`${here()}/project.qdpx`, {
      form: { sound: study.interviewIds.a, answer: 'yes' },
      headers: { origin: address },
    });
    expect(refused.status()).toBe(403);

    await page.goto(recording);
    expect(await textOn(page)).toContain('Kopier som er tatt ut');
    await page.locator('#sure').check();
    await press(page, 'Slett opptaket');
    expect(await textOn(page)).toContain('En kopi forlot huset');
    await page.goto(here());
    await choose(page, 'med-lyd.qdpx', project);
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Opptak som ikke er valgt: 1 (Leder A)');
    await page.getByLabel('Hent inn lyden også (0,6 MB)').check();
    await press(page, 'Vis hva som kommer inn med disse valgene');
    expect(await textOn(page)).toContain('Lyden blir opptaket til intervjuet');
    await expectSound(page, { inDarkToo: true });
    await press(page, 'Hent inn');
    expect(await textOn(page)).toContain('Opptak som kom med: 1');
    await page.goto(recording);
    const played = await page.request.get(
      new URL((await page.locator('audio').getAttribute('src'))!, address).href,
    );
    expect((await played.body()).equals(sound)).toBe(true);
  });

  test('without script: what is not chosen stays out, and nothing left is said', async () => {
    const page = await signedIn('demo-interviewer', false);
    const project = await page.request.get(`${demo}/project.qdpx`);
    await page.goto(here());
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Velg en fil først.');
    await choose(page, 'p.qdpx', await project.body());
    await press(page, 'Se på filen');
    for (const field of await page.getByLabel('Dette er intervjuet med').all()) await field.selectOption('');
    await press(page, 'Vis hva som kommer inn med disse valgene');
    expect(await textOn(page)).toContain('Tekster som ikke hentes inn: 3 (Leder A, Leder B, Leder C)');
    await press(page, 'Hent inn');
    expect(await page.getByRole('alert').innerText()).toContain('Velg hvilket intervju hver kilde er');
    await press(page, 'Avbryt');
    await page.goto(`${here()}/import`);
    expect(await textOn(page)).toContain('Ingen fil venter.');
  });

  test('hostile, broken and other files are refused in a sentence, and nothing comes of them', async () => {
    const page = await signedIn('demo-interviewer', false);
    const packed = (parts: Readonly<Record<string, string>>) =>
      writeZip(Object.entries(parts).map(([name, part]) => ({ name, bytes: Buffer.from(part) })));
    const empty = '<Project xmlns="urn:QDA-XML:project:1.0" name="P"/>';
    const files: readonly (readonly [string, Uint8Array, string])[] = [
      ['opptak.qdpx', Buffer.from('PK\u0003\u0004 ikke en zip', 'latin1'), 'Filen er skadet'],
      ['ut.qdpx', packed({ '../../etc/cron.d/x': 'x' }), 'den har ikke noe «project.qde»'],
      [
        'henter.qdpx',
        packed({ 'project.qde': `<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>${empty}` }),
        'inneholder egne XML-definisjoner',
      ],
      [
        'bombe.qdpx',
        writeZip([{ name: 'project.qde', bytes: Buffer.alloc(101 * 1024 * 1024, 0x20) }]),
        'Filen pakkes ut til mer enn 100 MB',
      ],
      ['brev.qdc', Buffer.from('Kjære deg'), 'Dette er ikke en REFI-QDA-fil.'],
      ['tom.qdpx', Buffer.from(''), 'Filen er tom.'],
    ];
    for (const [name, bytes, said] of files) {
      await page.goto(here());
      await choose(page, name, Buffer.from(bytes));
      await press(page, 'Se på filen');
      expect(await page.locator('.field-mistake').innerText()).toContain(said);
    }
    await page.goto(here());
    await choose(page, 'svaer.qdpx', Buffer.alloc((limitMegabytes + 1) * 1024 * 1024));
    await press(page, 'Se på filen');
    expect(await page.locator('body').innerText()).toContain('Filene er for store');
    await page.goto(`${here()}/import`);
    expect(await textOn(page)).toContain('Ingen fil venter.');
  });

  test('the code book and a coded transcript to read, for those who code and nobody else', async () => {
    const page = await signedIn('demo-lead');
    await page.goto(demo);
    const link = page.getByRole('row', { name: /Leder A/ }).getByRole('link', { name: /^HTML/ });
    const transcript = await page.request.get(new URL((await link.getAttribute('href'))!, demo).href);
    expect(await transcript.text()).toContain('Dette er arbeidsmateriale for dem som koder i studien');
    for (const file of ['codebook.docx', 'codebook.html', 'codebook.csv', 'codebook.qdc']) {
      const answer = await page.request.get(`${demo}/${file}`);
      expect([file, answer.status(), answer.headers()['cache-control']]).toEqual([file, 200, 'no-store']);
    }
    // Interview D is not open for coding: nobody takes it out.
    expect((await page.request.get(`${demo}/transcript-demo-interview-d.html`)).status()).toBe(404);
    const custodian = await signedIn('demo-custodian');
    for (const file of ['', '/project.qdpx', '/codebook.html', '/transcript-demo-interview-a.csv']) {
      expect((await custodian.request.get(`${demo}${file}`)).status()).toBe(403);
    }
  });
});
