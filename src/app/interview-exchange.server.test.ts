import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswers, Informants, InterviewExchange } from '#modules/interviews/index.ts';
import { listCurrentVersions, listInformants, listInterviews } from '#modules/interviews/store.server.ts';
import type { Actor, Grant } from '#modules/organisation/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { isDomainError } from '#platform/errors.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { openZip } from '#platform/packed/open-zip.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { createCodingService } from './coding.ts';
import { loadDemoCodes } from './demo-codes.ts';
import { loadDemoInterviews } from './demo-interviews.ts';
import { practiceStudyId } from './demo-people.ts';
import { createInformantsService } from './informants.ts';
import { createExchangeService } from './interview-exchange.ts';
import { organisationId } from './organisation.ts';
import { createTranscriptService } from './transcripts.ts';

const clock = { now: () => new Date('2026-11-20T09:00:00Z') };
const actorOf = (personId: string, name: string, roles: readonly Grant['role'][]): Actor => ({
  ...{ organisationId, personId, name, email: `${personId}@example.org` },
  grants: [practiceStudyId, 'copy', 'foreign', 'hostile', 'undo', 'names', 'sound'].flatMap((studyId) =>
    roles.map((role) => ({ role, studyId, office: null })),
  ),
});
const ivar = actorOf('ivar', 'Ivar Intervjuer', ['interviewer']);
const anne = actorOf('anne', 'Anne Analytiker', ['analyst']);
const custodian = actorOf('nils', 'Nils Nøkkelholder', ['custodian']);
const asked = (studyId: string) => ({ studyId, language: 'nb' as const, title: 'Øvelse' });
const place = (studyId: string) => ({ organisationId, studyId });

