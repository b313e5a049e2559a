import { describe, expect, test } from 'vitest';
import { soundText } from '../../transcripts/sound-text.ts';
import { countingOf, placesIn } from './counting.ts';
import { guidOf } from './guids.ts';
import { readProject } from './read-project.ts';
import { faults } from './testing/faults.ts';

// Shapes that ATLAS.ti, NVivo and QualCoder write (notes/interviews.md); all that is said in them is made up.
const guids = {
  code: 'B7A3C1D2-0000-4000-8000-000000000001',
  source: 'B7A3C1D2-0000-4000-8000-000000000002',
  passage: 'B7A3C1D2-0000-4000-8000-000000000003',
  coding: 'B7A3C1D2-0000-4000-8000-000000000004',
};
const projectOf = (source: string, head = '') =>
  `${head}<?xml version="1.0" encoding="utf-8"?>
<Project name="Prøve" origin="QualCoder" xmlns="urn:QDA-XML:project:1.0">
<CodeBook><Codes><Code guid="${guids.code}" name="prøver seg fram" isCodable="true" color="#F00"/></Codes></CodeBook>
<Sources>${source}</Sources></Project>`;
const passageOf = (start: number, end: number, name?: string) =>
  `<PlainTextSelection guid="${guids.passage}" startPosition="${start}" endPosition="${end}"${name === undefined ? '' : ` name="${name}"`}>
   <Coding guid="${guids.coding}"><CodeRef targetGUID="{${guids.code}}"/></Coding></PlainTextSelection>`;
const read = (xml: string, files: Readonly<Record<string, string>> = {}) =>
  readProject({ xml, part: 'project.qde', textOf: (name) => files[name], faults })!;
const quoteOf = (given: ReturnType<typeof read>) => {
  const [source] = given.project.sources;
  const [passage] = source!.selections;
  return source!.text.slice(passage!.start, passage!.end);
};

describe('a project other programs wrote', () => {
  test('QualCoder: a text with a byte order mark and CR LF, both counted', () => {
    const text = '\uFEFFIntervjuer: Og så?\r\nLeder A: Vi prøver oss fram.\r\n';
    const start = text.indexOf('prøver');
    const source = `<TextSource guid="${guids.source}" name="A" plainTextPath="internal://a.txt">${passageOf(start, start + 15, 'prøver oss fram')}</TextSource>`;
    const given = read(projectOf(source), { 'a.txt': text });
    expect(quoteOf(given)).toBe('prøver oss fram');
    expect(given.losses).toEqual([]);
  });

  test('ATLAS.ti: code points after an emoji, the name of the passage cut short', () => {
    const text = 'Leder A: 🙂 Vi prøver oss fram med små grep hver eneste uke.';
    const start = Array.from(text).indexOf('V');
    const source = `<TextSource guid="${guids.source}" name="A"><PlainTextContent>${text}</PlainTextContent>${passageOf(start, start + 47, 'Vi prøver oss fram med…')}</TextSource>`;
    expect(quoteOf(read(projectOf(source)))).toBe('Vi prøver oss fram med små grep hver eneste uke');
  });

  test('NVivo: braces and capitals in identities, rich text beside the plain one', () => {
    const source = `<TextSource guid="{${guids.source}}" name="A" richTextPath="internal://a.docx" plainTextPath="internal://a.txt">${passageOf(0, 2)}</TextSource>`;
    const given = read(projectOf(source, '\uFEFF'), { 'a.txt': 'Ja.' });
    expect(given.project.sources[0]!.guid).toBe(guids.source.toLowerCase());
    expect(given.project.sources[0]!.selections[0]!.codings[0]!.code).toBe(guids.code.toLowerCase());
    expect(given.project.codes[0]!.colour).toBe('#ff0000');
    expect(given.losses).toEqual([{ kind: 'richText', name: 'A' }]);
  });

  test('whatever cannot be taken along is said, and the rest is taken', () => {
    const source = `<PDFSource guid="${guids.source}" name="skann.pdf"/>
      <PictureSource guid="00000000-0000-4000-8000-000000000009" name="tavle.png"/>
      <TextSource guid="00000000-0000-4000-8000-00000000000a" name="borte" plainTextPath="relative:///../borte.txt"/>
      <TextSource guid="00000000-0000-4000-8000-00000000000b" name="B"><PlainTextContent>Ja.</PlainTextContent>
        ${passageOf(2, 90)}
        <PlainTextSelection guid="00000000-0000-4000-8000-00000000000c" startPosition="0" endPosition="2">
          <Coding guid="00000000-0000-4000-8000-00000000000d"><CodeRef targetGUID="00000000-0000-4000-8000-0000000000ff"/></Coding>
        </PlainTextSelection></TextSource>`;
    const { project, losses } = read(projectOf(source));
    expect(losses.map(({ kind }) => kind)).toEqual([
      'pdf',
      'picture',
      'textElsewhere',
      'badPlace',
      'pointsNowhere',
    ]);
    expect(project.sources.map(({ name, selections }) => [name, selections.length])).toEqual([['B', 1]]);
  });

  test('another XML file is no project', () => {
    expect(readProject({ xml: '<html/>', part: 'x', textOf: () => undefined, faults })).toBeUndefined();
  });

  test('a document that declares entities of its own is refused, and broken XML is', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><Project name="x"/>';
    expect(() => read(bomb)).toThrow('declares its own');
    expect(() => read('<Project name="x"><Users>')).toThrow('damaged');
    expect(() => read('<Project name="x"/><Project name="y"/>')).toThrow('damaged');
  });
});

