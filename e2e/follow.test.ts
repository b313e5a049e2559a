import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { addGrant, addPerson, setCustody } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { submitAnswer } from '../src/modules/surveys/answering/submit-answer.ts';
import { makeLink } from '../src/modules/surveys/links/link.ts';
import { secretName, secretsFromBytes } from '../src/modules/surveys/links/wave-secrets.ts';
import { findWave } from '../src/modules/surveys/store.server.ts';
import { june } from '../src/modules/surveys/testing/small-wave.ts';
import { leave } from './browser.ts';
import { useJourney } from './journey.ts';
import { expectSound, press, textOn } from './on-page.ts';
import { signInByMail } from './sign-in.ts';
import { openWaveOnDisk, type WaveOnDisk } from './wave-on-disk.ts';

const studyText = `handlingsrom: 1
id: followed
title: {nb: Rom for å lære}
languages: [nb, en]
privacy: {minimumGroup: 5, eraseCodeKeyBy: 2099-12-31}
offices: {column: office}
instruments:
  employee:
    title: {nb: Rom for å lære, en: Room to learn}
    sections:
      - title: {nb: Arbeidet, en: Work}
        items:
          - {id: s1, kind: agreement, points: 6, anchors: [{nb: uenig, en: disagree}, {nb: enig, en: agree}], text: {nb: Jeg lærer., en: I learn.}}
          - {id: why, kind: text, text: {nb: Hvorfor?, en: Why?}}
plan:
  - {id: D1, describe: {file: employee, variables: [s1]}}
`;

/** Made-up people: 12 in the north, 9 in the south, one alone in the east. */
const offices = [...Array<string>(12).fill('Nord'), ...Array<string>(9).fill('Sør'), 'Øst'];

/** The wave above, open, with the lead's and the custodian's sign-in, and answers from these people. */
async function preparePeople(disk: WaveOnDisk, answering: readonly number[]): Promise<void> {
  const { place } = disk;
  const open = await disk.open();
  const { database } = open;
  await openCodeKey(database).add(
    place,
    offices.map((office, number) => ({
      invitationId: `p${number}`,
      name: `Oppdiktet ${number}`,
      email: `p${number}@example.org`,
      audience: 'employee',
      office,
      background: { kjønn: number % 2 ? 'kvinne' : 'mann' },
    })),
  );
  const wave = (await findWave(database, place))!;
  const secrets = secretsFromBytes(disk.keys.read(secretName(place.organisationId, place.waveId))!);
  for (const number of answering) {
    const link = { invitationId: `p${number}`, audience: 'employee', office: offices[number]! };
    const token = makeLink(link, secrets.linkKey);
    const answer = { answers: { s1: 1 + (number % 6) }, texts: {} };
    await submitAnswer(database, { wave, link, token, receiptKey: secrets.receiptKey, answer });
  }
  await setCustody(database, { organisationId: 'own', studyId: 'followed', holder: 'person' });
  for (const [personId, name, role] of [
    ['lead', 'Sol Studieleder', 'studyLead'],
    ['custodian', 'Nils Nøkkelholder', 'custodian'],
  ] as const) {
    const person = { organisationId: 'own', personId };
    await addPerson(database, {
      ...person,
      name,
      email: `${personId}@example.org`,
      isDemo: false,
      now: june,
    });
    await addGrant(database, { ...person, role, studyId: 'followed', office: null });
  }
  await open.close();
}

