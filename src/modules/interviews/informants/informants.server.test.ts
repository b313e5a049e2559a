import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import { refuseWithoutConsent } from '../consent/refuse-without-consent.ts';
import { guideFromText } from '../guide/guide-text.ts';
import { makeSheet } from '../sheet/make-sheet.ts';
import { createInformants, type Informants } from './informants.ts';

const grant = { office: null };
const person = (personId: string, role: Actor['grants'][number]['role'], studyId: string): Actor => ({
  organisationId: 'o1',
  personId,
  name: `Oppdiktet ${personId}`,
  email: `${personId}@example.org`,
  grants: [{ ...grant, role, studyId }],
});
const kari = { name: 'Kari Oppdiktet', email: 'Kari@Example.org', phone: '' };
const ola = { name: 'Ola Oppdiktet', email: '', phone: '900 00 000' };
const pdf = new TextEncoder().encode('%PDF-1.7 oppdiktet samtykke');

describe.each(testEngines())('people who are interviewed, on $name', (engine) => {
  let open: OpenDatabase;
  let keys: KeyFiles;
  let folder: string;
  let informants: Informants;
  let today = '2026-03-01';
  let studies = 0;
  let studyId = '';
  let interviewer: Actor;
  beforeAll(async () => {
    open = await engine.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-consents-'));
    keys = openKeyFiles(folder);
    informants = createInformants({
      database: open.database,
      keys,
      interviewKey: openInterviewKey,
      today: () => today,
      erasers: [],
      eraseNamesSaid: async () => undefined,
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    });
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    today = '2026-03-01';
    studies += 1;
    studyId = `s${studies}`;
    interviewer = person('i', 'interviewer', studyId);
  });
  const ready = () =>
    informants.changeSettings(interviewer, studyId, { stem: 'Leder', eraseNamesOn: '2026-12-01' });
  async function withSheet() {
    const draft = makeSheet({ title: 'T', purpose: 'P', eraseNamesOn: '1. desember' }, 'nb');
    const sheet = {
      ...draft,
      parts: draft.parts.map((part) => ({ ...part, text: part.text.replaceAll(/[[\]]/g, '') })),
    };
    return informants.saveSheet(interviewer, studyId, { sheet, basedOn: 0 });
  }
  const yes = { sheetVersion: 1, toRecording: false, toQuotes: true };
  const onScreen = { ...yes, title: 'T', name: kari.name, mark: 'M1.0 2.0 L3.0 4.0 ', isConfirmed: true };

  test('get a letter each, also when two are added at once, and the overview knows no name', async () => {
    await ready();
    const added = await Promise.all([
      informants.addInformant(interviewer, studyId, kari),
      informants.addInformant(interviewer, studyId, ola),
    ]);
    expect(added.map(({ pseudonym }) => pseudonym).sort()).toEqual(['Leder A', 'Leder B']);
    const overview = await informants.overview(person('a', 'analyst', studyId), studyId);
    expect(overview.rows.map(({ pseudonym }) => pseudonym)).toEqual(['Leder A', 'Leder B']);
    expect(JSON.stringify(overview)).not.toMatch(/Kari|Ola|example|900 00/i);
  });

  test('are added several at once in the order they come: all of them, or nobody', async () => {
    await ready();
    const wrong = informants.addInformants(interviewer, studyId, [kari, { ...ola, email: 'ola', phone: '' }]);
    await expect(wrong).rejects.toMatchObject({
      code: 'informant-faulty',
      problems: [{ columnName: ola.name }],
    });
    expect((await informants.overview(interviewer, studyId)).rows).toEqual([]);
    expect(await informants.addInformants(interviewer, studyId, [kari, ola])).toEqual(['Leder A', 'Leder B']);
    const named = await informants.namedInformants(interviewer, studyId);
    expect(named.informants.map(({ name, pseudonym }) => [pseudonym, name])).toEqual([
      ['Leder A', kari.name],
      ['Leder B', ola.name],
    ]);
  });

  test('are known by name to whoever interviews alone, and each day somebody looks is written down', async () => {
    await ready();
    await informants.addInformant(interviewer, studyId, kari);
    for (const role of ['studyLead', 'analyst', 'custodian'] as const) {
      const other = person('x', role, studyId);
      await expect(informants.namedInformants(other, studyId)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const elsewhere = person('x', 'interviewer', 'another');
    await expect(informants.namedInformants(elsewhere, studyId)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await informants.namedInformants(interviewer, studyId);
    today = '2026-03-02';
    const { informants: named, looks } = await informants.namedInformants(interviewer, studyId);
    expect(named).toMatchObject([
      { name: 'Kari Oppdiktet', email: 'kari@example.org', pseudonym: 'Leder A' },
    ]);
    expect(looks.map(({ on, personName }) => [on, personName])).toEqual([
      ['2026-03-02', 'Oppdiktet i'],
      ['2026-03-01', 'Oppdiktet i'],
    ]);
  });

  test('nobody consents to a draft of the information: what is missing is told once a part, and the one in use stays', async () => {
    await ready();
    const added = await informants.addInformant(interviewer, studyId, kari);
    await withSheet();
    const draft = makeSheet({ title: 'T', purpose: '', eraseNamesOn: '1. desember' }, 'nb');
    const half = { ...draft, parts: [...draft.parts, { heading: 'Mer', text: '' }] };
    const saved = await informants.saveSheet(interviewer, studyId, { sheet: half, basedOn: 1 });
    expect(saved.unfinished.map(({ heading, lacks, blanks }) => [heading, lacks, blanks.length])).toEqual([
      ['Hva handler studien om?', 'filling', 1],
      ['Hvem er ansvarlig?', 'filling', 1],
      ['Hvorfor spør vi deg?', 'filling', 1],
      ['Hva betyr det å være med?', 'filling', 1],
      ['Har du spørsmål, eller vil du trekke deg?', 'filling', 1],
      ['Mer', 'text', 0],
    ]);
    const toDraft = { ...onScreen, sheetVersion: 2 };
    await expect(
      informants.signOnScreen(interviewer, studyId, added.informantId, toDraft),
    ).rejects.toMatchObject({ code: 'consent-faulty' });
    const asked = await informants.consent(interviewer, studyId, added.informantId);
    expect(asked?.sheet?.version).toBe(1);
    const { sheet, sheetDraft } = await informants.overview(interviewer, studyId);
    expect([sheet?.version, sheetDraft]).toEqual([1, { version: 2, parts: 6 }]);
  });

  test('cannot be added before it is said what they are called and when the names go', async () => {
    const added = informants.addInformant(interviewer, studyId, kari);
    await expect(added).rejects.toMatchObject({ code: 'settings-missing' });
    for (const eraseNamesOn of ['2026-03-01', '2040-01-01', '2026-13-01', '']) {
      const set = informants.changeSettings(interviewer, studyId, { stem: 'Leder', eraseNamesOn });
      await expect(set, eraseNamesOn).rejects.toMatchObject({ code: 'settings-faulty' });
    }
    await ready();
    const nobody = informants.addInformant(interviewer, studyId, { name: 'X', email: '', phone: '' });
    await expect(nobody).rejects.toMatchObject({ problems: [{ code: 'contact' }] });
  });

  test('have said yes before anything of them is kept, and to recording by itself', async () => {
    await ready();
    await withSheet();
    const { informantId, interviewId } = await informants.addInformant(interviewer, studyId, kari);
    const place = { organisationId: 'o1', studyId, interviewId };
    const missing = refuseWithoutConsent(open.database, place);
    await expect(missing).rejects.toMatchObject({ code: 'consent-missing' });
    const halfway = informants.signOnScreen(interviewer, studyId, informantId, {
      ...onScreen,
      name: ' ',
      mark: '"/><script>',
      isConfirmed: false,
    });
    await expect(halfway).rejects.toMatchObject({
      problems: [{ code: 'name' }, { code: 'confirm' }, { code: 'mark' }],
    });
    await informants.signOnScreen(interviewer, studyId, informantId, onScreen);
    expect(await refuseWithoutConsent(open.database, place, 'quotes')).toMatchObject({
      number: 1,
      way: 'screen',
    });
    const recorded = refuseWithoutConsent(open.database, place, 'recording');
    await expect(recorded).rejects.toMatchObject({ code: 'consent-not-to-recording' });
    const again = { ...yes, toRecording: true, signedOn: '2026-02-28', bytes: pdf };
    await informants.takePaper(interviewer, studyId, informantId, again);
    expect(await refuseWithoutConsent(open.database, place, 'recording')).toMatchObject({ number: 2 });
    const other = refuseWithoutConsent(open.database, { ...place, studyId: 'another' });
    await expect(other).rejects.toMatchObject({ code: 'interview-not-there' });
  });

  test('are spoken with again under the same pseudonym and consent, also when two press at once', async () => {
    await ready();
    await withSheet();
    const { informantId } = await informants.addInformant(interviewer, studyId, kari);
    await informants.signOnScreen(interviewer, studyId, informantId, onScreen);
    const again = await Promise.all(
      [1, 2].map(() => informants.addAnotherInterview(interviewer, studyId, informantId)),
    );
    expect(again.map(({ name }) => name).sort()).toEqual(['Leder A (2)', 'Leder A (3)']);
    const { rows } = await informants.overview(interviewer, studyId);
    expect(rows.map(({ name, pseudonym, consent }) => [name, pseudonym, consent?.givenOn])).toEqual([
      ['Leder A', 'Leder A', '2026-03-01'],
      ['Leder A (2)', 'Leder A', '2026-03-01'],
      ['Leder A (3)', 'Leder A', '2026-03-01'],
    ]);
    await informants.withdraw(interviewer, studyId, informantId);
    expect((await informants.overview(interviewer, studyId)).rows).toMatchObject([{ interviewId: null }]);
    const after = informants.addAnotherInterview(interviewer, studyId, informantId);
    await expect(after).rejects.toMatchObject({ code: 'informant-not-there' });
  });

  test('have papers that nobody reads out of the database, and that are what they were', async () => {
    await ready();
    await withSheet();
    const { informantId } = await informants.addInformant(interviewer, studyId, kari);
    await informants.takePaper(interviewer, studyId, informantId, { ...yes, signedOn: today, bytes: pdf });
    const place = { organisationId: 'o1', studyId };
    const kept = await openInterviewKey(open.database).findPaper(place, informantId, 1);
    expect(Buffer.from(kept!.sealed).toString('latin1')).not.toContain('oppdiktet');
    const paper = await informants.consentPaper(interviewer, studyId, informantId);
    expect(paper).toEqual({ mediaType: 'application/pdf', fileName: 'leder-a.pdf', bytes: pdf });
    expect(await informants.consentPaper(interviewer, studyId, 'nobody')).toBeNull();
    const script = new TextEncoder().encode('<script>');
    for (const [bytes, signedOn, code] of [
      [script, today, 'kind'],
      [new Uint8Array(), today, 'no-file'],
      [pdf, '2026-03-02', 'day'],
    ] as const) {
      const taken = informants.takePaper(interviewer, studyId, informantId, { ...yes, signedOn, bytes });
      await expect(taken).rejects.toMatchObject({ problems: [{ code }] });
    }
  });

  test('are nobody any more from the day that was promised: names, contacts, papers and the keys to them', async () => {
    await ready();
    await withSheet();
    const { informantId } = await informants.addInformant(interviewer, studyId, kari);
    await informants.signOnScreen(interviewer, studyId, informantId, onScreen);
    const keysOf = () => readdirSync(folder).filter((name) => name.includes(informantId));
    expect(keysOf()).toHaveLength(1);
    today = '2026-11-30';
    await informants.eraseNamesDue('o1');
    expect((await informants.namedInformants(interviewer, studyId)).informants).toHaveLength(1);
    today = '2026-12-01';
    await informants.eraseNamesDue('o1');
    await informants.eraseNamesDue('o1');
    expect((await informants.namedInformants(interviewer, studyId)).informants).toEqual([]);
    expect(keysOf()).toEqual([]);
    expect(await informants.interviewSettings(interviewer, studyId)).toMatchObject({ namesErasedOn: today });
    const added = informants.addInformant(interviewer, studyId, ola);
    await expect(added).rejects.toMatchObject({ code: 'names-erased' });
    // That they said yes, and to what, stands by pseudonym.
    expect((await informants.overview(interviewer, studyId)).rows).toMatchObject([
      { pseudonym: 'Leder A', consent: { givenOn: '2026-03-01' } },
    ]);
  });

  test('are asked by a guide whose versions are kept, and that two do not write over each other', async () => {
    const lead = person('l', 'studyLead', studyId);
    const save = (text: string, basedOn: number) =>
      informants.saveGuide(lead, studyId, { guide: guideFromText(text), basedOn });
    expect(await informants.guideTexts(lead, studyId)).toEqual([]);
    await save('# Oppvarming\n\nEn?', 0);
    await save('# Oppvarming\n\nEn?', 1);
    await save('# Oppvarming\n\nTo?', 1);
    await expect(save('# Oppvarming\n\nTre?', 1)).rejects.toMatchObject({ code: 'guide-changed-meanwhile' });
    expect((await informants.guideVersions(lead, studyId)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await informants.guideTexts(lead, studyId)).toEqual(['To?']);
    await expect(save('# Tema', 2)).rejects.toMatchObject({ problems: [{ code: 'no-questions' }] });
    const analyst = informants.saveGuide(person('a', 'analyst', studyId), studyId, {
      guide: guideFromText('# Oppvarming\n\nEn?'),
      basedOn: 2,
    });
    await expect(analyst).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