describe('how places were counted', () => {
  test('is the standard’s own way when nothing says otherwise', () => {
    expect(countingOf('a\r\nb', [{ start: 3, end: 4, name: null }])).toEqual({
      countsMark: false,
      countsReturns: true,
      endsInside: false,
    });
  });

  test('is told by passages named by their own words', () => {
    const raw = 'en\r\nto\r\ntre fire';
    const passages = [
      { start: 3, end: 5, name: 'to' },
      { start: 6, end: 14, name: 'tre fire' },
    ];
    expect(countingOf(raw, passages).countsReturns).toBe(false);
    const inside = [{ start: 8, end: 15, name: 'tre fire' }];
    expect(countingOf(raw, inside)).toMatchObject({ countsReturns: true, endsInside: true });
  });

  test('is the same within a line of hours of talk, and takes no longer for it', () => {
    const raw = 'Vi gja\u030Ar p\u00E5 m\u00E5 f\u00E5 🙂 se\r'.repeat(12_000);
    const counting = { countsMark: false, countsReturns: true, endsInside: false };
    const points = [...raw.slice(0, 30_000)];
    const { text, of } = placesIn(raw, counting);
    for (let at = 0; at < 1000; at += 37) {
      const before = soundText(points.slice(0, at).join('')).length;
      expect(of({ start: at, end: at + 40 })?.start).toBe(before);
    }
    expect(text.length).toBeGreaterThan(200_000);
    const passages = Array.from({ length: 10_000 }, (_, at) => ({
      start: at * 25,
      end: at * 25 + 20,
      name: 'noe annet',
    }));
    const begun = performance.now();
    countingOf(raw.replaceAll('\r', ' '), passages);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('an accent written by itself moves what stands after it, and the place with it', () => {
    const raw = 'ga\u030Ar det bra';
    const { text, of } = placesIn(raw, { countsMark: false, countsReturns: true, endsInside: false });
    const place = of({ start: 5, end: 8 })!;
    expect(text.slice(place.start, place.end)).toBe('det');
  });
});

describe('identities', () => {
  test('that are no GUIDs become one, the same each time', () => {
    expect(guidOf('17')).toBe(guidOf('17'));
    expect(guidOf('17')).not.toBe(guidOf('18'));
    expect(guidOf('17')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  });
});