describe('following a wave, and answering it by a code', () => {
  const journey = useJourney();
  let disk: WaveOnDisk;
  let mail: Awaited<ReturnType<typeof journey.mailServer>>;
  let server: Awaited<ReturnType<typeof journey.freshServer>>;
  let lead: Page;
  let custodian: Page;
  let wavePath: string;
  /** As it stands on the poster, without the space. */
  let code = '';
  beforeAll(async () => {
    disk = journey.keep(await openWaveOnDisk(null, studyText), ({ clear }) => clear());
    // Seven of twelve, three of nine, and the one who is alone.
    await preparePeople(disk, [0, 1, 2, 3, 4, 5, 6, 12, 13, 14, 21]);
    mail = await journey.mailServer();
    server = await journey.freshServer({ ...disk.environment, SMTP_URL: mail.url });
    wavePath = `${server.address}/studies/followed/waves/${disk.place.waveId}`;
    lead = await signedIn('lead@example.org');
    custodian = await signedIn('custodian@example.org');
  });

  const newPage = (options: Parameters<typeof journey.newPage>[0] = {}) =>
    journey.newPage({ hasScript: false, ...options });
  async function signedIn(email: string): Promise<Page> {
    // Script is needed to look for faults with axe, not by the pages.
    const page = await newPage({ hasScript: true });
    await signInByMail(page, { address: server.address, mail, email });
    return page;
  }

  /** What stands in the last row of the table of offices. */
  async function totalsOf(page: Page): Promise<{ rows: number[][]; total: number[] }> {
    const rows = await page
      .locator(
        'section[aria-labelledby="by-office"] table tbody tr, section[aria-labelledby="by-office"] table tfoot tr',
      )
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td')].slice(0, 5).map((cell) => Number(cell.textContent?.trim())),
        ),
      );
    // Those under the threshold are in the row that holds them together.
    return { rows: rows.slice(0, -1).filter((row) => !row.some(Number.isNaN)), total: rows.at(-1)! };
  }
  async function expectAddsUp(page: Page): Promise<void> {
    const { rows, total } = await totalsOf(page);
    expect(rows.length).toBeGreaterThan(0);
    const sums = total.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0));
    expect(sums).toEqual(total);
  }

  test('the lead sees the count of the day, and the one who is alone only with others', async () => {
    await lead.goto(`${wavePath}/follow`);
    const said = await textOn(lead);
    expect(said).toContain('11 av 22 har svart: 50,0');
    expect(said).toContain('én gang i døgnet');
    expect(said).toContain('Nord');
    // How many were asked is no secret; the rest of that row is.
    expect(said).toMatch(/Øst\s+1\s+–\s+–\s+–\s+–\s+–\s+–\s+–/);
    expect(said).not.toMatch(/Oppdiktet|p\d+@/);
    await expectAddsUp(lead);
    await expectSound(lead);
  });

  test('the custodian sees the moment', async () => {
    await custodian.goto(`${wavePath}/follow`);
    const said = await textOn(custodian);
    expect(said).toContain('11 av 22 har svart');
    expect(said).toContain('fordi du har kodenøkkelen');
    await expectSound(custodian);
  });

  test('the lead makes a code for a place, and its posters can be fetched', async () => {
    await lead.goto(`${wavePath}/counter`);
    await lead.locator('#offices').fill('NAV Fjellvik');
    await press(lead, 'Lag koder');
    expect(await textOn(lead)).toContain('En ny kode er laget.');
    code = (await lead.locator('.open-link__code').innerText()).replace(/\s/g, '');
    expect(code).toMatch(/^[A-Z0-9]{6}$/);
    await expectSound(lead);
    const posters = await lead
      .locator('.open-link a[href*="/poster-"]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(posters.map((one) => one.split('/').at(-1))).toEqual([
      ...['poster-nb.pdf', 'poster-nb.svg', 'poster-en.pdf', 'poster-en.svg'],
    ]);
    for (const poster of posters) {
      const response = await lead.request.get(poster);
      expect(response.status(), poster).toBe(200);
      const body = await response.body();
      if (poster.endsWith('.svg')) expectPoster(body.toString('utf8'), server.address);
      else expectPdf(body);
    }
    // A poster is the lead's; the custodian has no such page.
    expect((await custodian.request.get(posters[0]!)).status()).toBe(404);
    expect((await custodian.request.get(`${wavePath}/counter`)).status()).toBe(404);
  });

  function expectPoster(svg: string, address: string): void {
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
    expect(svg).toContain(`${address.replace(/^https?:\/\//, '')}/s/k`);
    expect(svg).toContain('NAV Fjellvik');
    expect(svg.replace(/\s/g, '')).toContain(code);
  }

  test('a code is typed as people type, and the address of a poster leads to the same page', async () => {
    const phone = await newPage({ isPhone: true, hasScript: true });
    await phone.goto(`${server.address}/s/k`);
    await expectSound(phone);
    await phone.locator('#code').fill(`${code.slice(0, 3).toLowerCase()} ${code.slice(3).toLowerCase()}`);
    await leave(phone, () => phone.locator('button.primary').click());
    expect(await textOn(phone)).toContain('NAV Fjellvik');
    await expectSound(phone);
    await phone.goto(`${server.address}/s/k/${code}`);
    expect(await textOn(phone)).toContain('NAV Fjellvik');
    await answer(phone, 'Fra egen telefon');
    expect(await phone.locator('h1').innerText()).toBe('Takk for svaret!');
    expect(await phone.locator('meta[http-equiv="refresh"]').count()).toBe(0);
    await phone.goto(`${server.address}/s/k/AAAAAA`);
    expect(await textOn(phone)).toContain('Koden virker ikke');
    await expectSound(phone);
  });

  async function answer(page: Page, text: string): Promise<void> {
    await leave(page, () => page.locator('button.primary').click());
    await page.locator('label:has(#s1-4), label[for="s1-4"]').first().click();
    await page.locator('#why').fill(text);
    await leave(page, () => page.locator('button[value="next"]').click());
    await leave(page, () => page.locator('button.primary').click());
  }

  /** How long a page stays when it is left alone, and where it goes. */
  async function resetOf(page: Page): Promise<{ seconds: number; to: string }> {
    const content = (await page.locator('meta[http-equiv="refresh"]').getAttribute('content'))!;
    const [, seconds, to] = /^(\d+); url=(\S+)$/.exec(content)!;
    return { seconds: Number(seconds), to: server.address + to };
  }

  test('a tablet thanks, goes back by itself, and shows nothing of whoever had it before', async () => {
    const tablet = await newPage();
    const start = `${server.address}/s/k/${code}/tablet`;
    await tablet.goto(start);
    await answer(tablet, 'Min hemmelighet');
    expect(await tablet.locator('h1').innerText()).toBe('Takk for svaret!');
    // Nobody touches it.
    await tablet.waitForURL(start, { timeout: 30_000 });
    for (let back = 0; back < 6; back += 1) {
      const went = await tablet.goBack({ timeout: 20_000 });
      if (!went) break;
      expect(await textOn(tablet)).not.toContain('Min hemmelighet');
      expect(await tablet.locator('#why, #s1-4').count()).toBe(0);
      expect(await textOn(tablet)).toMatch(/Takk for svaret!|NAV Fjellvik/);
    }
  }, 90_000);

  test('a tablet that is left alone asks, and then lets go of what was filled in', async () => {
    const tablet = await newPage();
    await tablet.goto(`${server.address}/s/k/${code}/tablet`);
    await leave(tablet, () => tablet.locator('button.primary').click());
    await tablet.locator('#why').fill('Halvferdig');
    await leave(tablet, () => tablet.locator('button[value="next"]').click());
    const left = tablet.url().replace(/review.*$/, '1');
    await tablet.goto(left);
    expect(await tablet.locator('#why').inputValue()).toBe('Halvferdig');
    const idle = await resetOf(tablet);
    expect(idle.seconds).toBeGreaterThanOrEqual(60);
    await tablet.goto(idle.to);
    expect(await textOn(tablet)).toContain('Er du der ennå?');
    const unanswered = await resetOf(tablet);
    expect(unanswered.seconds).toBeLessThanOrEqual(60);
    await tablet.goto(unanswered.to);
    expect(tablet.url()).toBe(`${server.address}/s/k/${code}/tablet`);
    await tablet.goto(left);
    expect(await tablet.locator('#why').inputValue()).toBe('');
  });

  test('the pages of a tablet hold on a phone, and by axe but for the reset they are made for', async () => {
    const tablet = await newPage({ hasScript: true, isPhone: true });
    await tablet.goto(`${server.address}/s/k/${code}/tablet`);
    await expectSound(tablet);
    await leave(tablet, () => tablet.locator('button.primary').click());
    await expectSound(tablet, { without: ['meta-refresh'] });
    await tablet.goto((await resetOf(tablet)).to);
    await expectSound(tablet, { without: ['meta-refresh'] });
  });

  test('a code can be changed and closed: then it leads nowhere, and whoever has begun may finish', async () => {
    const begun = await newPage();
    await begun.goto(`${server.address}/s/k/${code}`);
    await lead.goto(`${wavePath}/counter`);
    await leave(begun, () => begun.locator('button.primary').click());
    await press(lead, 'Bytt kode');
    const former = code;
    code = (await lead.locator('.open-link__code').innerText()).replace(/\s/g, '');
    expect(code).not.toBe(former);
    expect((await fetch(`${server.address}/s/k/${former}`)).status).toBe(404);
    await begun.locator('#why').fill('Begynte før');
    await leave(begun, () => begun.locator('button[value="next"]').click());
    await leave(begun, () => begun.locator('button.primary').click());
    expect(await begun.locator('h1').innerText()).toBe('Takk for svaret!');
    await press(lead, 'Steng');
    expect((await fetch(`${server.address}/s/k/${code}`)).status).toBe(404);
    await press(lead, 'Åpne igjen');
    expect((await fetch(`${server.address}/s/k/${code}`)).status).toBe(200);
  });

  test('who came by a code is counted at the place, apart from those who were asked', async () => {
    await custodian.goto(`${wavePath}/follow`);
    expect(await textOn(custodian)).toContain('11 av 22 har svart');
    const counted = custodian.locator('section[aria-labelledby="open-links"]');
    expect(await counted.innerText()).toMatch(/NAV Fjellvik\s+3/);
  });

  test('after closing the numbers are those of the closing, for both, and no code works', async () => {
    // Somebody answers after the lead's count of the day.
    const late = await newPage();
    await late.goto(server.address + disk.pathOf('p7', 'Nord'));
    await answer(late, 'I siste liten');
    await lead.goto(`${wavePath}/follow`);
    expect(await textOn(lead)).toContain('11 av 22 har svart');
    await lead.goto(`${wavePath}/confirm/close`);
    await press(lead, 'Lukk runden');
    for (const page of [lead, custodian]) {
      await page.goto(`${wavePath}/follow`);
      const said = await textOn(page);
      expect(said).toContain('12 av 22 har svart: 54,5');
      expect(said).toContain('de endelige tallene');
      await expectAddsUp(page);
      // The curve ends where the table does.
      const days = page.locator('section[aria-labelledby="by-day"] table tbody tr');
      expect(await days.last().evaluate((row) => row.textContent)).toMatch(/12/);
      const counted = page.locator('section[aria-labelledby="open-links"]');
      expect(await counted.innerText()).toMatch(/NAV Fjellvik\s+3/);
    }
    await expectSound(lead);
    expect((await fetch(`${server.address}/s/k/${code}`)).status).toBe(404);
    expect((await fetch(`${server.address}/s/k/${code}/tablet`)).status).toBe(404);
    await lead.goto(`${wavePath}/counter`);
    expect(await textOn(lead)).toContain('kodene virker ikke lenger');
    await expectSound(lead);
  });
});

/** Whole from its first line to its table of objects, with one page. */
function expectPdf(body: Buffer): void {
  const pdf = body.toString('latin1');
  expect(pdf.startsWith('%PDF-1.')).toBe(true);
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)![1]);
  expect(pdf.slice(at, at + 30)).toMatch(/^(xref|\d+ 0 obj)/);
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
}
