import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listInterviews } from '#modules/interviews/store.server.ts';
import { testEngines } from '#platform/database/engines.ts';
import { writeZip } from '#platform/zip/zip.ts';
import {
  anne,
  asked,
  clock,
  codeOf,
  type ExchangeRoom,
  ivar,
  openExchangeRoom,
  place,
} from './testing/exchange-room.ts';
import { createTranscriptService } from './transcripts.ts';

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

describe.each(testEngines())('coded material from other programs, on $name', (engine) => {
  let room: ExchangeRoom;
  beforeAll(async () => {
    room = await openExchangeRoom(engine);
  });
  afterAll(() => room.close());

  test('files as QualCoder, ATLAS.ti and NVivo write them go the whole way', async () => {
    await room.studyWith('foreign', 3);
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
      'P.qde': projectXml(sources, cases),
      'sources/a.txt': qualcoder,
      'Sources/c.txt': nvivo,
    });
    const { look } = await room.bringIn('foreign', bytes);
    expect(look.origin).toBe('X');
    expect(look.plan.sources.map(({ interview, way }) => [interview?.pseudonym, way])).toEqual([
      ['Leder A', 'newOpen'],
      ['Leder B', 'newOpen'],
      ['Leder C', 'newOpen'],
    ]);
    expect(look.plan.losses.map(({ kind }) => kind).toSorted()).toEqual(['colour', 'richText']);
    const { items, state, versions } = await room.codesOf('foreign');
    expect(items.map(({ quote, words, byName }) => [quote, words, byName])).toEqual([
      ['prøver oss fram', 'prøver seg fram', 'Kari Koder'],
      ['prøver vi oss fram', 'prøver seg fram', 'Kari Koder'],
      ['prøver', 'prøver seg fram', 'Kari Koder'],
    ]);
    expect(state.groups.map(({ name }) => name)).toEqual(['Overskrift']);
    expect(versions.map(({ text }) => text)).toContain('og så?\nvi prøver oss fram.');
    expect(versions.flatMap(({ turns }) => turns.map(({ speaker }) => speaker))).not.toContain('Kari Koder');
    // What a spreadsheet would run as a formula is text.
    const { interviewId } = (await listInterviews(room.database, place('foreign')))[2]!;
    const csv = await room.exchange.transcriptCsv(anne, { ...asked('foreign'), interviewId });
    expect(new TextDecoder().decode(csv!.bytes)).toContain("'=ntervjuer");
  });

  test('a recording’s transcript comes with the times of its points', async () => {
    await room.studyWith('sound', 1);
    const text = 'Intervjuer: og så?\nLeder A: vi prøver oss fram.';
    const at = text.indexOf('Leder');
    const audio = `<AudioSource guid="${guid(11)}" name="Leder A" path="internal://a.mp3"><Transcript guid="${guid(12)}" name="Leder A"><PlainTextContent>${text}</PlainTextContent>
<SyncPoint guid="${guid(13)}" timeStamp="500" position="0"/><SyncPoint guid="${guid(14)}" timeStamp="4250" position="${at}"/><SyncPoint guid="${guid(15)}" position="${text.length}"/>
<TranscriptSelection guid="${guid(16)}" fromSyncPoint="${guid(14)}" toSyncPoint="${guid(15)}"><Coding guid="${guid(17)}"><CodeRef targetGUID="${guid(2)}"/></Coding></TranscriptSelection></Transcript></AudioSource>`;
    await room.bringIn('sound', packed({ 'project.qde': projectXml(audio) }));
    const { versions, items } = await room.codesOf('sound');
    expect(versions[0]!.turns.map(({ startMs }) => startMs)).toEqual([500, 4250]);
    // The label is no part of what was said.
    expect(items.map(({ quote, byName }) => [quote, byName])).toEqual([
      ['vi prøver oss fram.', 'Ivar Intervjuer'],
    ]);
  });

  test('a text with names waits without its codes, which come when the file is sent again', async () => {
    await room.studyWith('names', 2, { lacking: ['Leder B'] });
    const text =
      'Intervjuer: hvem var med?\nLeder A: det var Torbjørn Fjellås, og han prøver seg fram hver dag.';
    const start = text.indexOf('og han prøver seg fram');
    const source = (name: string, n: number) =>
      `<TextSource guid="${guid(n)}" name="${name}"><PlainTextContent>${text}</PlainTextContent>${passage(n + 10, start, start + 22)}</TextSource>`;
    const bytes = packed({ 'project.qde': projectXml(source('Leder A', 11) + source('Leder B', 12)) });
    const { look } = await room.bringIn('names', bytes);
    expect(look.plan.sources.map(({ way }) => way)).toEqual(['newDraft', 'noConsent']);
    expect((await room.codesOf('names')).items).toEqual([]);
    const { interviewId } = (await listInterviews(room.database, place('names')))[0]!;
    // An analyst sees none of it, and can bring nothing in either.
    await room.exchange.hold(anne, 'names', { fileName: 'p.qdpx', bytes });
    expect((await room.exchange.held(anne, 'names'))!.plan.sources.map(({ way }) => way)).toEqual([
      'namesLeft',
      'notYours',
    ]);

    const { transcripts } = createTranscriptService({ database: room.database, clock });
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
    const again = await room.bringIn('names', bytes);
    expect(again.look.plan.sources.map(({ way }) => way)).toEqual(['codes', 'noConsent']);
    const { items, versions } = await room.codesOf('names');
    expect(items.map(({ quote }) => quote)).toEqual(['og han prøver seg fram']);
    expect(JSON.stringify(versions)).not.toContain('Torbjørn');
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
      expect(await codeOf(() => room.exchange.hold(ivar, 'hostile', { fileName: 'x.qdpx', bytes }))).toBe(
        code,
      );
    }
    expect(await room.exchange.held(ivar, 'hostile')).toBeNull();
  });
});
