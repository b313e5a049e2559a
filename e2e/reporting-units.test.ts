import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addGrant, addPerson, saveUnits } from '#modules/organisation/store.server.ts';
import { june } from '../src/modules/surveys/testing/small-wave.ts';
import { leave, settled } from './browser.ts';
import { useJourney } from './journey.ts';
import { expectSound, press, textOn } from './on-page.ts';
import { createClient } from './post-form.ts';
import { signInByMail } from './sign-in.ts';
import { openWaveOnDisk } from './wave-on-disk.ts';

const studyText = `handlingsrom: 1
id: joined
title: {nb: Rom for å lære}
languages: [nb]
privacy: {minimumGroup: 5}
offices: {column: office}
instruments:
  employee:
    title: {nb: Rom for å lære}
    sections:
      - title: {nb: Arbeidet}
        items:
          - {id: s1, kind: agreement, points: 6, anchors: [{nb: uenig}, {nb: enig}], text: {nb: Jeg lærer.}}
          - {id: s2, kind: agreement, points: 6, anchors: [{nb: uenig}, {nb: enig}], text: {nb: Jeg prøver.}}
scales:
  learning: {label: {nb: Læring}, items: [s1, s2], score: mean, minimumAnswered: 0.5}
plan:
  - {id: M1, compareMeans: {file: employee, outcome: learning, by: office}}
`;
const unit = { type: 'office', status: 'active', parent: '9900', validFrom: null, validTo: null } as const;
const nothing = { municipality: null, leader: null, positions: null, users: null, synthetic: true } as const;
/** Made-up offices: two small ones have the same leader, and the small ones are no neighbours. */
const register = [
  { ...unit, ...nothing, number: '9900', name: 'Oppdiktet fylke', type: 'county', parent: null },
  { ...unit, ...nothing, number: '9901', name: 'Lillevik', leader: 'L1' },
  { ...unit, ...nothing, number: '9902', name: 'Storvik' },
  { ...unit, ...nothing, number: '9903', name: 'Lilleøy', leader: 'L1' },
  { ...unit, ...nothing, number: '9904', name: 'Langmo' },
] as const;
const staff = { Lillevik: [6, 3], Storvik: [12, 8], Lilleøy: [6, 4], Langmo: [12, 8] } as const;
const people = Object.entries(staff).flatMap(([office, [asked, answering]]) =>
  Array.from({ length: asked }, (_, at) => ({
    office,
    name: `Oppdiktet ${office} ${at + 1}`,
    answers: at < answering,
    email: `${office.toLowerCase().replace('ø', 'o')}.${at + 1}@example.org`,
  })),
);
const together = 'Lillevik og Lilleøy';

