import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { useJourney } from './journey.ts';
import { expectSound, press, textOn } from './on-page.ts';

const address = inject('address');
/** The demo's own interviews that still have names in them. */
const withNames = `${address}/studies/practice/interviews/demo-interview-d/transcript`;
const other = `${address}/studies/practice/interviews/demo-interview-e/transcript`;

describe('from what was said to a transcript that may be coded', () => {
  const journey = useJourney();
  const signedIn = (person: string, hasScript = true) => journey.signedIn(address, person, { hasScript });

  test('names are gone through, replaced in all interviews, and only then is it open; undone, they are back', async () => {
    const page = await signedIn('demo-interviewer');
    const lead = await signedIn('demo-lead');
    await page.goto(withNames);
    expect(await textOn(page)).toContain('Kari Sandmo');
    expect(await textOn(page)).toContain('Bare den som intervjuer, kan lese denne utskriften.');
    await expectSound(page, { inDarkToo: true });
    await lead.goto(withNames);
    expect(await textOn(lead)).toContain('ikke åpnet for koding ennå');
    expect(await textOn(lead)).not.toContain('Kari');

    await page.goto(`${withNames}/names`);
    await expectSound(page, { inDarkToo: true });
    const standIn = (name: string) => page.getByRole('textbox', { name: `I stedet for «${name}»` });
    expect(await standIn('Storlia kommune').inputValue()).toMatch(/^\[kommune \d+\]$/);
    expect(await standIn('Storlia').inputValue()).toBe(await standIn('Storlia kommune').inputValue());
    await standIn('Kari Sandmo').fill('[leder]');
    await page
      .getByRole('group', { name: /^Torbjørn/ })
      .getByRole('radio', { name: 'Vent' })
      .check();
    await press(page, 'Bytt ut i alle intervjuene');
    expect(await textOn(page)).toMatch(
      /Byttet ut\. Antall steder i teksten: \d+\. Antall intervjuer det gjaldt: 2\./,
    );
    // One name waits, and the transcript with it.
    expect(await page.getByRole('button', { name: 'Åpne for koding' }).count()).toBe(0);
    await press(page, 'Bytt ut i alle intervjuene');
    await press(page, 'Åpne for koding');
    expect(await textOn(page)).toContain('Utskriften er åpnet for koding.');
    await lead.goto(withNames);
    expect(await textOn(lead)).toContain('Jeg heter [leder], og jeg har vært leder på [kontor');
    for (const name of ['Kari', 'Sandmo', 'Storlia', 'Fjellvik', 'Torbjørn', 'Solveig', '00 00 00 00'])
      expect(await textOn(lead)).not.toContain(name);
    await page.goto(other);
    expect(await textOn(page)).not.toContain('Storlia');

    await page.goto(`${withNames}/names/list`);
    expect(await textOn(page)).toContain('Det skrives ned at du har sett den i dag.');
    await expectSound(page, { inDarkToo: true });
    // The list is for whoever interviews, and nobody else.
    expect((await lead.goto(`${withNames}/names/list`))!.status()).toBe(404);
    await press(page, 'Angre siste bytte');
    await press(page, 'Angre siste bytte');
    expect(await textOn(page)).toContain('Ingen ord er byttet ut ennå.');
    await page.goto(other);
    expect(await textOn(page)).toContain('Storlia');
    // Whoever codes goes on reading what was opened.
    await lead.goto(withNames);
    expect(await textOn(lead)).toContain('Jeg heter [leder]');
    await page.goto(`${withNames}/versions`);
    expect(await textOn(page)).toContain('Bytte av navn og steder angret');
    await expectSound(page, { inDarkToo: true });
  });

  test('without script: a turn is changed, and of two who change the same one neither loses a word', async () => {
    const [one, two] = [await signedIn('demo-interviewer', false), await signedIn('demo-interviewer', false)];
    for (const page of [one, two]) await page.goto(`${other}?turn=2#turn-2`);
    expect(await faultsByAxe(await openAt('demo-interviewer', `${other}?turn=2`))).toEqual([]);
    await one.getByLabel('Det som ble sagt').fill('Da tenker jeg på rydding 🙂.\n\nIntervjuer: Hvorfor det?');
    await press(one, 'Lagre replikken');
    expect(await one.locator('#turn-2 .said__text').innerText()).toBe('Da tenker jeg på rydding 🙂.');
    expect(await one.locator('#turn-3').innerText()).toContain('Intervjuer');
    expect(await one.locator('#turn-3 .said__text').innerText()).toBe('Hvorfor det?');

    await two.getByLabel('Det som ble sagt').fill('Da tenker jeg på konsulenter.');
    await press(two, 'Lagre replikken');
    expect(await textOn(two)).toContain('Noen andre har lagret en ny versjon mens du arbeidet.');
    expect(await two.locator('#turn-2 blockquote').innerText()).toContain('rydding');
    expect(await two.getByLabel('Det som ble sagt').inputValue()).toBe('Da tenker jeg på konsulenter.');
    await press(two, 'Lagre replikken');
    expect(await two.locator('#turn-2 .said__text').innerText()).toBe('Da tenker jeg på konsulenter.');
    await two.goto(`${other}?turn=2`);
    await two.getByLabel('Tid i opptaket').fill('for sent');
    await press(two, 'Lagre replikken');
    expect(await textOn(two)).toContain('Skriv tiden som minutter og sekunder');
  });

  async function openAt(person: string, url: string): Promise<Page> {
    const page = await signedIn(person);
    await page.goto(url);
    return page;
  }

  test('without script: what is no transcript is refused in a sentence, and what is one is looked at first', async () => {
    const page = await signedIn('demo-interviewer', false);
    await page.goto(`${other}/import`);
    const choose = (name: string, buffer: Buffer) =>
      page.locator('#transcript').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Velg en fil først.');
    await choose('opptak.mp3', Buffer.from('ID3\u0004opptak', 'latin1'));
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Dette er et opptak.');
    await choose('falsk.docx', Buffer.from('PK\u0003\u0004ikke en zip', 'latin1'));
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('Word-filen er skadet');
    await page.getByRole('textbox', { name: 'Utskriften' }).fill(' \n');
    await press(page, 'Se på teksten');
    expect(await textOn(page)).toContain('Det står ingen ord');

    await choose(
      'gammel.txt',
      Buffer.from('Ivar: Går det bra?\r\nHege: Ja, på øya går det bra.\r\nTor: Jo.', 'latin1'),
    );
    await press(page, 'Se på filen');
    expect(await textOn(page)).toContain('lest den som Windows-1252');
    expect(await textOn(page)).toContain('Ja, på øya går det bra.');
    const role = (name: string) => page.getByRole('group', { name }).getByLabel('Dette er');
    expect(await role('Ivar').inputValue()).toBe('interviewer');
    expect(await role('Hege').inputValue()).toBe('informant');
    await press(page, 'Lagre utskriften');
    expect(await textOn(page)).toContain('Si hvem «Tor» er.');
    await page.getByRole('group', { name: 'Tor' }).getByLabel('Noen andre kalles').fill('Kollega');
    await press(page, 'Lagre utskriften');
    expect(await textOn(page)).toMatch(/Lagret som versjon \d+/);
    const speakers = await page.locator('.said__speaker').allInnerTexts();
    expect(speakers).toEqual(['Intervjuer', 'Leder E', 'Kollega']);
    for (const name of ['Ivar:', 'Hege', 'Tor']) expect(await textOn(page)).not.toContain(name);
  });
});