describe.each(testEngines())('coded material in and out, on $name', (engine) => {
  let open: OpenDatabase;
  let exchange: InterviewExchange;
  let informants: Informants;
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-exchange-'));
  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    exchange = createExchangeService({ database, clock });
    informants = createInformantsService({ database, clock, keys: openKeyFiles(directory) });
    const fileText = readFileSync(new URL('../../examples/practice/study.yaml', import.meta.url), 'utf8');
    await saveStudy(database, {
      ...{ organisationId, studyId: practiceStudyId, title: 'Øvelse', fileName: 'study.yaml', fileText },
      ...{ fileSha256: createHash('sha256').update(fileText).digest('hex'), now: clock.now() },
    });
    await loadDemoInterviews({ database, clock });
    await loadDemoCodes({ database, clock });
  });
  afterAll(async () => {
    await open.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A study with so many informants, who have said yes unless they are left out. */
  async function studyWith(studyId: string, count: number, { lacking = [] as readonly string[] } = {}) {
    await informants.changeSettings(ivar, studyId, { stem: 'Leder', eraseNamesOn: '2027-12-01' });
    const sheet = { language: 'nb' as const, parts: [{ heading: 'Om studien', text: 'Alt er oppdiktet.' }] };
    await informants.saveSheet(ivar, studyId, { sheet, basedOn: 0 });
    for (let at = 0; at < count; at += 1) {
      const contact = { name: `Oppdiktet ${at}`, email: `leder${at}@example.org`, phone: '' };
      const { informantId, pseudonym } = await informants.addInformant(ivar, studyId, contact);
      if (lacking.includes(pseudonym)) continue;
      await informants.signOnScreen(ivar, studyId, informantId, {
        ...{ sheetVersion: 1, toRecording: true, toQuotes: true, title: 'Øvelse' },
        ...{ name: contact.name, mark: '', isConfirmed: true },
      });
    }
  }
  const codesOf = async (studyId: string) => {
    const versions = await listCurrentVersions(open.database, place(studyId), { onlyOpen: true });
    const coding = createCodingService({
      ...{ database: open.database, clock, informants: { guideTexts: async () => [] } },
      transcripts: {
        current: async (_, { interviewId }) =>
          versions.find((version) => version.interviewId === interviewId) ?? null,
      },
    });
    const { state, items } = await coding.codes(anne, { studyId, spoken: 'no' });
    return { state, items, versions };
  };
  /** Takes a file in with what the preview proposes. */
  async function bringIn(studyId: string, bytes: Uint8Array, change: Partial<ImportAnswers> = {}) {
    await exchange.hold(ivar, studyId, { fileName: 'prosjekt.qdpx', bytes });
    const look = (await exchange.held(ivar, studyId))!;
    const answers: ImportAnswers = {
      ...{ stamp: look.stamp, interviewer: 'Intervjuer', isSeenThrough: true },
      interviews: new Map(look.plan.sources.map(({ interview }, at) => [at, interview?.interviewId ?? ''])),
      speakers: new Map(
        look.plan.sources.map(({ speakers }, at) => [
          at,
          speakers.map(({ guess, name }) => ({ role: guess, name: guess === 'other' ? (name ?? '') : '' })),
        ]),
      ),
      ...change,
    };
    return { look, done: await exchange.confirm(ivar, studyId, answers) };
  }
  const codeOf = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      if (isDomainError(error)) return error.code;
      throw error;
    }
    return 'done';
  };

  test('a study with all its codes goes out, into an empty one, and out again: the same but for identities', async () => {
    const first = await exchange.writeProject(anne, { ...asked(practiceStudyId), withSound: false });
    expect(first).toMatchObject({ fileName: 'practice.qdpx' });
    expect(
      Buffer.from(
        (await exchange.writeProject(anne, { ...asked(practiceStudyId), withSound: false })).bytes,
      ).equals(first.bytes),
    ).toBe(true);
    await studyWith('copy', 3);
    const { look, done } = await bringIn('copy', first.bytes);
    expect(look.plan.sources.map(({ way }) => way)).toEqual(['newOpen', 'newOpen', 'newOpen']);
    expect(look.plan.steps.counts).toEqual({
      ...{ codings: 59, newCodes: 56, knownCodes: 0, again: 0, groups: 8, concepts: 5 },
    });
    expect(look.plan.losses).toEqual([]);
    expect(done).not.toBeNull();
    const second = await exchange.writeProject(anne, { ...asked('copy'), withSound: false });
    expect(withoutIdentities(second.bytes)).toBe(withoutIdentities(first.bytes));

    const [from, to] = [await codesOf(practiceStudyId), await codesOf('copy')];
    const turns = (all: typeof from) =>
      all.versions.map((version) => version.turns.map((turn) => turn.speaker));
    expect(turns(to).toSorted(byLength)).toEqual(turns(from).toSorted(byLength));
    const passages = (all: typeof from) =>
      all.items.map(({ words, start, end, byName }) => [words, start, end, byName]).toSorted();
    expect(passages(to)).toEqual(passages(from));
    const memos = (all: typeof from) =>
      all.state.concepts.map(({ name, literature, memo }) => ({ name, literature, memo }));
    expect(memos(to)).toEqual(memos(from));
    // The same file once more brings nothing: everything stands there already.
    expect(await codeOf(() => bringIn('copy', first.bytes))).toBe('exchange-nothing');
  });

  test('what came in is taken back, all of it, and once', async () => {
    const { bytes } = await exchange.writeProject(anne, { ...asked(practiceStudyId), withSound: false });
    await studyWith('undo', 3);
    const { done } = await bringIn('undo', bytes);
    expect((await codesOf('undo')).items).toHaveLength(59);
    await exchange.undo(ivar, 'undo', done!.exchangeId);
    const after = await codesOf('undo');
    expect([after.items, after.state.groups, after.state.concepts, after.versions]).toEqual([[], [], [], []]);
    expect(await codeOf(() => exchange.undo(ivar, 'undo', done!.exchangeId))).toBe('exchange-undone');
    const { exchanges } = await exchange.look(ivar, 'undo');
    expect(exchanges).toMatchObject([{ kind: 'in', byName: 'Ivar Intervjuer', undoneOn: '2026-11-20' }]);
    // And in again, as if it had never been.
    await bringIn('undo', bytes);
    expect((await codesOf('undo')).items).toHaveLength(59);
  });

  const guid = (n: number) => `b7a3c1d2-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const projectXml = (sources: string, rest = '') =>
    `<?xml version="1.0" encoding="utf-8"?><Project name="P" origin="X" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${guid(9)}" name="Kari Koder"/></Users>