describe('offices that are reported together', () => {
  const journey = useJourney();
  let server: Awaited<ReturnType<typeof journey.freshServer>>;
  let mail: Awaited<ReturnType<typeof journey.mailServer>>;
  /** The lead's. */
  let page: Page;
  let wave = '';
  const links = new Map<string, string>();
  beforeAll(async () => {
    const disk = journey.keep(await openWaveOnDisk(null, studyText), ({ clear }) => clear());
    const open = await disk.open();
    await saveUnits(open.database, { organisationId: 'own', units: register });
    const person = { organisationId: 'own', personId: 'lead' };
    await addPerson(open.database, {
      ...person,
      name: 'Sol Studieleder',
      email: 'lead@example.org',
      isDemo: false,
      now: june,
    });
    await addGrant(open.database, { ...person, role: 'studyLead', studyId: 'joined', office: null });
    await open.close();
    mail = await journey.mailServer();
    server = await journey.freshServer({ ...disk.environment, SMTP_URL: mail.url });
    page = await journey.newPage();
    await signInByMail(page, { address: server.address, mail });
  });

  const unitsNow = () =>
    page.locator('section[aria-labelledby="units"] tbody tr').evaluateAll((rows) =>
      rows.map((row) => {
        const [name] = [...row.querySelectorAll<HTMLInputElement>('th input[name="name"]')];
        return name?.value ?? row.querySelector('th')!.textContent!.trim();
      }),
    );

  test('are asked for before there is a list, and proposed from it when there is', async () => {
    await page.goto(`${server.address}/studies/joined/waves/new`);
    for (const [field, value] of [
      ['title', 'Runde 1'],
      ['eraseCodeKeyOn', '2099-12-31'],
      ['senderName', 'Prøvekommunen'],
      ['replyTo', 'rom@example.org'],
    ] as const)
      await page.locator(`#${field}`).fill(value);
    await press(page, 'Lag runden');
    wave = page.url();
    await page.goto(`${wave}/reporting-units`);
    expect(await textOn(page)).toContain('Ingen på lista er knyttet til et kontor ennå.');
    await page.goto(`${wave}/people`);
    const rows = people.map(({ name, email, office }) => `${name};${email};${office}`);
    await page.locator('input[type="file"][name="list"]').setInputFiles({
      name: 'ansatte.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Navn;E-post;Kontor', ...rows].join('\r\n'), 'utf8'),
    });
    await leave(page, () =>
      page.locator('form:has(input[name="list"]) button[type="submit"]').first().click(),
    );
    await leave(page, () => page.locator('main button[value="confirm"]').first().click());
    await page.goto(wave);
    expect(await textOn(page)).toContain('2 kontor ventes å få for få svar til å vises alene.');
    await leave(page, () => page.getByRole('link', { name: 'Bestem enhetene' }).click());
    const said = await textOn(page);
    expect(said).toContain('Ingenting er bestemt ennå.');
    expect(said).toContain('2,8 ventede svar er for få. Samme leder som Lilleøy.');
    expect(said).toContain('Svar nok til å vises alene.');
    expect(said).toContain('ventes å få færre enn 5 svar');
    await expectSound(page, { inDarkToo: true });
  }, 120_000);

  test('are decided by a person, who may decide otherwise, and what cannot be is said', async () => {
    await press(page, 'Bruk forslaget');
    expect(await textOn(page)).toContain(
      'Lagret. Det kan endres fram til runden åpner. Dette er som foreslått.',
    );
    expect(await unitsNow()).toEqual([together, 'Storvik', 'Langmo']);
    await expectSound(page, { inDarkToo: true });
    // Langmo too, and called by a name that is taken: nothing is saved, and what was chosen stands.
    await page.getByLabel('Langmo vises som').selectOption({ label: together });
    await page.getByLabel(`Navn på enheten med ${together}`).fill('Storvik');
    await press(page, 'Lagre');
    expect(await textOn(page)).toContain('To enheter kan ikke hete «Storvik». Gi den ene et annet navn.');
    expect(await page.getByLabel('Langmo vises som').locator('option:checked').innerText()).toBe(together);
    await page.getByLabel(`Navn på enheten med ${together}`).fill('Ytre bygd');
    await press(page, 'Lagre');
    expect(await unitsNow()).toEqual(['Ytre bygd', 'Storvik']);
    await page.getByLabel('Ventet svarprosent').fill('mange');
    await press(page, 'Regn ut på nytt');
    expect(await textOn(page)).toContain('Ventet svarprosent må være et helt tall fra 1 til 100.');
    await press(page, 'Hvert kontor for seg');
    expect(await page.locator('main select option:checked').allInnerTexts()).toEqual(Array(4).fill('Alene'));
    await press(page, 'Bruk forslaget');
    await page.goto(wave);
    expect(await textOn(page)).toContain('Kontorene vises som 3 enheter, alle store nok.');
  }, 120_000);

  test('are locked when the wave opens, and are what is followed', async () => {
    await leave(page, () => page.locator('main button[value="skip-pilot"]').click());
    await page.goto(`${wave}/confirm/open`);
    expect(await textOn(page)).toContain('Kontorene vises som 3 rapporteringsenheter.');
    await press(page, 'Åpne runden');
    await page.goto(`${wave}/letters/invitation`);
    await leave(page, () => page.locator('main button[value="send"]').first().click());
    while (links.size < people.length) {
      const letter = await mail.next();
      links.set(letter.to, /https?:\/\/\S+\/s\/\S+/.exec(letter.text)![0]);
    }
    const client = createClient(4);
    for (const [at, { email }] of people.filter(({ answers }) => answers).entries()) {
      const address = links.get(email)!;
      await client.post(`${address}/start`);
      const given = { s1: String(1 + (at % 6)), s2: String(1 + ((at + 2) % 6)), to: 'next' };
      expect((await client.post(`${address}/1`, given))?.location).toMatch(/review/);
      expect((await client.post(`${address}/send`))?.location).toMatch(/thanks/);
    }
    client.close();
    await settled(page);
    await page.goto(`${wave}/reporting-units`);
    expect(await textOn(page)).toContain('Slik ble det bestemt før runden åpnet.');
    expect(await page.locator('main select, main button[value="save"]').count()).toBe(0);
    expect(await unitsNow()).toEqual([together, 'Storvik', 'Langmo']);
    await expectSound(page, { inDarkToo: true });
    await page.goto(`${wave}/follow`);
    const rows = await page.locator('section[aria-labelledby="by-office"] tbody tr').allInnerTexts();
    // The count of the day was made before anybody had answered.
    expect(rows.find((row) => row.startsWith(together))).toMatch(/^\D+12\s/);
    expectNothingFiner(await page.content());
  }, 180_000);

  test('when it has closed they are in the report, in every file and nowhere apart', async () => {
    await page.goto(`${wave}/confirm/close`);
    await press(page, 'Lukk runden');
    const report = page.locator('section[aria-labelledby="result"] a[href$="/report"]');
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    await page.goto(`${wave}/report`);
    const rates = await page.locator('#rates-by-office tbody tr').allInnerTexts();
    const row = rates.find((one) => one.startsWith(together)) ?? '';
    expect(row.split(/\s*\t\s*/).slice(1, 7)).toEqual(['12', '0', '0', '12', '7', '0']);
    const said = await textOn(page);
    expect(said).toContain(
      `Kontorene ${together} er slått sammen fordi de har samme leder, og det var ventet for få svar til å vise dem hver for seg.`,
    );
    expect(said).toContain('Det ble bestemt før runden åpnet, uten at noen hadde sett et svar.');
    expectNothingFiner(said);
    for (const path of [
      'report.html',
      'results.json',
      'files/employee/data.csv',
      'files/employee/codebook.csv',
    ]) {
      const response = await page.request.get(`${wave}/${path}`);
      expect(response.status(), path).toBe(200);
      const body = await response.text();
      // A list of offices is in results.json as what was joined.
      const withoutList = body.replace(/"offices":\s*\[\s*"Lillevik",\s*"Lilleøy"\s*\]/, '');
      expectNothingFiner(withoutList);
      if (!path.includes('codebook')) expect(body).toContain(together);
    }
    await page.goto(`${wave}/reporting-units`);
    expect(await unitsNow()).toEqual([together, 'Storvik', 'Langmo']);
  }, 180_000);

  /** Both offices are named together or not at all. */
  function expectNothingFiner(body: string): void {
    const apart = body.replaceAll(together, '');
    for (const office of ['Lillevik', 'Lilleøy']) expect(apart).not.toContain(office);
  }
});