<CodeBook><Codes><Code guid="${guid(1)}" name="Overskrift" isCodable="true"><Code guid="${guid(2)}" name="prøver seg fram" isCodable="true" color="#F00"/></Code></Codes></CodeBook>
${rest}<Sources>${sources}</Sources></Project>`;
  const passage = (n: number, start: number, end: number, name = '') =>
    `<PlainTextSelection guid="${guid(n)}" startPosition="${start}" endPosition="${end}" ${name ? `name="${name}"` : ''}><Coding guid="${guid(n + 100)}" creatingUser="${guid(9)}"><CodeRef targetGUID="{${guid(2).toUpperCase()}}"/></Coding></PlainTextSelection>`;
  const packed = (parts: Readonly<Record<string, string>>) =>
    writeZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));

  test('files as QualCoder, ATLAS.ti and NVivo write them go the whole way', async () => {
    await studyWith('foreign', 3);
    // QualCoder: a byte order mark and CR LF, both counted. ATLAS.ti: code points after an emoji. NVivo: a file beside.
    const qualcoder = '\uFEFFIntervjuer: og så?\r\nLeder A: vi prøver oss fram.\r\n';
    const start = qualcoder.indexOf('prøver');
    const atlas = 'Leder B: 🙂 ga\u030Ar det bra, så prøver vi oss fram';
    const from = Array.from(atlas).indexOf('p');
    const nvivo = '=ntervjuer og informant uten navn foran: ja.\nvi prøver igjen.';
    const sources = `<TextSource guid="${guid(11)}" name="leder a.txt" plainTextPath="internal://a.txt">${passage(21, start, start + 15, 'prøver oss fram')}</TextSource>
<TextSource guid="${guid(12)}" name="B"><PlainTextContent>${atlas}</PlainTextContent>${passage(22, from, from + 18)}</TextSource>
<TextSource guid="{${guid(13).toUpperCase()}}" name="Leder C" richTextPath="internal://c.docx" plainTextPath="internal://c.txt">${passage(23, 48, 54)}</TextSource>`;
    const cases = `<Cases><Case guid="${guid(31)}" name="Leder B"><SourceRef targetGUID="${guid(12)}"/></Case></Cases>`;
    const bytes = packed({
      ...{ 'P.qde': projectXml(sources, cases), 'sources/a.txt': qualcoder, 'Sources/c.txt': nvivo },
    });
    const { look } = await bringIn('foreign', bytes);
    expect(look.origin).toBe('X');
    expect(look.plan.sources.map(({ interview, way }) => [interview?.pseudonym, way])).toEqual([
      ['Leder A', 'newOpen'],
      ['Leder B', 'newOpen'],
      ['Leder C', 'newOpen'],
    ]);
    expect(look.plan.losses.map(({ kind }) => kind).toSorted()).toEqual(['colour', 'richText']);
    const { items, state, versions } = await codesOf('foreign');
    expect(items.map(({ quote, words, byName }) => [quote, words, byName])).toEqual([
      ['prøver oss fram', 'prøver seg fram', 'Kari Koder'],
      ['prøver vi oss fram', 'prøver seg fram', 'Kari Koder'],
      ['prøver', 'prøver seg fram', 'Kari Koder'],
    ]);
    expect(state.groups.map(({ name }) => name)).toEqual(['Overskrift']);
    expect(versions.map(({ text }) => text)).toContain('og så?\nvi prøver oss fram.');
    expect(versions.flatMap(({ turns }) => turns.map(({ speaker }) => speaker))).not.toContain('Kari Koder');
    // What a spreadsheet would run as a formula is text.
    const { interviewId } = (await listInterviews(open.database, place('foreign')))[2]!;
    const csv = await exchange.transcriptCsv(anne, { ...asked('foreign'), interviewId });
    expect(new TextDecoder().decode(csv!.bytes)).toContain("'=ntervjuer");
  });

  test('a recording’s transcript comes with the times of its points', async () => {
    await studyWith('sound', 1);
    const text = 'Intervjuer: og så?\nLeder A: vi prøver oss fram.';
    const at = text.indexOf('Leder');
    const audio = `<AudioSource guid="${guid(11)}" name="Leder A" path="internal://a.mp3"><Transcript guid="${guid(12)}" name="Leder A"><PlainTextContent>${text}</PlainTextContent>
<SyncPoint guid="${guid(13)}" timeStamp="500" position="0"/><SyncPoint guid="${guid(14)}" timeStamp="4250" position="${at}"/><SyncPoint guid="${guid(15)}" position="${text.length}"/>
<TranscriptSelection guid="${guid(16)}" fromSyncPoint="${guid(14)}" toSyncPoint="${guid(15)}"><Coding guid="${guid(17)}"><CodeRef targetGUID="${guid(2)}"/></Coding></TranscriptSelection></Transcript></AudioSource>`;
    await bringIn('sound', packed({ 'project.qde': projectXml(audio) }));
    const { versions, items } = await codesOf('sound');
    expect(versions[0]!.turns.map(({ startMs }) => startMs)).toEqual([500, 4250]);
    // The label is no part of what was said.
    expect(items.map(({ quote, byName }) => [quote, byName])).toEqual([
      ['vi prøver oss fram.', 'Ivar Intervjuer'],
    ]);
  });

  test('a text with names waits without its codes, which come when the file is sent again', async () => {
    await studyWith('names', 2, { lacking: ['Leder B'] });
    const text =
      'Intervjuer: hvem var med?\nLeder A: det var Torbjørn Fjellås, og han prøver seg fram hver dag.';
    const start = text.indexOf('og han prøver seg fram');
    const source = (name: string, n: number) =>
      `<TextSource guid="${guid(n)}" name="${name}"><PlainTextContent>${text}</PlainTextContent>${passage(n + 10, start, start + 22)}</TextSource>`;
    const bytes = packed({ 'project.qde': projectXml(source('Leder A', 11) + source('Leder B', 12)) });
    const { look } = await bringIn('names', bytes);
    expect(look.plan.sources.map(({ way }) => way)).toEqual(['newDraft', 'noConsent']);
    expect((await codesOf('names')).items).toEqual([]);
    const { interviewId } = (await listInterviews(open.database, place('names')))[0]!;
    // An analyst sees none of it, and can bring nothing in either.
    await exchange.hold(anne, 'names', { fileName: 'p.qdpx', bytes });
    expect((await exchange.held(anne, 'names'))!.plan.sources.map(({ way }) => way)).toEqual([
      'namesLeft',
      'notYours',
    ]);

    const { transcripts } = createTranscriptService({ database: open.database, clock });
    const here = { studyId: 'names', interviewId };
    const words = {
      person: 'person',
      place: 'sted',
      office: 'kontor',
      municipality: 'kommune',
      county: 'fylke',
    };
    const names = await transcripts.names(ivar, here, words as never);
    await transcripts.decideNames(ivar, here, {
      stamp: names.stamp,
      decisions: names.suggestions
        .filter(({ isLikely }) => isLikely)
        .map(({ original, kind }) => ({ original, kind, replacement: '[kollega]' })),
    });
    await transcripts.openForCoding(ivar, here, { version: 2 });
    const again = await bringIn('names', bytes);
    expect(again.look.plan.sources.map(({ way }) => way)).toEqual(['codes', 'noConsent']);
    const { items, versions } = await codesOf('names');
    expect(items.map(({ quote }) => quote)).toEqual(['og han prøver seg fram']);
    expect(JSON.stringify(versions)).not.toContain('Torbjørn');
  });

  test('is refused whoever may not code, and what was seen must still be so', async () => {
    expect(await codeOf(() => exchange.look(custodian, 'copy'))).toBe('not-allowed');
    expect(
      await codeOf(() => exchange.hold(custodian, 'copy', { fileName: 'x', bytes: new Uint8Array() })),
    ).toBe('not-allowed');
    const { bytes } = await exchange.writeProject(anne, { ...asked(practiceStudyId), withSound: false });
    expect(await codeOf(() => bringIn('copy', bytes, { stamp: 'another' }))).toBe('transcript-changed');
    expect(await exchange.held(anne, 'copy')).toBeNull();
  });

  test('hostile and broken files are refused with a reason, and nothing is held', async () => {
    const empty = '<Project xmlns="urn:QDA-XML:project:1.0" name="P"/>';
    const files = {
      'qdpx-empty': new Uint8Array(),
      'qdpx-other': Buffer.from('Intervjuer: hei'),
      'qdpx-no-project': packed({ '../../etc/passwd': 'x' }),
      'qdpx-damaged': Buffer.from('PK\u0003\u0004 nei'),
      'qdpx-declares-own': packed({
        'project.qde': `<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>${empty}`,
      }),
      'qdpx-too-large': writeZip([{ name: 'project.qde', bytes: Buffer.alloc(101 * 1024 * 1024, 0x20) }]),
    };
    for (const [code, bytes] of Object.entries(files)) {
      expect(await codeOf(() => exchange.hold(ivar, 'hostile', { fileName: 'x.qdpx', bytes }))).toBe(code);
    }
    expect(await exchange.held(ivar, 'hostile')).toBeNull();
  });

  test('the code book and a coded transcript to read: every code and turn, no quote without a yes, safe in a spreadsheet', async () => {
    const book = await exchange.codebookDocument(anne, asked('copy'));
    const tables = book.blocks.filter((block) => block.kind === 'table');
    expect(tables.flatMap(({ rows }) => rows)).toHaveLength(56);
    expect(JSON.stringify(book)).toContain('Fuglsang 2010');
    // The demo's interviews are loaded without consents: nobody is quoted from them.
    const unasked = await exchange.codebookDocument(anne, asked(practiceStudyId));
    expect(JSON.stringify(unasked)).not.toContain('(Leder');
    expect(JSON.stringify(book)).toContain('(Leder');
    const csv = new TextDecoder().decode((await exchange.codebookCsv(anne, asked('copy'))).bytes);
    expect(csv.split('\r\n')).toHaveLength(58);
    const [first] = await listInterviews(open.database, place('copy'));
    const one = { ...asked('copy'), interviewId: first!.interviewId };
    const transcript = (await exchange.transcriptDocument(anne, one))!;
    const said = transcript.blocks.find((block) => block.kind === 'table')!;
    expect(said.rows).toHaveLength(22);
    expect(JSON.stringify(transcript.blocks[0])).toContain('arbeidsmateriale');
    const rows = new TextDecoder().decode((await exchange.transcriptCsv(anne, one))!.bytes);
    expect(rows).toContain('Det er lov å slutte med det igjen');
    expect(await exchange.transcriptCsv(anne, { ...one, interviewId: 'demo-interview-d' })).toBeNull();
    const { exchanges } = await exchange.look(anne, 'copy');
    expect(exchanges.map(({ kind }) => kind).toSorted()).toEqual(
      ['codebook', 'codebook', 'in', 'qdpx', 'transcript', 'transcript'].toSorted(),
    );
    // Whoever takes a withdrawal in is told of each file with the informant in it.
    const [informant] = await listInformants(open.database, place('copy'));
    const { takenOut } = (await informants.withdrawal(ivar, 'copy', informant!.informantId))!;
    expect(takenOut.map(({ kind, byName }) => [kind, byName]).toSorted()).toEqual([
      ...[
        ['codebook', anne.name],
        ['codebook', anne.name],
        ['qdpx', anne.name],
      ],
      ...[
        ['transcript', anne.name],
        ['transcript', anne.name],
      ],
    ]);
  });
});

const byLength = (a: readonly unknown[], b: readonly unknown[]) => a.length - b.length;

/** The project of a package with its identities numbered as they come. */
function withoutIdentities(bytes: Uint8Array): string {
  const xml = openZip(bytes, 10_000_000, {
    damaged: () => new Error('damaged'),
    locked: () => new Error('locked'),
    tooLarge: () => new Error('large'),
    declaresOwn: () => new Error('declares'),
  } as never).text('project.qde')!;
  const seen = new Map<string, number>();
  return xml.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, (guid) => {
    if (!seen.has(guid)) seen.set(guid, seen.size + 1);
    return `id-${seen.get(guid)}`;
  });
}
